/// One fact about a token or a setting that a person should know. It never holds a secret or a token.
public struct Finding: JSONModel {
    /// The stable word for the case, such as `token_expired`.
    public var code: String
    /// The claim, part or variable it speaks of, such as `exp` or `VIDEOSDK_SECRET`.
    public var about: String
    /// How grave it is.
    public var severity: Severity
    /// What was found, with the value where it is no secret.
    public var reason: String
    /// What to do about it.
    public var remedy: String

    /// How grave a finding is.
    public struct Severity: OpenEnum, JSONField {
        public let rawValue: String

        /// It will not work.
        public static let error = Severity(rawValue: "error")
        /// It may not work, or not as meant.
        public static let warning = Severity(rawValue: "warning")
        /// Good to know.
        public static let info = Severity(rawValue: "info")

        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// One of these fields, which are explained where they stand.
    public init(code: String, about: String, severity: Severity, reason: String, remedy: String) {
        self.code = code
        self.about = about
        self.severity = severity
        self.reason = reason
        self.remedy = remedy
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        code = try fields.require("code")
        about = try fields.require("about")
        severity = try fields.require("severity")
        reason = try fields.require("reason")
        remedy = try fields.require("remedy")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("code", code)
        fields.put("about", about)
        fields.put("severity", severity)
        fields.put("reason", reason)
        fields.put("remedy", remedy)
        return fields
    }
}
