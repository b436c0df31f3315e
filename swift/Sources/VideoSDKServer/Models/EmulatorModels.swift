// The emulator: answers given in advance, and what was asked of it.

/// What the next fitting request to an emulator is answered with.
///
/// Without a status the service answers by itself, and only the delay and the cut apply: so a write happens whose answer
/// is lost.
public struct ScriptedReply: JSONModel {
    /// Only for requests of this method. Default: any.
    public var method: String?
    /// Only for requests of this path, or of paths that begin with it when it ends in `*`. Default: any.
    public var path: String?
    /// How many requests it answers. Default: 1.
    public var times: Int?
    /// The status, from 200 to 599. Default: the service's own answer.
    public var status: Int?
    /// Headers beside the usual ones. `Content-Type` is JSON unless given.
    public var headers: [String: String]
    /// The body: a text is sent as it is, anything else as JSON. Default: none.
    public var body: JSONValue?
    /// How long to wait before the reply, in milliseconds. Default: not at all. At most an hour.
    public var delayMs: Int?
    /// Where the connection is cut. Default: nowhere.
    public var cut: Cut?

    /// Where a connection is cut.
    public struct Cut: OpenEnum, JSONField {
        public let rawValue: String

        /// Nowhere: the reply comes whole.
        public static let none = Cut(rawValue: "none")
        /// Before any byte of the reply.
        public static let beforeReply = Cut(rawValue: "before-reply")
        /// After the headers and half of the body.
        public static let midBody = Cut(rawValue: "mid-body")

        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// One of these fields, which are explained where they stand.
    public init(
        method: String? = nil,
        path: String? = nil,
        times: Int? = nil,
        status: Int? = nil,
        headers: [String: String] = [:],
        body: JSONValue? = nil,
        delayMs: Int? = nil,
        cut: Cut? = nil
    ) {
        self.method = method
        self.path = path
        self.times = times
        self.status = status
        self.headers = headers
        self.body = body
        self.delayMs = delayMs
        self.cut = cut
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        method = try fields.take("method")
        path = try fields.take("path")
        times = try fields.take("times")
        status = try fields.take("status")
        headers = try fields.take("headers") ?? [:]
        body = try fields.take("body")
        delayMs = try fields.take("delayMs")
        cut = try fields.take("cut")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("method", method)
        fields.put("path", path)
        fields.put("times", times)
        fields.put("status", status)
        fields.put("headers", headers)
        fields.put("body", body)
        fields.put("delayMs", delayMs)
        fields.put("cut", cut)
        return fields
    }
}

/// One request that an emulator got, and how it was answered. Tokens in it are blacked out.
public struct RecordedRequest: JSONModel {
    /// Counts from 1, in order of arrival.
    public var number: Int
    /// When it arrived by the emulator's clock, in RFC 3339.
    public var time: String
    /// The method, such as `POST`.
    public var method: String
    /// The path as it came, percent-encoded.
    public var path: String
    /// The query as it came, without the question mark; empty when there was none.
    public var query: String
    /// The headers by lower-case name; several of one name are joined with a comma.
    public var headers: [String: String]
    /// The body as text, cut at 16 KiB.
    public var body: String
    /// The status of the answer; nothing when the connection was cut instead, or the caller left.
    public var status: Int?
    /// True when the caller left while its answer was held back.
    public var abandoned: Bool
    /// True when the answer came from the script.
    public var scripted: Bool
    /// What the answer assumes about the service; see the reference of the emulator.
    public var assumed: [String]

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        number = try fields.require("number")
        time = try fields.require("time")
        method = try fields.require("method")
        path = try fields.require("path")
        query = try fields.require("query")
        headers = try fields.require("headers")
        body = try fields.require("body")
        status = try fields.take("status")
        abandoned = try fields.require("abandoned")
        scripted = try fields.require("scripted")
        assumed = try fields.require("assumed")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("number", number)
        fields.put("time", time)
        fields.put("method", method)
        fields.put("path", path)
        fields.put("query", query)
        fields.put("headers", headers)
        fields.put("body", body)
        fields.put("status", status)
        fields.put("abandoned", abandoned)
        fields.put("scripted", scripted)
        fields.put("assumed", assumed)
        return fields
    }
}
