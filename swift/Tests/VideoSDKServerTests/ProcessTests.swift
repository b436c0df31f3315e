import Foundation
import Testing

@testable import VideoSDKServer

@Suite("The process", .timeLimit(.minutes(2)))
struct ProcessTests {
    #if os(Linux)
        @Test("Loading, signing and verifying start no thread")
        func threads() throws {
            let (said, code) = try probe("threads")
            #expect(code == 0 && said == "1\n")
        }

        @Test("100,000 calls leave no memory behind")
        func memory() throws {
            let (said, code) = try probe("memory")
            let kilobytes = try #require(Int(said.dropLast()))
            #expect(code == 0 && kilobytes < 8_000)
        }
    #endif

    @Test("A program may end during a call")
    func exitInCall() throws {
        let (said, code) = try probe("exit")
        #expect(code == 0 && said == "ended\n")
    }

    @Test("Ctrl-C ends a program during a call")
    func interruptInCall() throws {
        let (said, code) = try probe("interrupt")
        #expect(code == SIGINT && said == "")
    }

    /// Only a library that was built for the tests has panics planted in it.
    @Test("A panic is an error of kind internal, and the library goes on")
    func panic() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        for error in [
            await failure { try Tokens.decode("panic") },
            await failure { try await videosdk.native.call("panic", [:]) as JSONValue },
        ] {
            #expect(error?.kind == .internal && error?.reason.contains("planted") == false)
        }
        _ = try await videosdk.rooms.create()
        try await emulator.close()
    }
}
