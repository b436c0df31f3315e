import VideoSDKServerNative

/// Something that happened during a request, for your logger. It never holds a body, a token or a secret.
public struct Event: JSONModel {
    /// What happened.
    public var kind: Kind
    /// The HTTP method of the request.
    public var method: String?
    /// The path of the operation with its arguments left open, such as `/v2/rooms/{roomId}`.
    public var route: String?
    /// The number of the attempt within its call, from 1.
    public var attempt: Int?
    /// The HTTP status of the answer.
    public var status: Int?
    /// The request id of the answer.
    public var requestId: String?
    /// The code of the error that the attempt ended with, such as `attempt_timeout`.
    public var errorCode: String?
    /// How long the attempt took, or how long the wait before the next one is.
    public var duration: Duration?
    /// By how many seconds the service's clock is ahead of ours.
    public var clockOffsetSeconds: Int?

    /// What an event tells of.
    public struct Kind: OpenEnum, JSONField {
        public let rawValue: String

        /// A request is about to be sent.
        public static let attemptStarted = Kind(rawValue: "attempt_started")
        /// An answer came, or the attempt failed.
        public static let attemptFinished = Kind(rawValue: "attempt_finished")
        /// The attempt will be repeated after a wait.
        public static let retryScheduled = Kind(rawValue: "retry_scheduled")
        /// A new API token was signed.
        public static let tokenRenewed = Kind(rawValue: "token_renewed")
        /// The service's clock differs from ours, and tokens are dated by it from now on.
        public static let clockOffsetLearned = Kind(rawValue: "clock_offset_learned")

        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        kind = try fields.require("kind")
        method = try fields.take("method")
        route = try fields.take("route")
        attempt = try fields.take("attempt")
        status = try fields.take("status")
        requestId = try fields.take("requestId")
        errorCode = try fields.take("errorCode")
        duration = try fields.take("duration")
        clockOffsetSeconds = try fields.take("clockOffsetSeconds")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("kind", kind)
        fields.put("method", method)
        fields.put("route", route)
        fields.put("attempt", attempt)
        fields.put("status", status)
        fields.put("requestId", requestId)
        fields.put("errorCode", errorCode)
        fields.put("duration", duration)
        fields.put("clockOffsetSeconds", clockOffsetSeconds)
        return fields
    }
}

/// Takes the events of the native library as text, and hands them on.
final class EventForwarder: NativeEvents {
    private let take: @Sendable (Event) -> Void

    init(_ take: @escaping @Sendable (Event) -> Void) { self.take = take }

    func take(event: String) {
        // An event that cannot be read concerns nobody: it must not end the call it tells of.
        guard let json = try? JSONValue(text: event).fields(), let event = try? Event(json: json) else { return }
        take(event)
    }
}
