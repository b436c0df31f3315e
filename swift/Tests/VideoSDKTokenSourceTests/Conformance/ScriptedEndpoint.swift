import Foundation

@testable import VideoSDKTokenSource

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The program's own failure in the cases.
struct PlantedError: Error, CustomStringConvertible {
    let description = "secret-failure of the program"
}

/// Answers by the script of a case, and keeps what it was asked. Used by the one thread that runs the case.
@available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
final class ScriptedEndpoint: @unchecked Sendable {
    private(set) var requests: [JSONObject] = []
    private let world: World
    private var answers: [JSONObject]
    private var headersToCome: [JSONObject]

    init(_ world: World, answers: [JSONObject], headers: [JSONObject]) throws {
        self.world = world
        self.answers = answers
        headersToCome = headers
        for answer in answers {
            try answer.check("answer", "status headers body text size delay bodyDelay fault value throws")
        }
        for outcome in headers { try outcome.check("headers", "headers throws never delay") }
    }

    @Sendable
    func send(_ request: URLRequest) async throws -> Response {
        var components = request.url.flatMap { URLComponents(url: $0, resolvingAgainstBaseURL: false) }
        let items = (components?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        components?.query = nil
        let headers = (request.allHTTPHeaderFields ?? [:]).map { ($0.lowercased(), $1) }
        let (number, answer) = next([
            "method": request.httpMethod ?? "",
            "url": components?.string ?? "",
            "query": Dictionary(uniqueKeysWithValues: items),
            "headers": Dictionary(uniqueKeysWithValues: headers),
        ])
        return try await givenUpIfCancelled(number) {
            try await self.wait(answer.number("delay"))
            switch answer.text("fault") {
            case nil: break
            case "never": try await self.world.sleep(.infinity)
            case let fault: throw Difference("the connection is broken: \(fault ?? "")")
            }
            try await self.wait(answer.number("bodyDelay"))
            return Response(
                status: Int(answer.number("status") ?? 200),
                headers: answer["headers"] as? [String: String] ?? [:],
                body: try self.body(of: answer)
            )
        }
    }

    @Sendable
    func custom(_ request: TokenRequest) async throws -> TokenAnswer {
        var asked = JSONObject(uniqueKeysWithValues: request.query.map { ($0.name, $0.value) })
        asked["permissions"] = request.permissions?.sorted()
        let (number, answer) = next(["request": asked])
        return try await givenUpIfCancelled(number) {
            try await self.wait(answer.number("delay"))
            if answer.flag("throws") { throw PlantedError() }
            if let token = answer.text("value") { return TokenAnswer(token) }
            // What is no token at all cannot be said in Swift.
            guard let value = answer["value"] as? JSONObject else { return TokenAnswer("") }
            return TokenAnswer(
                value.text("token") ?? "",
                expiresIn: value.number("expiresIn").map { .seconds($0) },
                refreshIn: value.number("refreshIn").map { .seconds($0) }
            )
        }
    }

    @Sendable
    func headers() async throws -> [String: String] {
        let outcome = headersToCome.count > 1 ? headersToCome.removeFirst() : headersToCome[0]
        try await wait(outcome.number("delay"))
        if outcome.flag("never") { try await world.sleep(.infinity) }
        if outcome.flag("throws") { throw PlantedError() }
        return outcome["headers"] as? [String: String] ?? [:]
    }

    /// The next answer; one too many is told when the case ends, since the source would take it for a failure.
    private func next(_ request: JSONObject) -> (Int, JSONObject) {
        requests.append(request.merging(["at": world.now, "givenUp": false]) { $1 })
        return (requests.count - 1, answers.isEmpty ? ["fault": "connection"] : answers.removeFirst())
    }

    private func givenUpIfCancelled<Value: Sendable>(
        _ number: Int,
        _ work: () async throws -> Value
    ) async throws -> Value {
        try await withTaskCancellationHandler {
            try await work()
        } onCancel: {
            requests[number]["givenUp"] = true
        }
    }

    private func wait(_ seconds: Double?) async throws {
        if let seconds, seconds > 0 { try await world.sleep(seconds) }
    }

    private func body(of answer: JSONObject) throws -> Data {
        var body = Data((answer.text("text") ?? "").utf8)
        if let json = answer["body"] { body = try JSONSerialization.data(withJSONObject: json) }
        let missing = Int(answer.number("size") ?? 0) - body.count
        return missing > 0 ? body + Data(repeating: UInt8(ascii: " "), count: missing) : body
    }
}
