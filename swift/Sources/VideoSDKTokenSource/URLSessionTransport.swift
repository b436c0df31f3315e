import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends a request and answers with the whole answer, of which no more is read than ``mostBytes`` and a little. Follows no
/// redirect.
typealias Transport = @Sendable (URLRequest) async throws -> Response

/// Requests by `URLSession`, each by a session of its own: there is one an hour, and nothing is left of it.
struct URLSessionTransport: Sendable {
    private let configuration: URLSessionConfiguration

    init(_ given: URLSessionConfiguration) {
        // What its owner does with it later does not matter here.
        configuration = given.copy() as? URLSessionConfiguration ?? given
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        // That of the request counts.
        configuration.timeoutIntervalForRequest = 2 * 24 * 60 * 60
    }

    @Sendable
    func send(_ request: URLRequest) async throws -> Response {
        let (responses, continuation) = AsyncThrowingStream<Response, any Error>.makeStream()
        let exchange = Exchange(continuation)
        let session = URLSession(configuration: configuration, delegate: exchange, delegateQueue: nil)
        // On the queue of the delegate, since on Linux a task that is cancelled while it completes ends the program.
        defer { session.delegateQueue.addOperation { exchange.giveUp(session) } }
        session.dataTask(with: request).resume()
        guard let response = try await responses.first() else { throw CancellationError() }
        return response
    }
}

/// One request and its answer. Unchecked, since all of it happens on the queue of a session, one after another.
private final class Exchange: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private let continuation: AsyncThrowingStream<Response, any Error>.Continuation
    private var head: HTTPURLResponse?
    private var body = Data()
    private var isChallenged = false
    private var isOver = false

    init(_ continuation: AsyncThrowingStream<Response, any Error>.Continuation) { self.continuation = continuation }

    /// Closes the connection, unless the request is over.
    func giveUp(_ session: URLSession) {
        if isOver { return }
        isOver = true
        session.invalidateAndCancel()
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        if isOver { return }
        head = response
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        head = response as? HTTPURLResponse
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        if isOver { return }
        body.append(data.prefix(mostBytes + 1 - body.count))
        if body.count <= mostBytes { return }
        answer()
        giveUp(session)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if isOver { return }
        isOver = true
        if let error, !isChallenged { continuation.finish(throwing: error) } else { answer() }
        session.finishTasksAndInvalidate()
    }

    #if canImport(FoundationNetworking)
        /// On Linux a request without credentials waits here for ever (swift-corelibs-foundation#5457).
        func urlSession(
            _ session: URLSession,
            task: URLSessionTask,
            didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            if isOver { return }
            isChallenged = true
            completionHandler(.cancelAuthenticationChallenge, nil)
        }
    #endif

    private func answer() {
        guard let head else { return continuation.finish(throwing: URLError(.badServerResponse)) }
        let headers = head.allHeaderFields.compactMap { name, value in
            (name as? String).flatMap { name in (value as? String).map { (name, $0) } }
        }
        let fields = Dictionary(headers, uniquingKeysWith: { first, _ in first })
        continuation.end(.success(Response(status: head.statusCode, headers: fields, body: body)))
    }
}
