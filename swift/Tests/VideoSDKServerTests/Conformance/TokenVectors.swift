import Foundation
import VideoSDKServerNative

@testable import VideoSDKServer

/// Runs the shared token vectors, which tests/vectors/tokens/README.md explains.
enum TokenVectors {
    /// How many vectors there are in all files, and what is wrong with those that fail.
    static func run() throws -> (count: Int, failures: [String]) {
        var count = 0
        var failures: [String] = []
        let folder = sharedTests.appending(path: "vectors/tokens")
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "json" {
            for vector in try cases(in: file) {
                count += 1
                do {
                    try run(vector, of: file.lastPathComponent)
                } catch {
                    failures.append("\(file.lastPathComponent) \(vector["id"] ?? nil): \(error)")
                }
            }
        }
        return (count, failures)
    }

    private static func run(_ vector: JSONObject, of file: String) throws {
        switch file {
        case "sign.json": try sign(vector)
        case "sign-refused.json": try signRefused(vector)
        case "verify.json": try verify(vector)
        case "verify-refused.json": try verifyRefused(vector)
        case "decode.json": try decode(vector)
        case "duration.json": try duration(vector)
        default: throw Difference("nobody runs this file")
        }
    }

    private static func sign(_ vector: JSONObject) throws {
        let expected = vector["tokens"] ?? .array([vector["token"] ?? nil])
        try same(.array(signed(vector).map(JSONValue.string)), expected)
    }

    private static func signRefused(_ vector: JSONObject) throws {
        try refused(vector) { .array(try signed(vector).map(JSONValue.string)) }
    }

    private static func verify(_ vector: JSONObject) throws {
        try same(.object(verified(vector).json), vector["claims"])
    }

    private static func verifyRefused(_ vector: JSONObject) throws {
        try refused(vector) { .object(try verified(vector).json) }
    }

    private static func decode(_ vector: JSONObject) throws {
        var fields = JSONFields(vector)
        let token: String = try fields.require("token")
        if let claims = vector["claims"] {
            try same(.object(Tokens.decode(token).json), claims)
        } else {
            try refused(vector) { .object(try Tokens.decode(token).json) }
        }
    }

    private static func duration(_ vector: JSONObject) throws {
        var fields = JSONFields(vector)
        let text: String = try fields.require("text")
        do {
            let seconds = try NativeCalls.run { try parseDuration(text: text) }
            try same(.integer(Int(seconds)), vector["seconds"])
        } catch let error as VideoSDKError {
            try same(.string(error.code), vector["error"])
        }
    }

    private static func signed(_ vector: JSONObject) throws -> [String] {
        let tokens = try tokens(of: vector)
        let arguments = vector["arguments"] ?? [:]
        switch vector["call"]?.stringValue {
        case "tokens.participants":
            let requests = arguments.arrayValue ?? []
            return try tokens.participants(requests.map { try ParticipantToken(vector: $0.fields()) })
        case "tokens.participant":
            let given = try ParticipantToken(vector: arguments.fields())
            return [
                try tokens.participant(
                    roomId: given.roomId,
                    participantId: given.participantId,
                    permissions: given.permissions,
                    expiresIn: given.expiresIn,
                    allowLongLived: given.allowLongLived,
                    notBefore: given.notBefore,
                    claims: given.claims
                )
            ]
        case "tokens.api":
            let given = try ParticipantToken(vector: arguments.fields())
            return [
                try tokens.api(
                    permissions: given.permissions,
                    expiresIn: given.expiresIn,
                    allowLongLived: given.allowLongLived,
                    notBefore: given.notBefore,
                    claims: given.claims
                )
            ]
        case "tokens.classic":
            let given = try ParticipantToken(vector: arguments.fields())
            return [
                try tokens.classic(
                    permissions: given.permissions,
                    expiresIn: given.expiresIn,
                    allowLongLived: given.allowLongLived,
                    notBefore: given.notBefore,
                    claims: given.claims
                )
            ]
        case let call:
            throw Difference("there is no call \(call ?? "")")
        }
    }

    private static func verified(_ vector: JSONObject) throws -> Claims {
        var fields = JSONFields(vector)
        let token: String = try fields.require("token")
        var options = JSONFields(try fields.take("options") ?? [:])
        return try tokens(of: vector).verify(
            token,
            roomId: options.take("roomId"),
            participantId: options.take("participantId"),
            permission: options.take("permission"),
            kind: options.take("kind"),
            leeway: options.take("leeway")
        )
    }

    /// Tokens with the clock, the keys and the ids of a vector.
    private static func tokens(of vector: JSONObject) throws -> Tokens {
        let ids = vector["tokenIds"] ?? .array(vector["tokenId"].map { [$0] } ?? [])
        let fixed: JSONObject = ["clock": vector["clock"] ?? nil, "keys": vector["keys"] ?? [], "tokenIds": ids]
        return try VideoSDKClient(json: ["vector": .object(fixed)]).tokens
    }

    private static func same(_ actual: JSONValue, _ expected: JSONValue?) throws {
        guard actual == expected else { throw Difference("\(actual) is not \(expected ?? nil)") }
    }

    private static func refused(_ vector: JSONObject, _ call: () throws -> JSONValue) throws {
        let expected = vector["error"] ?? [:]
        do {
            throw Difference("it is not refused: \(try call())")
        } catch let error as VideoSDKError {
            try same(.string(error.kind.rawValue), expected["kind"])
            if let code = expected["code"] { try same(.string(error.code), code) }
            if let codes = expected["codes"]?.arrayValue {
                let found = error.findings.map(\.code).sorted()
                try same(.array(found.map(JSONValue.string)), .array(codes.sorted { "\($0)" < "\($1)" }))
            }
            for word in expected["mention"]?.arrayValue?.compactMap(\.stringValue) ?? []
            where !error.reason.lowercased().contains(word.lowercased()) {
                throw Difference("\(word) is not in: \(error.reason)")
            }
        }
    }
}

extension ParticipantToken {
    /// The arguments of a vector; what is absent is not passed.
    fileprivate init(vector: JSONObject) throws {
        var fields = JSONFields(vector)
        self.init(
            roomId: try fields.take("roomId"),
            participantId: try fields.take("participantId"),
            permissions: try fields.take("permissions"),
            expiresIn: try fields.take("expiresIn"),
            allowLongLived: try fields.take("allowLongLived") ?? false,
            notBefore: try fields.take("notBefore") ?? false,
            claims: try fields.take("claims") ?? [:]
        )
    }
}
