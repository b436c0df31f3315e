import Testing

@testable import VideoSDKServer

@Suite("Cancelling", .timeLimit(.minutes(1)))
struct CancelTests {
    @Test("A cancelled task ends its call at once and closes its connection")
    func during() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        try emulator.script([.never])
        let call = Task { try await videosdk.rooms.create() }
        try await emulator.untilAsked()
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        try await emulator.untilAbandoned()
        try await emulator.close()
    }

    @Test("A task that is cancelled before its call sends nothing")
    func before() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        let call = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await videosdk.rooms.create()
        }
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(try emulator.requests().isEmpty)
        try await emulator.close()
    }

    @Test("A task group that fails gives up its other calls, as one with a time limit does")
    func group() async throws {
        struct TooLate: Error {}
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        try emulator.script([.never(times: 3)])
        await #expect(throws: TooLate.self) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { _ = try await videosdk.rooms.list() } }
                group.addTask {
                    try await emulator.untilAsked(3)
                    throw TooLate()
                }
                for try await _ in group {}
            }
        }
        try await emulator.untilAbandoned()
        try await emulator.close()
    }

    @Test("Going through a list ends when its task is cancelled while a page is asked for")
    func duringPages() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        for _ in 0..<4 { _ = try await videosdk.rooms.create() }
        let page = try await videosdk.rooms.list(ListRooms(perPage: 2))
        try emulator.reset()
        try emulator.script([.never])
        let walk = Task { try await page.reduce(0) { count, _ in count + 1 } }
        try await emulator.untilAsked()
        walk.cancel()
        await #expect(throws: CancellationError.self) { try await walk.value }
        try await emulator.untilAbandoned()
        try await emulator.close()
    }

    @Test("2,000 calls, half of them cancelled at any moment, all end as they should")
    func many() async throws {
        let emulator = try await Emulator.start()
        let room = try await emulator.client().rooms.create()
        var answered = 0
        for _ in 0..<40 {
            // A new one each time, so that some are given up while they connect.
            let videosdk = try emulator.client()
            let calls = (0..<50).map { _ in Task { try await videosdk.rooms.get(room.roomId) } }
            for (place, call) in calls.enumerated() where place % 2 == 0 {
                for _ in 0..<place { await Task.yield() }
                call.cancel()
            }
            for (place, call) in calls.enumerated() {
                do {
                    _ = try await call.value
                    answered += 1
                } catch is CancellationError where place % 2 == 0 {
                }
            }
        }
        #expect((1000...2000).contains(answered))
        try await emulator.close()
    }
}
