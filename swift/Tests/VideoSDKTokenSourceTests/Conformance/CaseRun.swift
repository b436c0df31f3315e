import Foundation

@testable import VideoSDKTokenSource

/// One run of a case: its source, its steps, and what came of them. Used by one thread.
@available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
final class CaseRun: @unchecked Sendable {
    private let world: World
    private let script: ScriptedEndpoint
    private let given: JSONObject
    private var source: TokenSource?
    private var callers: [Caller] = []
    private var listeners: [Task<Void, Never>] = []
    private var events: [(at: Double, refresh: TokenRefresh)] = []

    /// A call of a step, and how it ended.
    private final class Caller: @unchecked Sendable {
        let step: JSONObject
        let began: Double
        var task: Task<Void, Never>?
        var end: (at: Double, result: Result<AccessToken, any Error>)?

        init(_ step: JSONObject, began: Double) {
            self.step = step
            self.began = began
        }
    }

    init(_ given: JSONObject) throws {
        try given.check("case", "id title source error answers random steps requests events")
        self.given = given
        world = World(random: given["random"] as? [Double] ?? [0.5])
        let headers = (given["source"] as? JSONObject)?.objects("headers") ?? []
        script = try ScriptedEndpoint(world, answers: given.objects("answers"), headers: headers)
    }

    func run() throws {
        do {
            source = try madeSource()
        } catch let error as TokenSourceError {
            guard let expected = given["error"] as? JSONObject else { throw error }
            return try check(error, expected)
        }
        if given["error"] != nil { throw Difference("making it should fail") }
        for step in given.objects("steps") {
            try take(step)
            world.settle()
        }
        for caller in callers { try check(caller) }
        try checkRequests()
        try checkEvents()
        if let source { try keepsSecrets(source) }
        world.start { await self.source?.close() }
        world.settle()
    }

    private func madeSource() throws -> TokenSource {
        let source = given["source"] as? JSONObject ?? [:]
        try source.check("source", "endpoint timeout headers custom literal")
        if let token = source.text("literal") { return try .literal(token, world.environment) }
        if source.flag("custom") { return .custom(script.custom, world.environment) }
        let fixed = RequestHeaders.fixed(source["headers"] as? [String: String] ?? [:])
        let headers = source["headers"] is [Any] ? .function(script.headers) : fixed
        let timeout = Duration.seconds(source.number("timeout") ?? 10)
        return try .endpoint(source.text("endpoint") ?? "", headers, timeout, script.send, world.environment)
    }

    private func take(_ step: JSONObject) throws {
        if let request = step["fetch"] as? JSONObject {
            try step.check("step", "fetch force callers name cancelled token expiresAt refreshAfter error ends at")
            for _ in 0..<Int(step.number("callers") ?? 1) { try fetch(request, step) }
            return
        }
        guard let (action, value) = step.first, step.count == 1 else { throw Difference("a step does one thing") }
        let seconds = step.number(action) ?? 0
        switch action {
        case "advance": world.advance(seconds)
        case "sleep", "setClock": world.moveWall(seconds)
        case "cancel": callers.filter { $0.step.text("name") == value as? String }.forEach { $0.task?.cancel() }
        case "invalidate": world.start { await self.source?.invalidate() }
        case "close": world.start { await self.source?.close() }
        case "listen": listen(throwing: value as? String == "throws")
        case "unlisten": for listener in listeners { listener.cancel() }
        default: throw Difference("there is no step \(action)")
        }
    }

    private func fetch(_ asked: JSONObject, _ step: JSONObject) throws {
        try asked.check("request", "roomId participantId permissions")
        let request = TokenRequest(
            roomId: asked.text("roomId"),
            participantId: asked.text("participantId"),
            permissions: (asked["permissions"] as? [String]).map(Set.init)
        )
        let caller = Caller(step, began: world.now)
        let force = step.flag("force")
        callers.append(caller)
        caller.task = world.start { [self] in
            guard let source else { return }
            let result: Result<AccessToken, any Error>
            do { result = .success(try await source.fetch(request, force: force)) } catch { result = .failure(error) }
            caller.end = (world.now, result)
        }
        if step.flag("cancelled") { caller.task?.cancel() }
    }

