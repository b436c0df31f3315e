import Foundation
import Testing

@testable import VideoSDKTokenSource

/// What the shared cases leave to each language: functions that do as they please, and the types of Swift.
@Suite("The token source in Swift")
struct TokenSourceTests {
    @Test("A function for headers that does not look whether it is cancelled is not waited for, and nothing is sent")
    @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
    func stubbornHeaders() throws {
        let world = World()
        let script = try ScriptedEndpoint(world, answers: [], headers: [])
        let gate = Gate()
        let headers: @Sendable () async throws -> [String: String] = {
            await gate.wait()
            return [:]
        }
        let address = "https://app.example.com/get-token"
        let source = try TokenSource.endpoint(address, .function(headers), .seconds(1), script.send, world.environment)
        let outcome = Outcome(source, world)
        world.advance(3.75)
        #expect(outcome.error?.code == "attempt_timeout")
        #expect(gate.open() == 3)
        world.settle()
        #expect(script.requests.isEmpty)
    }

    @Test("Renewing goes on when a function for headers fails")
    @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
    func failingHeaders() throws {
        let world = World()
        let answer: JSONObject = ["body": ["token": "a", "expiresIn": 3_600, "refreshIn": 1_800]]
        let outcomes: [JSONObject] = [["headers": [:]], ["throws": true], ["headers": [:]]]
        let script = try ScriptedEndpoint(world, answers: [answer, answer], headers: outcomes)
        let address = "https://app.example.com/get-token"
        let function = RequestHeaders.function(script.headers)
        let source = try TokenSource.endpoint(address, function, .seconds(10), script.send, world.environment)
        let news = News(source, world)
        _ = Outcome(source, world)
        world.advance(1_801)
        #expect(news.codes == ["headers_failed"])
        #expect(script.requests.map { $0.number("at") } == [0, 1_801])
    }

    @Test("A refresh that somebody waits for while all is forgotten is no news, and is not kept")
    @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
    func forgottenRefresh() throws {
        let world = World()
        let answers: [JSONObject] = [
            ["value": ["token": "a", "expiresIn": 3_600, "refreshIn": 1_800]],
            ["delay": 5, "value": "b"],
            ["value": "c"],
        ]
        let script = try ScriptedEndpoint(world, answers: answers, headers: [])
        let source = TokenSource.custom(script.custom, world.environment)
        let news = News(source, world)
        _ = Outcome(source, world)
        world.advance(1_801)
        let waiting = Outcome(source, world, force: true)
        world.start { await source.invalidate() }
        world.advance(5)
        #expect(waiting.token == "b" && news.count == 0)
        #expect(Outcome(source, world).token == "c")
    }

    @Test(
        "An answer is read from JSON of any numbers",
        arguments: [
            (#"{"token":"a","expiresIn":1e300}"#, 1e11), (#"{"token":"a","expiresIn":true}"#, nil),
            (#"{"token":"a","expiresIn":"60"}"#, nil), (#"{"token":"a","expiresIn":60.5}"#, 60.5),
        ]
    )
    func answer(json: String, seconds: Double?) throws {
        let answer = try JSONDecoder().decode(TokenAnswer.self, from: Data(json.utf8))
        #expect(answer.token == "a" && answer.expiresIn?.seconds == seconds)
        let asked = Moment(wall: 1_700_000_000, monotonic: 0)
        #expect(try HeldToken(answer, asked: asked).hasKnownLife == (seconds != nil))
    }

    @Test("Nothing shows a token or a header")
    func secrets() throws {
        let headers = ["Authorization": "hidden"]
        let shown: [Any] = [
            try TokenSource.endpoint("https://app.example.com/?key=hidden", headers: headers),
            try TokenSource.literal("hidden"),
            TokenAnswer("hidden", expiresIn: .seconds(1)),
            AccessToken(token: "hidden", expiresAt: .now),
            TokenRefresh(request: TokenRequest(), result: .success(AccessToken(token: "hidden"))),
        ]
        var text = "\(shown)\(String(reflecting: shown))"
        dump(shown, to: &text)
        #expect(!text.contains("hidden"), "\(text)")
    }
}

/// What waits here does so until it is opened, whatever becomes of its task. Used by the thread of a world.
private final class Gate: @unchecked Sendable {
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func wait() async {
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Answers how many have waited.
    func open() -> Int {
        for continuation in waiting { continuation.resume() }
        return waiting.count
    }
}

/// How a fetch ended.
@available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
private final class Outcome: @unchecked Sendable {
    private(set) var token: String?
    private(set) var error: TokenSourceError?

    init(_ source: TokenSource, _ world: World, force: Bool = false) {
        world.start { [self] in
            do { token = try await source.fetch(force: force).token } catch { self.error = error as? TokenSourceError }
        }
        world.settle()
    }
}

/// What a listener hears.
@available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
private final class News: @unchecked Sendable {
    private var heard: [TokenRefresh] = []

    init(_ source: TokenSource, _ world: World) {
        world.start { [self] in
            for await refresh in await source.refreshes() { heard.append(refresh) }
        }
        world.settle()
    }

    var count: Int { heard.count }

    /// Those of the failures.
    var codes: [String] {
        heard.compactMap { if case .failure(let error) = $0.result { error.code } else { nil } }
    }
}
