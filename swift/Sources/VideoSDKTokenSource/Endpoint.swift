import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

private let mostRetries = 2

/// Waits before a retry are any part of this, and of twice this before the second, in seconds.
private let firstBackoff = 0.5

/// The longest wait within a fetch that an answer may ask for, in seconds.
private let longestRetryAfter = 10.0

/// Asks an endpoint for tokens: a `GET` with `roomId`, `participantId` and `permissions` in the query.
struct Endpoint: Sendable {
    private let address: EndpointAddress
    private let headers: RequestHeaders
    private let timeout: Double
    private let send: Transport
    private let environment: Environment

    init(
        _ address: String,
        _ headers: RequestHeaders,
        timeout: Duration,
        send: @escaping Transport,
        environment: Environment
    ) throws {
        self.address = try EndpointAddress(address)
        try headers.check()
        guard timeout > .zero && timeout <= .seconds(24 * 60 * 60) else {
            throw TokenSourceError(.configuration, "option_invalid", "the timeout must be above 0, and at most a day")
        }
        self.headers = headers
        self.timeout = timeout.seconds
        self.send = send
        self.environment = environment
    }

    @Sendable
    func ask(_ request: TokenRequest) async throws -> HeldToken {
        let url = try address.url(for: request)
        var mayAskForHeadersAnew = headers.isFunction
        var retries = 0
        while true {
            let asked = environment.now()
            do {
                return try await within(timeout, environment) { try await attempt(url, asked) }
            } catch let error as TokenSourceError {
                try Task.checkCancellation()
                if error.status == 401 && mayAskForHeadersAnew {
                    mayAskForHeadersAnew = false
                    continue
                }
                let wait = try waitBeforeRetry(error, retries)
                if wait > 0 { try await environment.sleep(wait) }
                retries += 1
            }
        }
    }

    /// How many seconds to wait before the next attempt; throws when there is to be none.
    private func waitBeforeRetry(_ error: TokenSourceError, _ retries: Int) throws -> Double {
        guard error.isPassing else { throw error }
        let asked = error.retryAfter?.seconds
        if let asked, asked > longestRetryAfter { throw error.tooLong }
        if retries == mostRetries { throw error }
        return asked ?? environment.random() * (retries == 0 ? firstBackoff : 2 * firstBackoff)
    }

    private func attempt(_ url: URL, _ asked: Moment) async throws -> HeldToken {
        let fields = try await headers.current()
        // Nobody waits any more, and the time may be over.
        try Task.checkCancellation()
        // The platform's own timeout is that of silence, and must not come before ours.
        var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: timeout + 1)
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        for (name, value) in fields { request.setValue(value, forHTTPHeaderField: name) }
        let response = try await answer(to: request)
        if (300..<400).contains(response.status) { throw TokenSourceError.redirected }
        guard (200..<300).contains(response.status) else {
            let error = TokenSourceError.refusal(response)
            throw error.isPassing ? error.waiting(response.retryAfter(environment.now())) : error
        }
        if response.isTooLong {
            let (status, requestId) = (response.status, response.requestId)
            let reason = "the answer is longer than 64 KiB"
            throw TokenSourceError(.decode, "answer_too_large", reason, status: status, requestId: requestId)
        }
        guard let answer = try? JSONDecoder().decode(TokenAnswer.self, from: response.body) else {
            throw TokenSourceError.unreadable("it is no JSON object", response)
        }
        return try HeldToken(answer, asked: asked, response: response)
    }

    private func answer(to request: URLRequest) async throws -> Response {
        do {
            return try await send(request)
        } catch {
            let reason = "no whole answer came from the token endpoint"
            throw TokenSourceError(.network, "connection_failed", reason, cause: error)
        }
    }
}