    private func listen(throwing: Bool) {
        let listener = world.start { [self] in
            guard let source else { return }
            do {
                for await refresh in await source.refreshes() {
                    // In Swift this is how one fails: its loop ends, and so does its listening.
                    if throwing { throw PlantedError() }
                    events.append((world.now, refresh))
                }
            } catch {}
        }
        listeners.append(listener)
    }

    private func check(_ caller: Caller) throws {
        let step = caller.step
        guard let end = caller.end else { throw Difference("a fetch has not ended: \(step)") }
        switch end.result {
        case .success(let got):
            try same("the token", step["token"], got.token)
            let times = ["expiresAt": got.expiresAt, "refreshAfter": got.refreshAfter]
            for (name, date) in times where step[name] != nil {
                try same(name, step[name], date?.timeIntervalSince1970)
            }
            try keepsSecrets(got)
        case .failure(is CancellationError):
            try same("how the fetch ended", step["ends"], "cancelled")
        case .failure(let error):
            guard let expected = step["error"] as? JSONObject else { throw error }
            try check(error, expected)
        }
        try same("when the fetch ended: \(step)", step.number("at") ?? caller.began, end.at)
    }

    private func check(_ error: any Error, _ expected: JSONObject) throws {
        guard let error = error as? TokenSourceError else { throw Difference("\(error) is none of ours") }
        try expected.check("error", "kind code status serviceCode requestId retryAfter")
        let facts: [String: Any?] = [
            "kind": error.kind.rawValue, "code": error.code, "status": error.status, "serviceCode": error.serviceCode,
            "requestId": error.requestId, "retryAfter": error.retryAfter?.seconds,
        ]
        for (name, value) in expected { try same("\(name) of \(error)", value, facts[name] ?? nil) }
        try same("the text of the error", error.reason, error.localizedDescription)
        try keepsSecrets(error)
    }

    private func checkRequests() throws {
        let expected = given["requests"] as? [JSONObject]
        let count = expected?.count ?? given.objects("answers").count
        try same("the number of requests", count, script.requests.count)
        for (wanted, request) in zip(expected ?? [], script.requests) {
            try wanted.check("request", "at url query headers request givenUp")
            for (name, value) in wanted where name != "headers" { try same(name, value, request[name]) }
            let headers = request["headers"] as? JSONObject ?? [:]
            for (name, value) in wanted["headers"] as? JSONObject ?? [:] { try same(name, value, headers[name]) }
            try same("the method", "GET", request["method"] ?? "GET")
        }
    }

    private func checkEvents() throws {
        let expected = given.objects("events")
        try same("the number of events", expected.count, events.count)
        for (wanted, event) in zip(expected, events) {
            try wanted.check("event", "at request token error")
            var request = JSONObject(uniqueKeysWithValues: event.refresh.request.query.map { ($0.name, $0.value) })
            request["permissions"] = event.refresh.request.permissions?.sorted()
            try same("when an event came", wanted["at"], event.at)
            try same("the request of an event", wanted["request"], request)
            switch event.refresh.result {
            case .success(let got): try same("the token of an event", wanted["token"], got.token)
            case .failure(let error): try check(error, wanted["error"] as? JSONObject ?? ["code": "none"])
            }
            try keepsSecrets(event.refresh)
        }
    }

    /// That no text which begins with secret- shows in any way of printing.
    private func keepsSecrets(_ thing: some Any) throws {
        var shown = ""
        dump(thing, to: &shown)
        shown += "\(thing)\(String(reflecting: thing))\(String(reflecting: Optional(thing)))"
        if shown.contains("secret-") { throw Difference("a secret shows: \(shown)") }
    }
}
