import Foundation
import VideoSDKServer

/// What the tests must see from outside of a process: `Probe MODE`.
@main
struct Probe {
    /// Not asynchronous, since waiting in it would start the threads that `threads` counts.
    static func main() throws {
        switch CommandLine.arguments.dropFirst().first {
        case "threads": try threads()
        case "settings": print(try VideoSDKClient().settings().json)
        case "exit": run(exitInCall)
        case "interrupt": run(interruptedInCall)
        case "memory": run(memory)
        default: fatalError("there is no such mode")
        }
    }

    /// How many threads there are after loading, signing and verifying.
    private static func threads() throws {
        let videosdk = try VideoSDKClient(apiKey: "11111111-2222-4333-8444-555555555555", secret: "0123456789abcdef")
        _ = try videosdk.tokens.verify(videosdk.tokens.participant())
        print(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count)
    }

    /// Ends the process while a call waits for its answer.
    private static func exitInCall() async throws {
        let emulator = try await Emulator.start()
        try emulator.script([ScriptedReply(status: 200, delayMs: 60_000)])
        let videosdk = try emulator.client()
        Task { try await videosdk.rooms.list() }
        while try emulator.requests().isEmpty { await Task.yield() }
        print("ended")
        exit(0)
    }

    /// Ctrl-C while a call waits for its answer.
    private static func interruptedInCall() async throws {
        let emulator = try await Emulator.start()
        try emulator.script([ScriptedReply(status: 200, delayMs: 60_000)])
        let videosdk = try emulator.client()
        let call = Task { try await videosdk.rooms.list() }
        while try emulator.requests().isEmpty { await Task.yield() }
        // Who runs the tests may ignore it, and a child inherits that.
        signal(SIGINT, SIG_DFL)
        kill(getpid(), SIGINT)
        _ = try await call.value
    }

    /// By how many kilobytes the process has grown after 100,000 calls.
    private static func memory() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        let room = try await videosdk.rooms.create()
        func calls(_ number: Int) async throws {
            for _ in 0..<number {
                _ = try videosdk.tokens.verify(videosdk.tokens.participant(roomId: room.roomId))
            }
            for _ in 0..<number / 25 { _ = try await videosdk.rooms.get(room.roomId) }
        }
        try await calls(20_000)
        let before = try kilobytes()
        try await calls(100_000)
        print(try kilobytes() - before)
        exit(0)
    }

    private static func kilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }
        return Int(line?.split(separator: " ")[1] ?? "") ?? 0
    }

    private static func run(_ mode: @escaping @Sendable () async throws -> Void) -> Never {
        Task {
            do {
                try await mode()
            } catch {
                print(error)
                exit(1)
            }
        }
        dispatchMain()
    }
}
