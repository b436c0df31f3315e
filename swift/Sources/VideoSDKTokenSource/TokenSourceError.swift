import Foundation

/// Why there is no token. Neither its text nor a field of it has a token, a header or the endpoint's answer in it.
///
/// ```swift
/// do {
///     token = try await source.fetch(request).token
/// } catch TokenSourceError.Kind.permission {
///     show("You may not join this room.")
/// }
/// ```
///
/// A cancelled task gets Swift's own `CancellationError` instead.
public struct TokenSourceError: Error, Sendable {
    /// What a program should do.
    public let kind: Kind
    /// The stable word for the case, such as `unauthenticated`; all are in the guide.
    public let code: String
    /// What was wrong, and what would be right.
    public let reason: String
    /// The HTTP status of the endpoint's answer.
    public let status: Int?
    /// The endpoint's own code, such as `permission_not_allowed`.
    public let serviceCode: String?
    /// The request id of the answer.
    public let requestId: String?
    /// How long nothing is sent for this request.
    public let retryAfter: Duration?
    /// The error of a function of yours, or of the connection. It is not shown when this error is printed.
    public let cause: (any Error)?

    /// What a program should do about an error. A kind is a pattern too: `catch TokenSourceError.Kind.permission`.
    public struct Kind: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        public let rawValue: String

        /// An address or an option cannot be used.
        public static let configuration = Kind(rawValue: "configuration")
        /// The user is not signed in (401), or a function of yours failed.
        public static let authentication = Kind(rawValue: "authentication")
        /// The user may not do this (403).
        public static let permission = Kind(rawValue: "permission")
        /// There is no such thing (404).
        public static let notFound = Kind(rawValue: "not_found")
        /// It is in another state (409).
        public static let conflict = Kind(rawValue: "conflict")
        /// Too many requests: wait for ``TokenSourceError/retryAfter``.
        public static let rateLimited = Kind(rawValue: "rate_limited")
        /// A request is wrong, found here or by the endpoint (other 4xx).
        public static let invalidRequest = Kind(rawValue: "invalid_request")
        /// The endpoint failed (5xx).
        public static let server = Kind(rawValue: "server")
        /// No connection, or it broke.
        public static let network = Kind(rawValue: "network")
        /// No answer came in time.
        public static let timeout = Kind(rawValue: "timeout")
        /// The source was closed.
        public static let cancelled = Kind(rawValue: "cancelled")
        /// The answer came but is not what it should be.
        public static let decode = Kind(rawValue: "decode")

        public init(rawValue: String) { self.rawValue = rawValue }

        public var description: String { rawValue }

        /// Lets a `catch` name a kind.
        public static func ~= (kind: Kind, error: any Error) -> Bool {
            (error as? TokenSourceError)?.kind == kind
        }
    }

    /// An error, such as one that a test of yours wants to be thrown.
    public init(
        _ kind: Kind,
        _ code: String,
        _ reason: String,
        status: Int? = nil,
        serviceCode: String? = nil,
        requestId: String? = nil,
        retryAfter: Duration? = nil,
        cause: (any Error)? = nil
    ) {
        self.kind = kind
        self.code = code
        self.reason = reason
        self.status = status
        self.serviceCode = serviceCode
        self.requestId = requestId
        self.retryAfter = retryAfter
        self.cause = cause
    }
}

extension TokenSourceError: LocalizedError {
    public var errorDescription: String? { reason }
}

extension TokenSourceError: CustomStringConvertible, CustomReflectable {
    public var description: String { "TokenSourceError(\(kind), \(code)): \(reason)" }

    public var customMirror: Mirror {
        let facts: KeyValuePairs<String, Any> = [
            "kind": kind.rawValue, "code": code, "reason": reason, "status": status as Any,
            "serviceCode": serviceCode as Any, "requestId": requestId as Any, "retryAfter": retryAfter as Any,
        ]
        return Mirror(self, children: facts, displayStyle: .struct)
    }
}
