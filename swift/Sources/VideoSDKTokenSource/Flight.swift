/// A request under way, for all who wait for it.
final class Flight {
    let entry: Entry
    /// Whether it goes on though nobody waits for it.
    let isBackground: Bool
    private let task: Task<Void, Never>
    private var waiting: [Int: AsyncThrowingStream<HeldToken, any Error>.Continuation] = [:]

    init(entry: Entry, isBackground: Bool, task: Task<Void, Never>) {
        self.entry = entry
        self.isBackground = isBackground
        self.task = task
    }

    var isWaitedFor: Bool { !waiting.isEmpty }

    /// The result, for a caller of this number.
    func join(_ caller: Int) -> AsyncThrowingStream<HeldToken, any Error> {
        let (stream, continuation) = AsyncThrowingStream<HeldToken, any Error>.makeStream()
        waiting[caller] = continuation
        return stream
    }

    func leave(_ caller: Int) { waiting[caller] = nil }

    func land(_ result: Result<HeldToken, any Error>) {
        for continuation in waiting.values { continuation.end(result) }
    }

    /// Gives the request up. Those who wait are told why.
    func abort(_ error: TokenSourceError) {
        task.cancel()
        land(.failure(error))
    }
}
