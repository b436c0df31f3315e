import Foundation
import Testing
import VideoSDKTokenSource

@testable import VideoSDKServer

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What the shared cases of the token source cannot say: real connections and real tasks.
@Suite("The token source on the network", .timeLimit(.minutes(1)))
struct TokenSourceNetworkTests {
    @Test("It has tokens of our token server, with their times")
    func tokenServer() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        let server = try await TokenServer.start(client: videosdk, options: TokenServerOptions(expiresIn: .hours(1)))
        let source = try TokenSource.endpoint("\(try #require(server.url))/get-token")
        let anna = "anna+ben@example.com"
        let request = TokenRequest(roomId: "ab1c-2def-g3hi", participantId: anna, permissions: ["allow_join"])
        let got = try await source.fetch(request)
        let claims = try videosdk.tokens.verify(got.token)
        #expect(claims.roomId == "ab1c-2def-g3hi" && claims.participantId == anna)
        let left = try #require(got.expiresAt).timeIntervalSinceNow
        #expect((3_590...3_600).contains(left))
        #expect(try #require(got.refreshAfter) < #require(got.expiresAt))
        #expect(try await source.fetch(request) == got)
        try await server.close()
        try await emulator.close()
    }

    @Test("Headers, its own query and the request are sent; no cookie is kept")
    func sent() async throws {
        let emulator = try await Emulator.start()
        let cookie = ["Set-Cookie": "session=of-anna"]
        try emulator.script([ScriptedReply(times: 2, status: 200, headers: cookie, body: ["token": "a.b.c"])])
        let given = ["Authorization": "Bearer 1", "X-Team": "blue"]
        let source = try TokenSource.endpoint("\(emulator.url)/get-token?team=a%20b", headers: given)
        _ = try await source.fetch()
        _ = try await source.fetch(TokenRequest(roomId: "a+b&c"))
        let requests = try emulator.requests()
        #expect(requests.map(\.query) == ["team=a%20b", "team=a%20b&roomId=a%2Bb%26c"])
        for headers in requests.map(\.headers) {
            // The emulator does not show an authorization.
            #expect(headers["authorization"] != nil && headers["x-team"] == "blue")
            #expect(headers["accept"] == "application/json" && headers["cookie"] == nil)
        }
        try await emulator.close()
    }

    @Test("A redirect is not followed, wherever it leads", arguments: ["/get-token", "http://127.0.0.1:9/"])
    func redirect(place: String) async throws {
        let emulator = try await Emulator.start()
        try emulator.script([ScriptedReply(status: 302, headers: ["Location": place])])
        let error = try await failure(of: TokenSource.endpoint("\(emulator.url)/get-token"))
        #expect(error?.code == "redirect_refused")
        #expect(try emulator.requests().count == 1)
        try await emulator.close()
    }

    @Test("Answers that break, are too long or refuse are told apart")
    func answers() async throws {
        let emulator = try await Emulator.start()
        let long = JSONValue.string(String(repeating: "a", count: 1_000_000))
        // Bearer alone ends the program on Linux before Swift 6.1, within Foundation (swift-corelibs-foundation#5103).
        let facts = ["X-Request-Id": "r-1", "WWW-Authenticate": "Bearer realm=\"app\""]
        try emulator.script([
            ScriptedReply(status: 200, body: ["token": "a.b.c"], cut: .beforeReply),
            ScriptedReply(status: 200, body: ["token": "a.b.c"], cut: .midBody),
            ScriptedReply(status: 200, body: ["token": "a.b.c"], cut: .midBody),
            ScriptedReply(status: 200, body: ["token": long]),
            ScriptedReply(status: 401, headers: facts, body: ["code": "authentication_required"]),
        ])
        let source = try TokenSource.endpoint("\(emulator.url)/get-token")
        #expect(try await failure(of: source, "a")?.code == "connection_failed")
        #expect(try await failure(of: source, "b")?.code == "answer_too_large")
        let refused = try #require(try await failure(of: source, "c"))
        #expect((refused.code, refused.status, refused.requestId) == ("unauthenticated", 401, "r-1"))
        #expect(refused.serviceCode == "authentication_required" && refused.kind == .authentication)
        try await emulator.close()
        #expect(try await failure(of: source, "d")?.code == "connection_failed")
    }

    @Test("An attempt that takes too long is given up, and its connection closed")
    func timeout() async throws {
        let emulator = try await Emulator.start()
        try emulator.script([.never(times: 3)])
        let source = try TokenSource.endpoint("\(emulator.url)/get-token", timeout: .milliseconds(250))
        #expect(try await failure(of: source)?.code == "attempt_timeout")
        try await emulator.untilAbandoned()
        // A slow machine does not send each of the three in time.
        #expect(try (1...3).contains(emulator.requests().count))
        try await emulator.close()
    }

    @Test("The last task that is cancelled closes the connection, and gets CancellationError")
    func cancel() async throws {
        let emulator = try await Emulator.start()
        try emulator.script([.never])
        let source = try TokenSource.endpoint("\(emulator.url)/get-token")
        let tasks = (0..<10).map { _ in Task { try await source.fetch() } }
        try await emulator.untilAsked()
        for task in tasks { task.cancel() }
        for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
        try await emulator.untilAbandoned()
        #expect(try emulator.requests().count == 1)
        try await emulator.close()
    }

    @Test("A thousand tasks at once make one request")
    func tasks() async throws {
        let emulator = try await Emulator.start()
        try emulator.script([ScriptedReply(status: 200, body: ["token": "a.b.c", "expiresIn": 3_600])])
        let source = try TokenSource.endpoint("\(emulator.url)/get-token")
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<1_000 { group.addTask { try await source.fetch().token } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(tokens == ["a.b.c"])
        #expect(try emulator.requests().count == 1)
        try await emulator.close()
    }

    @Test("A listener hears of new tokens until the source is closed, and one that is let go ends alone")
    func listening() async throws {
        let calls = AsyncStream<Int>.makeStream()
        var numbers = (1...).makeIterator()
        for _ in 0..<9 { calls.continuation.yield(numbers.next() ?? 0) }
        let source = TokenSource.custom { _ in
            for await number in calls.stream { return TokenAnswer("\(number)", expiresIn: .milliseconds(40)) }
            throw CancellationError()
        }
        let refreshes = await source.refreshes()
        _ = await source.refreshes()
        #expect(try await source.fetch().token == "1")
        var heard: [String] = []
        for await refresh in refreshes {
            heard.append(try refresh.result.get().token)
            if heard.count == 3 { await source.close() }
        }
        #expect(heard.prefix(3) == ["2", "3", "4"])
        #expect(try await failure(of: source)?.code == "source_closed")
    }

    @Test("A source that nobody holds ends its listeners")
    func letGo() async throws {
        weak var held: TokenSource?
        let refreshes: AsyncStream<TokenRefresh>
        do {
            let source = TokenSource.custom { _ in TokenAnswer("a", expiresIn: .seconds(3_600)) }
            held = source
            refreshes = await source.refreshes()
            _ = try await source.fetch()
        }
        for await _ in refreshes { Issue.record("there is no news") }
        #expect(held == nil)
    }

    private func failure(of source: TokenSource, _ room: String? = nil) async throws -> TokenSourceError? {
        do {
            _ = try await source.fetch(TokenRequest(roomId: room))
            return nil
        } catch let error as TokenSourceError {
            return error
        }
    }
}
