import VideoSDKServerNative

/// The VideoSDK service on this machine, for tests: on a free port, until it is closed or no longer used.
///
/// ```swift
/// let emulator = try await Emulator.start()
/// let room = try await emulator.client().rooms.create()
/// try await emulator.close()
/// ```
public final class Emulator: Sendable {
    private let native: NativeEmulator

    private init(native: NativeEmulator) { self.native = native }

    /// Starts one.
    ///
    /// - Parameters:
    ///   - port: The port to listen on. Default: 0, a free one.
    ///   - host: The address to listen on. Default: `127.0.0.1`. Another than loopback needs `allowedHosts`, since whoever
    ///     reaches an emulator may steer it.
    ///   - strict: Refuses unknown fields by name. Default: no, as the service does not.
    ///   - allowedHosts: Host names that it answers to besides those of loopback.
    /// - Returns: The emulator; its ``url`` says where it listens.
    /// - Throws: ``VideoSDKError`` when the port is taken, or when a host is faulty.
    public static func start(
        port: UInt16 = 0,
        host: String? = nil,
        strict: Bool = false,
        allowedHosts: [String] = []
    ) async throws -> Emulator {
        var options = JSONObject()
        options.put("port", Int(port))
        options.put("host", host)
        options.put("strict", strict)
        options.put("allowedHosts", allowedHosts)
        let text = options.description
        return Emulator(native: try await NativeCalls.wait { try await startEmulator(options: text) })
    }

    /// Its address, such as `http://127.0.0.1:40123`.
    public var url: String { native.url() }

    /// The published demo key.
    public var apiKey: String { native.apiKey() }

    /// The published secret of the demo key.
    public var secret: String { native.secret() }

    /// A client of this emulator, by the same options as any other.
    public func client(
        timeout: Duration? = nil,
        deadline: Duration? = nil,
        maxRetries: Int? = nil,
        onEvent: (@Sendable (Event) -> Void)? = nil
    ) throws -> VideoSDKClient {
        try VideoSDKClient(
            ClientOptions(
                apiKey: apiKey,
                secret: secret,
                apiEndpoint: url,
                timeout: timeout,
                deadline: deadline,
                maxRetries: maxRetries,
                onEvent: onEvent
            )
        )
    }

    /// Gives the next fitting requests these replies.
    public func script(_ replies: [ScriptedReply]) throws {
        let replies = JSONValue.array(replies.map { .object($0.json) }).description
        try NativeCalls.run { try native.script(replies: replies) }
    }

    /// The latest requests, the oldest first; tokens in them are blacked out.
    public func requests() throws -> [RecordedRequest] {
        let requests = try JSONValue(text: NativeCalls.run { try native.requests() })
        return try (requests.arrayValue ?? []).map { try RecordedRequest(json: $0.fields()) }
    }

    /// Moves its clock forward, so that tokens expire without waiting.
    public func advanceClock(by duration: Duration) throws {
        try NativeCalls.run { try native.advanceClock(seconds: duration.seconds) }
    }

    /// Answers a guest who waits to be let in; false when nobody waits under this id.
    @discardableResult
    public func answerEntry(roomId: String, participantId: String, allowed: Bool) throws -> Bool {
        try NativeCalls.run {
            try native.answerEntry(roomId: roomId, participantId: participantId, allowed: allowed)
        }
    }

    /// Forgets rooms, sessions, replies and requests.
    public func reset() throws {
        try NativeCalls.run { try native.reset() }
    }

    /// Ends it. A second call does nothing; any other use after it is an error.
    public func close() async throws {
        try await NativeCalls.wait { try await native.shutdown() }
    }
}

extension Emulator: CustomStringConvertible, CustomReflectable {
    public var description: String { "Emulator(url: \(url))" }

    public var customMirror: Mirror { Mirror(self, children: ["url": url], displayStyle: .class) }
}
