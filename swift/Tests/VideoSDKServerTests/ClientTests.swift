import Foundation
import Testing

@testable import VideoSDKServer

@Suite("The client", .timeLimit(.minutes(1)))
struct ClientTests {
    @Test("A room is made, fetched, listed, validated, disabled and ended")
    func rooms() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        let room = try await videosdk.rooms.create(CreateRoom(customRoomId: "lesson", geoFence: .in002))
        #expect(room.customRoomId == "lesson" && room.geoFence == .in002 && !room.disabled)
        #expect(try await videosdk.rooms.get("lesson").roomId == room.roomId)
        #expect(try await videosdk.rooms.validate(room.roomId).valid)
        #expect(try await videosdk.rooms.validate("aaaa-bbbb-cccc").room == nil)
        let disabled = try await videosdk.rooms.update(room.roomId, UpdateRoom(status: .disabled))
        #expect(disabled.disabled)
        _ = try await videosdk.rooms.end(room.roomId)
        let raw = try await videosdk.request("GET", "/v2/rooms", query: ["perPage": "1"])
        #expect(raw["data"]?[0]?["roomId"]?.stringValue == room.roomId)
        try await emulator.close()
    }

    @Test("A list is its first page and all rooms, and asks for no page that nobody wants")
    func list() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        for _ in 0..<5 { _ = try await videosdk.rooms.create() }
        func pagesAsked() throws -> Int { try emulator.requests().count { $0.method == "GET" } }

        let page = try await videosdk.rooms.list(ListRooms(perPage: 2))
        #expect(page.data.count == 2 && page.total == 5 && page.pageInfo?.lastPage == 3 && page.next != nil)
        for try await _ in page.prefix(2) {}
        #expect(try pagesAsked() == 1)
        var seen = 0
        for try await _ in page {
            seen += 1
            if seen == 3 { break }
        }
        #expect(try pagesAsked() == 2)
        let all = try await page.reduce(into: Set()) { $0.insert($1.roomId) }
        #expect(all.count == 5)
        try await emulator.close()
    }

    @Test("An error tells its kind and its facts, and may be caught by its kind")
    func errors() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        do {
            _ = try await videosdk.rooms.get("nowhere")
            Issue.record("it is nowhere")
        } catch VideoSDKError.Kind.conflict {
            Issue.record("it is no conflict")
        } catch VideoSDKError.Kind.notFound {
        }
        do {
            _ = try await videosdk.rooms.get("nowhere")
        } catch let error as VideoSDKError where error.kind == .notFound {
            #expect(error.status == 404 && error.attempts == 1 && error.path == "/v2/rooms/nowhere")
            #expect(error.method == "GET" && !error.outcomeUnknown)
            #expect((error as any Error).localizedDescription == error.reason)
        }
        let refused = await failure { try videosdk.tokens.verify("a.b.c") }
        #expect(refused?.kind == .authentication && refused?.findings.isEmpty == false)
        try await emulator.close()
    }

    @Test("A copy of a client goes by other options")
    func withOptions() async throws {
        let emulator = try await Emulator.start()
        let impatient = try emulator.client().withOptions(
            timeout: .seconds(30),
            maxRetries: 0,
            headers: ["X-Team": "blue"]
        )
        try emulator.script([ScriptedReply(status: 503)])
        #expect(await failure { try await impatient.rooms.list() }?.kind == .server)
        #expect(try emulator.requests().map { $0.headers["x-team"] } == ["blue"])
        #expect(await failure { try impatient.withOptions(timeout: .seconds(-1)) }?.kind == .invalidRequest)
        try await emulator.close()
    }

    @Test("Events reach the handler")
    func events() async throws {
        let emulator = try await Emulator.start()
        let (events, continuation) = AsyncStream.makeStream(of: Event.self)
        let videosdk = try emulator.client(maxRetries: 1) { continuation.yield($0) }
        try emulator.script([ScriptedReply(status: 503, headers: ["Retry-After": "0"])])
        _ = try await videosdk.rooms.list()
        continuation.finish()
        let kinds = await events.reduce(into: []) { $0.append($1.kind) }
        let attempt: [Event.Kind] = [.attemptStarted, .attemptFinished]
        #expect(kinds == [.tokenRenewed] + attempt + [.retryScheduled] + attempt)
        try await emulator.close()
    }

    @Test("Settings come from the environment, and tell where from but not what")
    func settings() throws {
        let environment = ["VIDEOSDK_API_KEY": "key-of-the-test", "VIDEOSDK_SECRET": "secret-of-the-test"]
        let (said, code) = try probe("settings", environment: environment)
        #expect(code == 0 && said.contains("VIDEOSDK_SECRET") && !said.contains("of-the-test"))
    }

    @Test("Missing settings fail at the first use, and when checked")
    func missingSettings() async throws {
        let videosdk = try VideoSDKClient()
        for error in [await failure { try videosdk.check() }, await failure { try videosdk.tokens.participant() }] {
            #expect(error?.kind == .configuration && error?.reason.contains("VIDEOSDK_API_KEY") == true)
        }
    }

    @Test("An emulator is closed twice, and its use after that is an error")
    func closedEmulator() async throws {
        let emulator = try await Emulator.start()
        for _ in 0..<2 { try await emulator.close() }
        #expect(await failure { try emulator.requests() }?.reason == "the emulator is closed")
    }

    @Test("A library of another version is an error that names both")
    func versions() {
        #expect(NativeCalls.fault(ofVersion: videoSDKServerVersion) == nil)
        let fault = NativeCalls.fault(ofVersion: "9.9.9")
        #expect(fault?.kind == .configuration && fault?.code == "version_mismatch")
        #expect(fault?.reason.contains("9.9.9") == true && fault?.reason.contains(videoSDKServerVersion) == true)
    }
}
