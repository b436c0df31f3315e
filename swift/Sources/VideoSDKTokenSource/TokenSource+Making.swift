import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension TokenSource {
    /// Tokens of an endpoint, such as `get-token` of our token server. One that answers `{"token": "…"}` alone is good
    /// too.
    ///
    /// - Parameters:
    ///   - address: Its address: https, or http on this machine.
    ///   - headers: Headers of each request.
    ///   - timeout: How long an attempt may take, its headers and the whole answer included. Above 0, at most a day.
    ///   - configuration: How requests are sent. Default: without cookies and without anything stored. One with
    ///     `httpCookieStorage` sends the app's cookies.
    /// - Returns: The source.
    /// - Throws: ``TokenSourceError`` of the kind `configuration`.
    public static func endpoint(
        _ address: String,
        headers: [String: String] = [:],
        timeout: Duration = .seconds(10),
        configuration: URLSessionConfiguration = .ephemeral
    ) throws -> TokenSource {
        let transport = URLSessionTransport(configuration)
        return try endpoint(address, .fixed(headers), timeout, transport.send, .real)
    }

    /// Tokens of an endpoint, with headers that are asked for.
    ///
    /// - Parameters:
    ///   - address: Its address: https, or http on this machine.
    ///   - timeout: How long an attempt may take, its headers and the whole answer included. Above 0, at most a day.
    ///   - configuration: How requests are sent. Default: without cookies and without anything stored.
    ///   - headers: Called for the headers of a request before each attempt, and once more after a 401.
    /// - Returns: The source.
    /// - Throws: ``TokenSourceError`` of the kind `configuration`.
    public static func endpoint(
        _ address: String,
        timeout: Duration = .seconds(10),
        configuration: URLSessionConfiguration = .ephemeral,
        headers: @escaping @Sendable () async throws -> [String: String]
    ) throws -> TokenSource {
        let transport = URLSessionTransport(configuration)
        return try endpoint(address, .function(headers), timeout, transport.send, .real)
    }

    /// Tokens of a function of your own. It is not called again while a call of it for the same request is under way, is
    /// not retried, and has no time limit. Its task is cancelled when nobody waits for it any more.
    ///
    /// - Parameter fetchToken: Called when a token is needed.
    /// - Returns: The source.
    public static func custom(
        _ fetchToken: @escaping @Sendable (TokenRequest) async throws -> TokenAnswer
    ) -> TokenSource {
        custom(fetchToken, .real)
    }

    /// One ready token for every request, for prototypes.
    ///
    /// - Parameter token: The token.
    /// - Returns: The source.
    /// - Throws: ``TokenSourceError`` when it is empty.
    public static func literal(_ token: String) throws -> TokenSource {
        try literal(token, .real)
    }

    static func endpoint(
        _ address: String,
        _ headers: RequestHeaders,
        _ timeout: Duration,
        _ send: @escaping Transport,
        _ environment: Environment
    ) throws -> TokenSource {
        let endpoint = try Endpoint(address, headers, timeout: timeout, send: send, environment: environment)
        return TokenSource(environment: environment, ask: endpoint.ask)
    }

    static func custom(
        _ fetchToken: @escaping @Sendable (TokenRequest) async throws -> TokenAnswer,
        _ environment: Environment
    ) -> TokenSource {
        TokenSource(environment: environment) { request in
            let asked = environment.now()
            let answer: TokenAnswer
            do {
                answer = try await fetchToken(request)
            } catch {
                let reason = "the function for tokens failed"
                throw TokenSourceError(.authentication, "custom_failed", reason, cause: error)
            }
            return try HeldToken(answer, asked: asked)
        }
    }

    static func literal(_ token: String, _ environment: Environment) throws -> TokenSource {
        if token.isEmpty { throw TokenSourceError(.configuration, "option_invalid", "the token is empty") }
        return TokenSource(environment: environment) { _ in .lasting(token) }
    }
}
