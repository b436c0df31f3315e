import Foundation

@testable import VideoSDKServer

/// The folder of the tests that all languages share.
let sharedTests = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../tests").standardizedFileURL

/// The cases of a shared file, with the fields of each in their order.
func cases(in file: URL) throws -> [JSONObject] {
    let text = try String(contentsOf: file, encoding: .utf8)
    return try JSONValue(text: text).arrayValue?.map { try $0.fields() } ?? []
}

/// A case is not as it should be.
struct Difference: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension Emulator {
    /// Waits until it has seen so many requests.
    func untilAsked(_ count: Int = 1) async throws {
        while try requests().count < count { await Task.yield() }
    }

    /// Waits until it has seen the connections of all its requests closed.
    func untilAbandoned() async throws {
        while try !requests().allSatisfy(\.abandoned) { await Task.yield() }
    }
}

extension ScriptedReply {
    /// One that comes after every test is over.
    static let never = ScriptedReply(status: 200, delayMs: 60_000)

    static func never(times: Int) -> ScriptedReply { ScriptedReply(times: times, status: 200, delayMs: 60_000) }
}

/// What ``Probe`` says in a mode, and the code that it ends with.
func probe(_ mode: String, environment: [String: String] = [:]) throws -> (output: String, code: Int32) {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appending(path: "Probe")
    process.arguments = [mode]
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: said, as: UTF8.self), process.terminationStatus)
}

/// The error that a call ends in; nothing when it does not fail.
func failure(_ call: () async throws -> some Any) async -> VideoSDKError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? VideoSDKError
    }
}
