import Testing

@testable import VideoSDKServer

@Suite("Many tasks", .timeLimit(.minutes(1)))
struct ConcurrencyTests {
    @Test("64 tasks share one client")
    func shared() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        let room = try await videosdk.rooms.create()
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    for _ in 0..<3 { _ = try await videosdk.rooms.get(room.roomId) }
                    return try await videosdk.rooms.get(room.roomId).roomId
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: room.roomId, count: 64))
        try await emulator.close()
    }

    /// Swift has as many threads as cores: were one held by a waiting call, not all of these would be asked.
    @Test("64 calls wait at once and hold no thread")
    func waiting() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        try emulator.script([.never(times: 64)])
        let calls = (0..<64).map { _ in Task { try await videosdk.rooms.list() } }
        try await emulator.untilAsked(64)
        for call in calls { call.cancel() }
        for call in calls { await #expect(throws: CancellationError.self) { try await call.value } }
        try await emulator.untilAbandoned()
        try await emulator.close()
    }

    @MainActor
    @Test("The main actor goes on during a call that it made")
    func mainActor() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        try emulator.script([.never])
        let call = Task { @MainActor in try await videosdk.rooms.list() }
        try await emulator.untilAsked()
        var turns = 0
        for _ in 0..<1_000 {
            await Task { @MainActor in turns += 1 }.value
        }
        #expect(turns == 1_000)
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        try await emulator.close()
    }
}
