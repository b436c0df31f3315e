import Foundation

/// A moment by both clocks, in seconds. The wall clock may be moved by the user of a device; the monotonic one may stand
/// while the device sleeps.
struct Moment: Sendable {
    var wall: Double
    var monotonic: Double

    /// How many seconds have passed since, by the clock that says more: neither sleep nor a clock that is set back hides
    /// any.
    func elapsed(since earlier: Moment) -> Double {
        max(wall - earlier.wall, monotonic - earlier.monotonic)
    }
}

/// Clocks, timers, randomness and tasks, each in this one place.
struct Environment: Sendable {
    var now: @Sendable () -> Moment
    /// A number from 0, below 1.
    var random: @Sendable () -> Double
    /// Waits so many seconds, or throws when its task is cancelled.
    var sleep: @Sendable (Double) async throws -> Void
    /// Starts work that its caller does not wait for.
    var start: @Sendable (@escaping @Sendable () async -> Void) -> Task<Void, Never>

    static let real = {
        let origin = ContinuousClock.now
        return Environment(
            now: { Moment(wall: Date().timeIntervalSince1970, monotonic: origin.duration(to: .now).seconds) },
            random: { Double.random(in: 0..<1) },
            sleep: { try await Task.sleep(for: .seconds($0)) },
            start: { work in Task { await work() } }
        )
    }()
}

extension Duration {
    /// The same in seconds.
    var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
