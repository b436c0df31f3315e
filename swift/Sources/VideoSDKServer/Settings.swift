/// Where each setting of a client came from, and what is wrong with them.
public struct Settings: JSONModel {
    /// Every setting by its name, set or not.
    public var settings: [Setting]
    /// What a person should know about them.
    public var findings: [Finding]

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        settings = try fields.require("settings")
        findings = try fields.require("findings")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("settings", settings)
        fields.put("findings", findings)
        return fields
    }
}

/// One setting and where it came from; never its value.
public struct Setting: JSONModel {
    /// The name of the option, such as `api_key`.
    public var name: String
    /// Where its value came from.
    public var source: Source
    /// The variable it came from, such as `VIDEOSDK_SECRET_KEY_FILE`.
    public var variable: String?

    /// Where the value of a setting came from.
    public struct Source: OpenEnum, JSONField {
        public let rawValue: String

        /// It was given in code.
        public static let option = Source(rawValue: "option")
        /// A variable of the environment.
        public static let environment = Source(rawValue: "environment")
        /// A file that a variable of the environment names.
        public static let file = Source(rawValue: "file")
        /// Nothing was said, so the default holds.
        public static let `default` = Source(rawValue: "default")
        /// There is no value.
        public static let unset = Source(rawValue: "unset")

        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        name = try fields.require("name")
        source = try fields.require("source")
        variable = try fields.take("variable")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("name", name)
        fields.put("source", source)
        fields.put("variable", variable)
        return fields
    }
}
