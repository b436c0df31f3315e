import Foundation

@testable import VideoSDKServer

/// Asks a handler the requests of tests/http that are about the caller's address; tests/http/README.md explains them.
enum AddressCases {
    /// How many cases there are, and what is wrong with those that fail.
    static func run() async throws -> (count: Int, failures: [String]) {
        let folder = sharedTests.appending(path: "http")
        let settings = try JSONValue(text: String(contentsOf: folder.appending(path: "settings.json"), encoding: .utf8))
        let addresses = try cases(in: folder.appending(path: "addresses.json"))
        var failures: [String] = []
        for one in addresses {
            do {
                try await run(one, settings[one.id("settings")]?.fields() ?? [:])
            } catch {
                failures.append("\(one.id("id")) (\(one.id("title"))): \(error)")
            }
        }
        return (addresses.count, failures)
    }

    private static func run(_ one: JSONObject, _ settings: JSONObject) async throws {
        let emulator = try await Emulator.start()
        let server = try TokenServer(client: emulator.client(), options: options(settings))
        for earlier in one["before"]?.arrayValue ?? [] {
            _ = try await server.handle(request(earlier.fields()))
        }
        let answer = try await server.handle(request(one["input"]?.fields() ?? [:]))
        try check(answer, one["expect"]?.fields() ?? [:])
        if let sent = one["sent"]?.arrayValue {
            let seen = try emulator.requests().map { "\($0.method) \($0.path)" }
            let expected = sent.map { "\($0["method"]?.stringValue ?? "") \($0["path"]?.stringValue ?? "")" }
            guard seen == expected else { throw Difference("the service saw \(seen) instead of \(expected)") }
        }
        try await emulator.close()
    }

    private static func options(_ settings: JSONObject) throws -> TokenServerOptions {
        var fields = JSONFields(settings)
        let _: String? = try fields.take("about")
        let limits: JSONObject = try fields.take("limits") ?? [:]
        let options = TokenServerOptions(
            limits: TokenServerLimits(
                address: limits["address"]?.stringValue,
                caller: limits["caller"]?.stringValue,
                create: limits["create"]?.stringValue
            ),
            trustedProxies: try fields.take("trusted_proxies")
        )
        guard fields.rest().isEmpty else { throw Difference("settings are unknown: \(fields.rest())") }
        return options
    }

    /// As a framework has it from a connection of this machine.
    private static func request(_ input: JSONObject) throws -> TokenServer.Request {
        let headers = try input["headers"]?.fields() ?? [:]
        return TokenServer.Request(
            method: input.id("method"),
            path: input.id("path"),
            headers: [TokenServer.Header(name: "Host", value: "localhost")]
                + headers.map { TokenServer.Header(name: $0.name, value: $0.value.stringValue ?? "") },
            peer: "127.0.0.1"
        )
    }

    private static func check(_ answer: TokenServer.Response, _ expected: JSONObject) throws {
        let body = try JSONValue(text: String(decoding: answer.body, as: UTF8.self)).fields()
        for (name, wanted) in expected where try !holds(name, wanted, answer, body) {
            throw Difference("\(name) is not \(wanted), with the status \(answer.status) and \(body.names)")
        }
    }

    private static func holds(
        _ name: String,
        _ wanted: JSONValue,
        _ answer: TokenServer.Response,
        _ body: JSONObject
    ) throws -> Bool {
        let names = wanted.arrayValue?.compactMap(\.stringValue) ?? []
        switch name {
        case "status": return answer.status == wanted.integerValue
        case "code": return body["code"] == wanted
        case "json_has": return names.allSatisfy { body[$0] != nil }
        case "json_lacks": return names.allSatisfy { body[$0] == nil }
        case "room_id": return body["roomId"] != nil && body["roomId"] == body["meetingId"]
        case "headers_match":
            return try wanted.fields().allSatisfy { header, form in
                let value = answer.headers.first { $0.name == header }?.value
                return try value?.wholeMatch(of: Regex(form.stringValue ?? "")) != nil
            }
        default: throw Difference("nobody looks at \(name)")
        }
    }
}
