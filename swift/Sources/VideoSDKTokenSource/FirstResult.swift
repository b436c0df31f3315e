// A stream of one element stands for a result to come: it may be awaited, ends by itself when its reader is cancelled,
// and takes no second result.

extension AsyncThrowingStream where Element: Sendable, Failure == any Error {
    /// The result; nothing when the task that waits was cancelled.
    func first() async throws -> Element? {
        for try await element in self { return element }
        return nil
    }
}

extension AsyncThrowingStream.Continuation where Element: Sendable, Failure == any Error {
    func end(_ result: Result<Element, any Error>) {
        switch result {
        case .success(let element):
            yield(element)
            finish()
        case .failure(let error):
            finish(throwing: error)
        }
    }
}
