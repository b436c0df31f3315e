import Foundation

/// The error of everything here. Its text never holds a secret or a token.
///
/// ```swift
/// do {
///     room = try await videosdk.rooms.get(roomId)
/// } catch VideoSDKError.Kind.notFound {
///     room = try await videosdk.rooms.create()
/// } catch let error as VideoSDKError where error.kind == .rateLimited {
///     try await Task.sleep(for: error.retryAfter ?? .seconds(1))
/// }
/// ```
///
/// A cancelled task gets Swift's own `CancellationError` instead.
public struct VideoSDKError: Error, Sendable, Equatable {
    /// What a program should do.
    public var kind: Kind
    /// The stable word for the case, such as `token_expired`; all are in the reference of errors.
    public var code: String
    /// What was wrong, with which value, and what would be right.
    public var reason: String
    /// The service's own code, if its answer had one.
    public var serviceCode: String?
    /// The HTTP status of the service's answer.
    public var status: Int?
    /// The request id of the answer, for the service's support.
    public var requestId: String?
    /// How long the service asked to wait.
    public var retryAfter: Duration?
    /// How many requests were sent; 0 when it failed before the first.
    public var attempts = 0
    /// True when a write may have happened although no usable answer came.
    public var outcomeUnknown = false
    /// The HTTP method of the request.
    public var method: String?
    /// The path of the request, without its query.
    public var path: String?
    /// The body of the service's error answer, with any token of ours blacked out.
    public var body: String?
    /// Every single reason, where there are several.
    public var findings: [Finding] = []

    /// What a program should do about an error. A kind is a pattern too: `catch VideoSDKError.Kind.notFound`.
    public struct Kind: OpenEnum {
        public let rawValue: String

        /// Settings are missing or faulty.
        public static let configuration = Kind(rawValue: "configuration")
        /// A token was refused, by the service (401) or by verification here.
        public static let authentication = Kind(rawValue: "authentication")
        /// The token is good but may not do this (403).
        public static let permission = Kind(rawValue: "permission")
        /// There is no such thing (404; 402 too, which may also mean billing).
        public static let notFound = Kind(rawValue: "not_found")
        /// It exists already or is in another state (409).
        public static let conflict = Kind(rawValue: "conflict")
        /// Too many requests (429): wait for ``VideoSDKError/retryAfter``.
        public static let rateLimited = Kind(rawValue: "rate_limited")
        /// An argument is wrong, found here or by the service (400, 406, 422).
        public static let invalidRequest = Kind(rawValue: "invalid_request")
        /// The service failed (5xx).
        public static let server = Kind(rawValue: "server")
        /// No connection, or it broke.
        public static let network = Kind(rawValue: "network")
        /// An attempt or the whole call took too long.
        public static let timeout = Kind(rawValue: "timeout")
        /// The caller gave up.
        public static let cancelled = Kind(rawValue: "cancelled")
        /// The answer came but is not what it should be.
        public static let decode = Kind(rawValue: "decode")
        /// A webhook's signature or body was refused.
        public static let webhook = Kind(rawValue: "webhook")
        /// A fault of this library: please report it.
        public static let `internal` = Kind(rawValue: "internal")

        public init(rawValue: String) { self.rawValue = rawValue }

        /// Lets a `catch` name a kind.
        public static func ~= (kind: Kind, error: any Error) -> Bool {
            (error as? VideoSDKError)?.kind == kind
        }
    }

    /// An error of your own, such as one that a test wants to be thrown.
    public init(kind: Kind, code: String, reason: String) {
        self.kind = kind
        self.code = code
        self.reason = reason
    }

    /// The native library answered something that a model does not expect.
    static func decode(_ reason: String) -> VideoSDKError {
        let reason = "the answer is not what it should be: \(reason)"
        return VideoSDKError(kind: .decode, code: "answer_unreadable", reason: reason)
    }

    static func `internal`(_ reason: String) -> VideoSDKError {
        let reason = "a fault of the library: \(reason); please report it"
        return VideoSDKError(kind: .internal, code: "internal", reason: reason)
    }
}

extension VideoSDKError: LocalizedError {
    public var errorDescription: String? { reason }
}

extension VideoSDKError: CustomStringConvertible {
    public var description: String { "VideoSDKError(\(kind.rawValue), \(code)): \(reason)" }
}
