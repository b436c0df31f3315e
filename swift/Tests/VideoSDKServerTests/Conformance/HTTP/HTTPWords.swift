@testable import VideoSDKServer

/// What stands in for the words with a dollar sign.
struct HTTPWords {
    /// Those of the key pair that the token server signs with.
    let tokens: Tokens
    private let words: [(name: String, value: String)]

    /// Words of an emulator's key pair, with a room that is made there.
    init(_ emulator: Emulator) async throws {
        let client = try emulator.client()
        let (key, another) = (emulator.apiKey, String(repeating: "another-secret", count: 4))
        tokens = client.tokens
        let token = try tokens.classic()
        let moderator = try tokens.classic(permissions: [.allowJoin, .allowMod])
        let changed = moderator.split(separator: ".").dropLast() + token.split(separator: ".").suffix(1)
        let words = [
            "$token": token,
            "$participantToken": try tokens.participant(),
            "$expiredToken": try Self.longAgo(key, emulator.secret).classic(),
            "$foreignToken": try VideoSDKClient(apiKey: "another-key", secret: another).tokens.classic(),
            "$tamperedToken": changed.joined(separator: "."),
            "$tamperedExpiredToken": try Self.longAgo(key, another).classic(),
            "$meetingId": try await client.rooms.create().roomId,
        ]
        // The longest first, since one may begin another.
        self.words = words.sorted { $0.key.count > $1.key.count }.map { ($0.key, $0.value) }
    }

    func filledIn(_ text: String) -> String {
        words.reduce(text) { $0.replacing($1.name, with: $1.value) }
    }

    func filledIn(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(filledIn(text))
        case .array(let elements): .array(elements.map(filledIn))
        case .object(let fields): .object(JSONObject(fields.map { ($0.name, filledIn($0.value)) }))
        default: value
        }
    }

    private static func longAgo(_ key: String, _ secret: String) throws -> Tokens {
        let pair: JSONObject = ["apiKey": .string(key), "secret": .string(secret)]
        let fixed: JSONObject = ["clock": 1_700_000_000, "keys": [.object(pair)], "tokenIds": []]
        return try VideoSDKClient(json: ["vector": .object(fixed)]).tokens
    }
}
