/// Where an app has its tokens from, which must not hold the secret itself: kept while they live, asked for once at a
/// time, and renewed ahead.
///
/// ```swift
/// let source = try TokenSource.endpoint("https://app.example.com/get-token")
/// let token = try await source.fetch(TokenRequest(roomId: "ab1c-2def-g3hi")).token
/// ```
///
/// It may be shared by any number of tasks. Printed it shows nothing of what it holds.
public actor TokenSource {
    let ask: @Sendable (TokenRequest) async throws -> HeldToken
    let environment: Environment

    /// By what was asked for.
    var entries: [TokenRequest: Entry] = [:]
    /// What is under way, by its number; also what has been forgotten since.
    var flights: [Int: Flight] = [:]
    var listeners: [Int: AsyncStream<TokenRefresh>.Continuation] = [:]
    var timer: Task<Void, Never>?
    var isClosed = false
    /// The next number of a flight, a waiting caller, a listener or a use of an entry.
    private var number = 0

    init(environment: Environment, ask: @escaping @Sendable (TokenRequest) async throws -> HeldToken) {
        self.environment = environment
        self.ask = ask
    }

    deinit {
        timer?.cancel()
        for listener in listeners.values { listener.finish() }
    }

    /// A token for this request: the one that is kept, or a new one. One that is to be renewed but still lives is
    /// answered at once, and renewed in the background.
    ///
    /// A task that is cancelled gives its own fetch up with `CancellationError`, and leaves others alone.
    ///
    /// - Parameters:
    ///   - request: What is asked for. Default: a token as the endpoint has it.
    ///   - force: Asks for a new token even if one is kept.
    /// - Returns: The token and its times.
    /// - Throws: ``TokenSourceError`` when there is no token to be had, or `CancellationError`.
    public func fetch(_ request: TokenRequest = TokenRequest(), force: Bool = false) async throws -> AccessToken {
        try Task.checkCancellation()
        try request.check()
        return try await token(for: request, force: force)
    }

    /// Forgets all tokens, as when another user signs in. Who waits for an answer still gets it, but it is not kept.
    public func invalidate() {
        entries.removeAll()
        for (number, flight) in flights where !flight.isWaitedFor { end(number, with: .closed) }
        schedule()
    }

    /// Tells of every new token that takes the place of another, and of every refresh that failed. As long as somebody
    /// listens, tokens are renewed at their time though nobody fetches them.
    ///
    /// - Returns: What happens from now on, until the source is closed. Listening ends when the task that reads it is
    ///   cancelled, or when it is let go.
    public func refreshes() -> AsyncStream<TokenRefresh> {
        let (stream, continuation) = AsyncStream<TokenRefresh>.makeStream()
        if isClosed {
            continuation.finish()
            return stream
        }
        let number = nextNumber()
        listeners[number] = continuation
        continuation.onTermination = { [weak self, environment] _ in
            _ = environment.start { [weak self] in await self?.unlisten(number) }
        }
        schedule()
        return stream
    }

    /// Ends it: what is under way fails, tokens are forgotten, and nothing is renewed. A second call does nothing.
    public func close() {
        isClosed = true
        entries.removeAll()
        for number in flights.keys { end(number, with: .closed) }
        for listener in listeners.values { listener.finish() }
        listeners.removeAll()
        schedule()
    }

    func nextNumber() -> Int {
        number += 1
        return number
    }

    private func unlisten(_ number: Int) {
        listeners[number] = nil
        schedule()
    }
}

extension TokenSource: CustomStringConvertible, CustomReflectable {
    public nonisolated var description: String { "TokenSource" }

    public nonisolated var customMirror: Mirror { Mirror(self, children: []) }
}
