/// Something to measure: so many calls a round.
struct Case {
    let name: String
    let calls: Int
    let work: () async throws -> Void

    init(_ name: String, calls: Int, _ work: @escaping () async throws -> Void) {
        self.name = name
        self.calls = calls
        self.work = work
    }
}

/// The best and the median time of each case, in microseconds a call. The rounds take turns, so that noise meets all alike.
func measure(_ cases: [Case], rounds: Int = 15) async throws -> [(name: String, best: Double, median: Double)] {
    let clock = ContinuousClock()
    var times = Array(repeating: [Double](), count: cases.count)
    for _ in 0..<rounds {
        for (place, measured) in cases.enumerated() {
            let start = clock.now
            for _ in 0..<measured.calls { try await measured.work() }
            times[place].append((clock.now - start) / .microseconds(1) / Double(measured.calls))
        }
    }
    return zip(cases, times).map { measured, times in
        let sorted = times.sorted()
        return (measured.name, sorted[0], sorted[sorted.count / 2])
    }
}

func show(_ results: [(name: String, best: Double, median: Double)]) {
    func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
    func number(_ value: Double) -> String { padded("\((value * 100).rounded() / 100)", 10) }
    for result in results {
        print("\(padded(result.name, 44)) \(number(result.best)) \(number(result.median))  us, best and median")
    }
}
