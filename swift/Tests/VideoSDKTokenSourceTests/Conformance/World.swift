import Foundation

@testable import VideoSDKTokenSource

/// What stands behind a token source in its cases: clocks that only a step moves, and tasks that go on only when they are
/// told to. All of it is used by the one thread that runs the case.
@available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
final class World: @unchecked Sendable {
    private(set) var wall = 1_700_000_000.0
    private(set) var now = 0.0
    private let turns = Turns()
    private var timers: [Timer] = []
    private var random: [Double]

    private struct Timer {
        let id: UUID
        let at: Double
        let continuation: CheckedContinuation<Void, any Error>
    }

    init(random: [Double] = [0.5]) { self.random = random }

    var environment: Environment {
        Environment(
            now: { Moment(wall: self.wall, monotonic: self.now) },
            random: { self.random.count > 1 ? self.random.removeFirst() : self.random[0] },
            sleep: { try await self.sleep($0) },
            start: { self.start($0) }
        )
    }

    /// Starts work that goes on when everything does.
    @discardableResult
    func start(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        Task(executorPreference: turns) { await work() }
    }

    /// Lets everything go on that can without a clock.
    func settle() { turns.run() }

    func advance(_ seconds: Double) {
        let end = now + seconds
        while let next = timers.filter({ $0.at <= end }).min(by: { $0.at < $1.at }) {
            go(to: next.at)
            timers.removeAll { $0.id == next.id }
            next.continuation.resume()
            settle()
        }
        go(to: end)
    }

    func moveWall(_ seconds: Double) { wall += seconds }

    /// Waits so many seconds of the monotonic clock, or until its task is cancelled.
    func sleep(_ seconds: Double) async throws {
        let id = UUID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
                timers.append(Timer(id: id, at: now + seconds, continuation: continuation))
            }
        } onCancel: {
            guard let index = timers.firstIndex(where: { $0.id == id }) else { return }
            timers.remove(at: index).continuation.resume(throwing: CancellationError())
        }
    }

    private func go(to time: Double) {
        wall += time - now
        now = time
    }
}

/// Runs tasks on the thread that says so, each job in its turn.
@available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
final class Turns: TaskExecutor, @unchecked Sendable {
    private var waiting: [UnownedJob] = []

    func enqueue(_ job: consuming ExecutorJob) { waiting.append(UnownedJob(job)) }

    func run() {
        while !waiting.isEmpty { waiting.removeFirst().runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
