import Foundation

@testable import VideoSDKServer

/// Asks a handler the requests of tests/http, whose README explains them.
enum HTTPCases {
    /// Some of them wait, so several are under way at once.
    private static let atOnce = 8

    /// How many cases there are, and what is wrong with those that fail.
    static func run() async throws -> (count: Int, failures: [String]) {
        let folder = sharedTests.appending(path: "http")
        let settings = try JSONValue(text: String(contentsOf: folder.appending(path: "settings.json"), encoding: .utf8))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" && $0.lastPathComponent != "settings.json" }
        var waiting = try files.flatMap(cases)
        let count = waiting.count
        let failures = try await withThrowingTaskGroup(of: String?.self) { group in
            func begin() throws {
                guard let one = waiting.popLast() else { return }
                let name = one["settings"]?.stringValue ?? "loopback"
                let options = try HTTPSettings.options(settings[name]?.fields() ?? [:])
                group.addTask { await told(one, options) }
            }
            for _ in 0..<atOnce { try begin() }
            var failures: [String] = []
            for try await failure in group {
                if let failure { failures.append(failure) }
                try begin()
            }
            return failures
        }
        return (count, failures)
    }

    /// What is wrong with a case; nothing when it holds.
    private static func told(_ one: JSONObject, _ options: TokenServerOptions) async -> String? {
        do {
            try await run(one, options)
            return nil
        } catch {
            return "\(one.id("id")) (\(one.id("title"))): \(error)"
        }
    }

    private static func run(_ one: JSONObject, _ options: TokenServerOptions) async throws {
        let emulator = try await Emulator.start()
        let words = try await HTTPWords(emulator)
        let asked = try emulator.requests().count
        let service = try one["service"]?.fields() ?? [:]
        if let reply = reply(service) { try emulator.script([reply]) }
        // An address that nobody listens at.
        let endpoint = service["cut"]?.boolValue == true ? "http://127.0.0.1:1" : emulator.url
        let client = try VideoSDKClient(
            ClientOptions(apiKey: emulator.apiKey, secret: emulator.secret, apiEndpoint: endpoint)
        )
        let server = try TokenServer(client: client, options: options)
        for earlier in one["before"]?.arrayValue ?? [] {
            _ = try await server.handle(request(earlier.fields(), words))
        }
        let started = ContinuousClock.now
        let answer = try await server.handle(request(one["input"]?.fields() ?? [:], words))
        let took = ContinuousClock.now - started
        let expect = try words.filledIn(one["expect"] ?? [:]).fields()
        try HTTPExpectations(answer, took: took, tokens: words.tokens).check(expect)
        if let sent = one["sent"]?.arrayValue {
            try check(words.filledIn(.array(sent)).arrayValue ?? [], emulator.requests().dropFirst(asked))
        }
        try await emulator.close()
    }

    /// How the service answers everything, where it is not as the emulator does.
    private static func reply(_ service: JSONObject) -> ScriptedReply? {
        let times = 100
        if service["silent"]?.boolValue == true { return .never(times: times) }
        guard let status = service["status"]?.integerValue else { return nil }
        let headers = service["headers"]?.objectValue?.dictionary.compactMapValues(\.stringValue) ?? [:]
        return ScriptedReply(times: times, status: status, headers: headers, body: service["body"])
    }

    /// As a framework has it from a connection of this machine.
    private static func request(_ input: JSONObject, _ words: HTTPWords) throws -> TokenServer.Request {
        let sent = words.filledIn(input.id("path"))
        let target = sent.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return TokenServer.Request(
            method: input.id("method"),
            path: String(target[0]),
            query: target.count > 1 ? String(target[1]) : "",
            headers: headers(input["headers"] ?? .null).map {
                TokenServer.Header(name: $0.name, value: words.filledIn($0.value))
            },
            body: body(input, words),
            identity: input["identity"].map {
                TokenServer.Identity(sub: $0["sub"]?.stringValue ?? "", claims: $0["claims"]?.objectValue ?? [:])
            },
            peer: "127.0.0.1"
        )
    }

    /// An object, or a list of pairs where a name comes twice.
    private static func headers(_ given: JSONValue) -> [(name: String, value: String)] {
        if let fields = given.objectValue { return fields.map { ($0.name, $0.value.stringValue ?? "") } }
        return given.arrayValue?.map { ($0[0]?.stringValue ?? "", $0[1]?.stringValue ?? "") } ?? []
    }

    private static func body(_ input: JSONObject, _ words: HTTPWords) -> Data {
        if let text = input["body"]?.stringValue { return Data(words.filledIn(text).utf8) }
        if let encoded = input["body_base64"]?.stringValue { return Data(base64Encoded: encoded) ?? Data() }
        guard let repeated = input["body_repeat"] else { return Data() }
        return Data(String(repeating: repeated[0]?.stringValue ?? "", count: repeated[1]?.integerValue ?? 0).utf8)
    }

    /// What the service saw against what it should have seen.
    private static func check(_ expected: [JSONValue], _ seen: ArraySlice<RecordedRequest>) throws {
        let shown = seen.map { "\($0.method) \($0.path) \($0.body)" }
        guard expected.count == seen.count else { throw Difference("the service saw \(shown)") }
        for (wanted, request) in zip(expected, seen) {
            let body = try request.body.isEmpty ? [:] : JSONValue(text: request.body).fields()
            let fields = HTTPFields(body)
            guard
                wanted["method"]?.stringValue == request.method, wanted["path"]?.stringValue == request.path,
                fields.has(wanted["json_has"]), fields.lacks(wanted["json_lacks"]),
                fields.equals(wanted["json_equals"])
            else { throw Difference("the service saw \(shown)") }
        }
    }
}
