import VideoSDKServerNative

/// Calls the service of VideoSDK.live, and signs and verifies its tokens.
///
/// ```swift
/// let videosdk = try VideoSDKClient()  // VIDEOSDK_API_KEY and VIDEOSDK_SECRET from the environment
/// let room = try await videosdk.rooms.create()
/// let token = try videosdk.tokens.participant(roomId: room.roomId, expiresIn: .hours(2))
/// ```
///
/// Making one costs nothing, and a copy shares connections and token. Missing settings fail at the first use, or with
/// ``check()``. Any number of tasks may use one client. Cancelling a task ends its call at once, closes the connection,
/// and throws `CancellationError`.
public struct VideoSDKClient: Sendable {
    /// Signs, verifies and explains access tokens.
    public let tokens: Tokens

    let native: NativeClient

    /// A client of these options.
    ///
    /// - Throws: ``VideoSDKError`` when a number is out of its range, or when the native library is of another version.
    public init(_ options: ClientOptions) throws {
        try self.init(json: options.json, onEvent: options.onEvent)
    }

    /// A client of this key pair, or of that of the environment.
    ///
    /// - Parameters:
    ///   - apiKey: The API key of the dashboard. Default: from the environment.
    ///   - secret: The secret that belongs to it. Default: from the environment.
    ///   - timeout: For one attempt. Default: 30 seconds.
    ///   - deadline: For a whole call, retries and waits included. Default: 90 seconds.
    ///   - maxRetries: How often a failed attempt is repeated. Default: 2.
    ///   - onEvent: Called with each event of a call. Default: nobody.
    /// - Throws: ``VideoSDKError`` when a number is out of its range, or when the native library is of another version.
    public init(
        apiKey: String? = nil,
        secret: String? = nil,
        timeout: Duration? = nil,
        deadline: Duration? = nil,
        maxRetries: Int? = nil,
        onEvent: (@Sendable (Event) -> Void)? = nil
    ) throws {
        try self.init(
            ClientOptions(
                apiKey: apiKey,
                secret: secret,
                timeout: timeout,
                deadline: deadline,
                maxRetries: maxRetries,
                onEvent: onEvent
            )
        )
    }

    /// A client of options by their names at the native library.
    init(json: JSONObject, onEvent: (@Sendable (Event) -> Void)? = nil) throws {
        let handler = onEvent.map(EventForwarder.init)
        self.init(native: try NativeCalls.run { try NativeClient(options: json.description, handler: handler) })
    }

    private init(native: NativeClient) {
        self.native = native
        tokens = Tokens(native: native)
    }

    /// The address of the service that it calls.
    public var apiEndpoint: String { native.apiEndpoint() }

    /// A copy whose calls go by other options; it shares connections and token. What is not given stays as it is.
    ///
    /// - Parameters:
    ///   - timeout: For one attempt. Above 0.
    ///   - deadline: For a whole call, retries and waits included. Above 0.
    ///   - maxRetries: How often a failed attempt is repeated.
    ///   - headers: Further headers of every request.
    /// - Returns: The copy; this client stays as it is.
    /// - Throws: ``VideoSDKError`` of kind `invalidRequest` when a number is out of its range.
    public func withOptions(
        timeout: Duration? = nil,
        deadline: Duration? = nil,
        maxRetries: Int? = nil,
        headers: [String: String] = [:]
    ) throws -> VideoSDKClient {
        let options = CallOptions(timeout: timeout, deadline: deadline, maxRetries: maxRetries, headers: headers)
        return VideoSDKClient(native: try NativeCalls.run { try native.withOptions(options: options.json.description) })
    }

    /// Sends a request that has no method here yet, and answers its JSON.
    ///
    /// - Parameters:
    ///   - method: The HTTP method. `POST` and `PATCH` are repeated only after 429.
    ///   - path: The path with the version in it, such as `/v2/rooms`.
    ///   - query: What follows the question mark.
    ///   - body: Sent as JSON. Default: none.
    /// - Returns: The JSON of the answer; `.null` when it has no body.
    /// - Throws: ``VideoSDKError``, or `CancellationError` when the task is cancelled.
    public func request(
        _ method: String,
        _ path: String,
        query: [String: String] = [:],
        body: JSONValue? = nil
    ) async throws -> JSONValue {
        var arguments = JSONObject()
        arguments.put("method", method)
        arguments.put("path", path)
        arguments.put("query", query)
        arguments.put("body", body)
        return try await native.call("request", arguments)
    }

    /// Throws an error of kind `configuration` with every reason when the settings are not usable. Sends nothing.
    public func check() throws {
        try NativeCalls.run { try native.check() }
    }

    /// Where each setting came from, never its value, and what is wrong with them.
    public func settings() throws -> Settings {
        let text = try NativeCalls.run { try native.settings() }
        return try Settings(json: JSONValue(text: text).fields())
    }
}

extension VideoSDKClient: CustomStringConvertible, CustomReflectable {
    public var description: String { "VideoSDKClient(apiEndpoint: \(apiEndpoint))" }

    public var customMirror: Mirror {
        Mirror(self, children: ["apiEndpoint": apiEndpoint], displayStyle: .struct)
    }
}
