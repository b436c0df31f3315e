/// The wait after a failure, in seconds; it doubles with each one that follows.
private let firstWait = 1.0
private let longestWait = 30.0

/// What is known for one request: its token, what is under way, and how it failed last.
final class Entry {
    let request: TokenRequest
    /// The number of the last fetch.
    var lastUse = 0
    /// The number of the flight for it.
    var flight: Int?
    private(set) var held: HeldToken?
    private var lastFailure: (error: TokenSourceError, at: Moment, wait: Double)?
    private var nextWait = firstWait
    private var isRenewed = true

    init(_ request: TokenRequest) { self.request = request }

    func succeed(_ token: HeldToken) {
        held = token
        lastFailure = nil
        nextWait = firstWait
        isRenewed = token.hasKnownLife
    }

    func fail(_ error: TokenSourceError, _ now: Moment) {
        lastFailure = (error, now, max(nextWait, error.retryAfter?.seconds ?? 0))
        nextWait = min(longestWait, nextWait * 2)
        let mayPass = error.isPassing || error.code == "headers_failed" || error.code == "custom_failed"
        if !mayPass || held?.isOver(now) ?? true { isRenewed = false }
    }

    /// For how many seconds nothing is to be sent.
    func pause(_ now: Moment) -> Double {
        guard let lastFailure else { return 0 }
        return max(0, lastFailure.wait - now.elapsed(since: lastFailure.at))
    }

    /// The last error again, with what is left of the wait.
    func failure(_ now: Moment) -> TokenSourceError? {
        lastFailure?.error.waiting(pause(now))
    }

    /// In how many seconds it is to be renewed though nobody fetches.
    func untilRenewal(_ now: Moment) -> Double {
        guard let held, isRenewed, flight == nil else { return .infinity }
        return max(held.untilRefresh(now), pause(now))
    }
}
