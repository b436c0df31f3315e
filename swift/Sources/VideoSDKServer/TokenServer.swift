import Foundation
import VideoSDKServerNative

/// The three endpoints that the apps of VideoSDK ask for: `get-token`, `create-meeting`, `validate-meeting`.
///
/// Within a web framework it answers the requests that you pass to ``handle(_:)``; by itself it listens:
///
/// ```swift
/// let server = try await TokenServer.start(client: videosdk)
/// print(server.url!)  // http://127.0.0.1:40123
/// ```
public final class TokenServer: Sendable {
    private let native: NativeTokenServer

    /// One without a socket, for the requests of a framework.
    public init(client: VideoSDKClient, options: TokenServerOptions = TokenServerOptions()) throws {
        let text = options.json.description
        native = try NativeCalls.run { try NativeTokenServer(client: client.native, options: text) }
    }

    private init(native: NativeTokenServer) { self.native = native }

    /// Starts one that listens.
    ///
    /// Default: a free port of this machine alone, where tokens are classic ones, as the public quick start has them.
    ///
    /// - Parameters:
    ///   - client: Signs the tokens and calls the service.
    ///   - host: The address to listen on. Default: `127.0.0.1`.
    ///   - port: The port to listen on. Default: 0, a free one.
    ///   - open: Allows to listen beyond this machine although nobody is asked who they are. Default: no.
    ///   - options: How it behaves.
    /// - Returns: The server; its ``url`` says where it listens.
    /// - Throws: ``VideoSDKError`` when an option is faulty, with every fault, or when the port is taken.
    public static func start(
        client: VideoSDKClient,
        host: String? = nil,
        port: UInt16 = 0,
        open: Bool = false,
        options: TokenServerOptions = TokenServerOptions()
    ) async throws -> TokenServer {
        var fields = options.json
        fields.put("host", host)
        fields.put("port", Int(port))
        fields.put("open", open)
        let text = fields.description
        let native = try await NativeCalls.wait { try await startTokenServer(client: client.native, options: text) }
        return TokenServer(native: native)
    }

    /// The address that it listens on; nothing for one without a socket.
    public var url: String? { native.url() }

    /// Refuses a mount around ``handle(_:)`` that says who asks although the authentication is not `host`, or does not
    /// although it is; call it when the mount is made.
    ///
    /// A request without an identity cannot tell a stranger from a mount that knows nobody, so that strangers would get
    /// tokens until somebody signs in.
    ///
    /// - Parameter withIdentity: Whether the mount says who asks.
    /// - Throws: ``VideoSDKError`` of the kind `configuration` when the two do not fit.
    public func checkMount(withIdentity: Bool) throws {
        try NativeCalls.run { try native.checkMount(withIdentity: withIdentity) }
    }

    /// Answers any request. It does not throw because of one: a bad request has an answer too.
    public func handle(_ request: Request) async throws -> Response {
        try Task.checkCancellation()
        let request = request.native
        return try await Response(NativeCalls.wait { try await native.handle(request: request) })
    }

    /// Ends it: requests under way have five seconds. A second call does nothing.
    public func close() async throws {
        try await NativeCalls.wait { try await native.shutdown() }
    }
}

extension TokenServer: CustomStringConvertible {
    public var description: String { "TokenServer(url: \(url ?? "nil"))" }
}

extension TokenServer {
    /// An HTTP header.
    public struct Header: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: String

        /// One of this name and value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Who asks, as your server knows from its own session.
    public struct Identity: Sendable, Hashable {
        /// The caller's id; tokens are bound to it as `participantId`.
        public var sub: String
        /// Further facts about the caller.
        public var claims: JSONObject

        /// One of these fields, which are explained where they stand.
        public init(sub: String, claims: JSONObject = [:]) {
            self.sub = sub
            self.claims = claims
        }
    }

    /// A request as a framework received it.
    public struct Request: Sendable, Hashable {
        /// The method in capitals.
        public var method: String
        /// The path as it was sent, without the query.
        public var path: String
        /// What follows the question mark.
        public var query: String
        /// The headers in the order they came.
        public var headers: [Header]
        /// The whole body.
        public var body: Data
        /// Who asks; nothing for a stranger. Unless ``TokenServerOptions/authentication`` is `host` a stranger is answered and
        /// an identity is a 500; see ``TokenServer/checkMount(withIdentity:)``. Default: nothing.
        public var identity: Identity?
        /// The address at the other end of the connection; what is no IP address counts as unknown. Default: unknown.
        public var peer: String?

        /// One of these fields, which are explained where they stand.
        public init(
            method: String,
            path: String,
            query: String = "",
            headers: [Header] = [],
            body: Data = Data(),
            identity: Identity? = nil,
            peer: String? = nil
        ) {
            self.method = method
            self.path = path
            self.query = query
            self.headers = headers
            self.body = body
            self.identity = identity
            self.peer = peer
        }
    }

    /// The answer to a request.
    public struct Response: Sendable, Hashable {
        /// The HTTP status.
        public var status: Int
        /// The headers, with names in lower case.
        public var headers: [Header]
        /// The body: JSON in UTF-8.
        public var body: Data
    }
}

// A body holds a token, and headers may.
extension TokenServer.Request: CustomStringConvertible, CustomReflectable {
    public var description: String { "Request(\(method) \(path))" }

    public var customMirror: Mirror { Mirror(self, children: ["method": method, "path": path], displayStyle: .struct) }
}

extension TokenServer.Response: CustomStringConvertible, CustomReflectable {
    public var description: String { "Response(\(status), \(body.count) bytes)" }

    public var customMirror: Mirror { Mirror(self, children: ["status": status], displayStyle: .struct) }
}

extension TokenServer.Request {
    fileprivate var native: NativeRequest {
        NativeRequest(
            method: method,
            path: path,
            query: query,
            headers: headers.map { NativeHeader(name: $0.name, value: $0.value) },
            body: body,
            identity: identity?.json.description,
            peer: peer
        )
    }
}

extension TokenServer.Identity {
    fileprivate var json: JSONObject {
        var fields = JSONObject()
        fields.put("sub", sub)
        fields.put("claims", claims)
        return fields
    }
}

extension TokenServer.Response {
    fileprivate init(_ response: NativeResponse) {
        status = Int(response.status)
        headers = response.headers.map { TokenServer.Header(name: $0.name, value: $0.value) }
        body = response.body
    }
}
