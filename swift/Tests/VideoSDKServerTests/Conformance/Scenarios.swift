import Foundation

@testable import VideoSDKServer

/// Runs the shared scenarios, which tests/scenarios/README.md explains.
enum Scenarios {
    /// While some wait others work; with all of them at once a timeout would run before its request is sent.
    private static let atOnce = 24

    /// How many scenarios there are in all files, and what is wrong with those that fail.
    static func run() async throws -> (count: Int, failures: [String]) {
        let scenarios = try files().flatMap(cases(in:))
        var waiting = scenarios[...]
        return await withTaskGroup(of: String?.self) { group in
            var failures: [String] = []
            func begin() {
                guard let scenario = waiting.popFirst() else { return }
                group.addTask { await failure(of: scenario) }
            }
            for _ in 0..<atOnce { begin() }
            while let failure = await group.next() {
                if let failure { failures.append(failure) }
                begin()
            }
            return (scenarios.count, failures)
        }
    }

    private static func files() -> [URL] {
        let folder = sharedTests.appending(path: "scenarios")
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let files = (found?.allObjects as? [URL]) ?? []
        // Those of the token source are of another form.
        return files.filter {
            !$0.hasDirectoryPath && $0.lastPathComponent != "README.md"
                && $0.deletingLastPathComponent().lastPathComponent != "token-source"
        }
    }

    private static func failure(of scenario: JSONObject) async -> String? {
        do {
            try await run(scenario)
            return nil
        } catch {
            return "\(scenario["id"] ?? nil) (\(scenario["title"] ?? nil)): \(error)"
        }
    }

    private static func run(_ scenario: JSONObject) async throws {
        let emulator = try await Emulator.start()
        let answers = scenario["answers"]?.arrayValue ?? []
        try emulator.script(answers.map { try ScriptedReply(json: $0.fields()) })
        var comparison = Comparison()
        let before = scenario["before"]?.arrayValue?.compactMap(\.objectValue) ?? []
        for call in before + [scenario] {
            do {
                let client = try client(of: scenario["client"]?.objectValue ?? [:], for: emulator)
                let result = try await result(of: call, client, emulator, comparison)
                if call["error"] != nil { throw Difference("an error is expected, not \(result)") }
                if let expected = call["result"] { try comparison.check("the result", expected, result) }
            } catch let error where error is VideoSDKError || error is CancellationError {
                guard let expected = call["error"]?.objectValue else { throw error }
                let cancelled = VideoSDKError(kind: .cancelled, code: "cancelled", reason: "")
                try comparison.check(expected, error as? VideoSDKError ?? cancelled)
            }
        }
        if let requests = scenario["requests"]?.arrayValue { try comparison.check(requests, emulator.requests()) }
        try await emulator.close()
    }

    private static func client(of given: JSONObject, for emulator: Emulator) throws -> VideoSDKClient {
        var options: JSONObject = [
            "apiKey": .string(emulator.apiKey),
            "secret": .string(emulator.secret),
            "apiEndpoint": .string(emulator.url),
        ]
        for (name, value) in given { options[name] = value }
        var fields = JSONFields(options)
        let client = ClientOptions(
            apiKey: try fields.take("apiKey"),
            secret: try fields.take("secret"),
            token: try fields.take("token"),
            apiEndpoint: try fields.take("apiEndpoint"),
            timeout: try fields.take("timeout"),
            deadline: try fields.take("deadline"),
            maxRetries: try fields.take("maxRetries"),
            headers: try fields.take("headers") ?? [:]
        )
        guard fields.rest().isEmpty else { throw Difference("options are unknown: \(fields.rest())") }
        return try VideoSDKClient(client)
    }

    private static func result(
        of call: JSONObject,
        _ client: VideoSDKClient,
        _ emulator: Emulator,
        _ comparison: Comparison
    ) async throws -> JSONValue {
        let name = call["call"]?.stringValue ?? ""
        let arguments = comparison.filledIn(call["arguments"] ?? [:]).objectValue ?? [:]
        let client = try call["options"]?.objectValue.map { try client.with($0) } ?? client
        if let most = call["items"]?.integerValue {
            guard let items = try await Operations.items(name, client, arguments, most) else {
                throw Difference("\(name) is no list")
            }
            return items
        }
        switch call["cancel"]?.stringValue {
        case "before":
            return try await Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await ask(name, client, arguments)
            }.value
        case "during":
            let task = Task { try await ask(name, client, arguments) }
            try await emulator.untilAsked()
            task.cancel()
            return try await task.value
        default:
            return try await ask(name, client, arguments)
        }
    }

    /// The raw call, or an operation by its name.
    private static func ask(
        _ name: String,
        _ client: VideoSDKClient,
        _ arguments: JSONObject
    ) async throws -> JSONValue {
        if name == "request" {
            var fields = JSONFields(arguments)
            return try await client.request(
                fields.require("method"),
                fields.require("path"),
                query: fields.take("query") ?? [:],
                body: fields.take("body")
            )
        }
        guard let answer = try await Operations.call(name, client, arguments) else {
            throw Difference("there is no operation \(name)")
        }
        return answer
    }
}

extension JSONObject {
    var params: JSONObject { self["params"]?.objectValue ?? [:] }

    func id(_ name: String) -> String { self[name]?.stringValue ?? "" }
}

/// A page by the names of the wire.
func plain<Item: JSONModel>(_ page: Page<Item>) -> JSONValue {
    var fields = JSONObject()
    fields.put("data", page.data)
    fields.put("pageInfo", page.pageInfo)
    fields.put("total", page.total)
    fields.put("next", page.next)
    return .object(fields)
}

/// The first items of a list.
func first<Item: JSONModel>(_ most: Int, of page: Page<Item>) async throws -> JSONValue {
    var items: [JSONValue] = []
    for try await item in page {
        items.append(.object(item.json))
        if items.count == most { break }
    }
    return .array(items)
}

extension VideoSDKClient {
    fileprivate func with(_ options: JSONObject) throws -> VideoSDKClient {
        var fields = JSONFields(options)
        return try withOptions(
            timeout: fields.take("timeout"),
            deadline: fields.take("deadline"),
            maxRetries: fields.take("maxRetries"),
            headers: fields.take("headers") ?? [:]
        )
    }
}
