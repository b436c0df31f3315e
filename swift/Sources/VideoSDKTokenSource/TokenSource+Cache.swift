// The tokens of a source by request: asked for once at a time, given out while they live, renewed ahead. Every function
// here ends without waiting but the first, so nothing comes in between.

private let mostEntries = 32

/// The longest sleep of the timer, in seconds: it sees only then that a device slept, or that its clock was moved.
private let longestTick = 60.0

extension TokenSource {
    func token(for request: TokenRequest, force: Bool) async throws -> AccessToken {
        if isClosed { throw TokenSourceError.closed }
        let now = environment.now()
        let entry = entry(for: request)
        if let held = entry.held, !force, !held.isOver(now) {
            if held.untilRefresh(now) <= 0 && entry.flight == nil && entry.pause(now) == 0 {
                start(entry, isBackground: true)
            }
            return held.accessToken
        }
        if entry.flight == nil && entry.pause(now) > 0, let failure = entry.failure(now) { throw failure }
        let flight = entry.flight ?? start(entry, isBackground: false)
        let caller = nextNumber()
        let answer = flights[flight]?.join(caller)
        do {
            if let held = try await answer?.first() { return held.accessToken }
        } catch {
            leave(flight, caller)
            throw error
        }
        leave(flight, caller)
        throw CancellationError()
    }

    /// Ends a flight by an error for those who wait for it.
    func end(_ number: Int, with error: TokenSourceError) {
        guard let flight = flights.removeValue(forKey: number) else { return }
        if flight.entry.flight == number { flight.entry.flight = nil }
        flight.abort(error)
    }

    /// Renews what is due, and sets the timer for what comes next.
    func schedule() {
        timer?.cancel()
        timer = nil
        if listeners.isEmpty || isClosed { return }
        let now = environment.now()
        var next = Double.infinity
        for entry in entries.values {
            let left = entry.untilRenewal(now)
            if left <= 0 { start(entry, isBackground: true) } else { next = min(next, left) }
        }
        if next == .infinity { return }
        let tick = min(next, longestTick)
        timer = environment.start { [weak self, environment] in
            guard (try? await environment.sleep(tick)) != nil else { return }
            await self?.schedule()
        }
    }

    private func entry(for request: TokenRequest) -> Entry {
        let entry = entries[request] ?? Entry(request)
        entry.lastUse = nextNumber()
        entries[request] = entry
        while entries.count > mostEntries {
            let idle = entries.values.filter { $0.flight == nil && $0 !== entry }
            guard let oldest = idle.min(by: { $0.lastUse < $1.lastUse }) else { break }
            entries[oldest.request] = nil
        }
        return entry
    }

    @discardableResult
    private func start(_ entry: Entry, isBackground: Bool) -> Int {
        let number = nextNumber()
        let request = entry.request
        let task = environment.start { [weak self, ask] in
            let result: Result<HeldToken, any Error>
            do { result = .success(try await ask(request)) } catch { result = .failure(error) }
            await self?.landed(number, result)
        }
        entry.flight = number
        flights[number] = Flight(entry: entry, isBackground: isBackground, task: task)
        return number
    }

    private func landed(_ number: Int, _ result: Result<HeldToken, any Error>) {
        guard let flight = flights.removeValue(forKey: number) else { return }
        let entry = flight.entry
        flight.land(result)
        guard entry.flight == number else { return }
        entry.flight = nil
        guard entries[entry.request] === entry else { return }
        switch result {
        case .success(let held): succeeded(entry, held)
        case .failure(let error): failed(entry, error, isBackground: flight.isBackground)
        }
        schedule()
    }

    private func succeeded(_ entry: Entry, _ held: HeldToken) {
        let before = entry.held?.accessToken.token
        entry.succeed(held)
        if let before, before != held.accessToken.token {
            tell(TokenRefresh(request: entry.request, result: .success(held.accessToken)))
        }
    }

    private func failed(_ entry: Entry, _ error: any Error, isBackground: Bool) {
        guard let error = error as? TokenSourceError else { return }
        entry.fail(error, environment.now())
        if isBackground { tell(TokenRefresh(request: entry.request, result: .failure(error))) }
    }

    /// A caller does not wait any more. The last one who goes ends the request, unless it is in the background.
    private func leave(_ number: Int, _ caller: Int) {
        guard let flight = flights[number] else { return }
        flight.leave(caller)
        if flight.isWaitedFor || flight.isBackground { return }
        end(number, with: .closed)
        schedule()
    }

    private func tell(_ refresh: TokenRefresh) {
        for listener in listeners.values { listener.yield(refresh) }
    }
}
