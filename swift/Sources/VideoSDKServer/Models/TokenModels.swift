// Tokens: what is signed, what they say, and what the service would make of them.

import Foundation

/// What the holder of a token may do.
public struct Permission: OpenEnum, JSONField {
    public let rawValue: String

    /// Joins without asking.
    public static let allowJoin = Permission(rawValue: "allow_join")
    /// Knocks, and is let in by somebody inside. Goes with no other permission.
    public static let askJoin = Permission(rawValue: "ask_join")
    /// Switches the microphones and webcams of others.
    public static let allowMod = Permission(rawValue: "allow_mod")

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// What a token is made for.
public struct TokenKind: OpenEnum, JSONField {
    public let rawValue: String

    /// Joins meetings.
    public static let participant = TokenKind(rawValue: "participant")
    /// Calls the REST API.
    public static let api = TokenKind(rawValue: "api")
    /// Both, as in the public quick start.
    public static let classic = TokenKind(rawValue: "classic")

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// How long a token lives: `.hours(2)`, `.seconds(90)`, a `Duration`, or a text such as `"2h"`.
public enum Lifetime: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A number of seconds. Limits: 1 second to 30 days.
    case seconds(Double)
    /// A text such as `2h`, `90m` or `7d`.
    case text(String)

    public init(stringLiteral text: String) { self = .text(text) }

    /// A number of minutes.
    public static func minutes(_ number: Double) -> Lifetime { .seconds(number * 60) }

    /// A number of hours.
    public static func hours(_ number: Double) -> Lifetime { .seconds(number * 60 * 60) }

    /// A number of days.
    public static func days(_ number: Double) -> Lifetime { .seconds(number * 24 * 60 * 60) }

    /// A duration of Swift.
    public static func duration(_ duration: Duration) -> Lifetime { .seconds(duration.seconds) }
}

/// A token for a client that joins meetings, to be signed by ``Tokens/participants(_:)``.
public struct ParticipantToken: Sendable, Hashable {
    /// The only room it opens. Default: every room of the account. Empty text is an error.
    public var roomId: String?
    /// The only participant who may use it. Default: any. Empty text and white space are errors.
    public var participantId: String?
    /// What the participant may do. Default: ``Permission/allowJoin``.
    public var permissions: [Permission]?
    /// How long it lives, in whole seconds. Default: 24 hours. Limits: 1 second to 30 days.
    public var expiresIn: Lifetime?
    /// Allows a lifetime above 30 days. Default: no.
    public var allowLongLived: Bool
    /// Writes `nbf` too. Default: no, since the service does not need it.
    public var notBefore: Bool
    /// Further claims, in this order. The names of the other claims are reserved.
    public var claims: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        roomId: String? = nil,
        participantId: String? = nil,
        permissions: [Permission]? = nil,
        expiresIn: Lifetime? = nil,
        allowLongLived: Bool = false,
        notBefore: Bool = false,
        claims: JSONObject = [:]
    ) {
        self.roomId = roomId
        self.participantId = participantId
        self.permissions = permissions
        self.expiresIn = expiresIn
        self.allowLongLived = allowLongLived
        self.notBefore = notBefore
        self.claims = claims
    }
}

/// What a token says. A claim of an unexpected type is in ``extra`` under its own name.
public struct Claims: JSONModel {
    /// The API key (`apikey`).
    public var apiKey: String?
    /// What the holder may do, unknown words included.
    public var permissions: [Permission]?
    /// The version of the claims; 2 is needed for roles, room and participant.
    public var version: Int?
    /// The uses: `rtc` joins meetings, `crawler` calls the REST API.
    public var roles: [String]?
    /// The only room.
    public var roomId: String?
    /// The only participant.
    public var participantId: String?
    /// When it was issued (`iat`).
    public var issuedAt: Date?
    /// When it expires (`exp`).
    public var expiresAt: Date?
    /// From when on it is valid (`nbf`).
    public var notBefore: Date?
    /// The token's own id (`jti`).
    public var tokenId: String?
    /// Every other claim.
    public var extra: JSONObject

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        apiKey = fields.takeIfFitting("apikey")
        permissions = fields.takeIfFitting("permissions")
        version = fields.takeIfFitting("version")
        roles = fields.takeIfFitting("roles")
        roomId = fields.takeIfFitting("roomId")
        participantId = fields.takeIfFitting("participantId")
        issuedAt = fields.takeIfFitting("iat")
        expiresAt = fields.takeIfFitting("exp")
        notBefore = fields.takeIfFitting("nbf")
        tokenId = fields.takeIfFitting("jti")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("apikey", apiKey)
        fields.put("permissions", permissions)
        fields.put("version", version)
        fields.put("roles", roles)
        fields.put("roomId", roomId)
        fields.put("participantId", participantId)
        fields.put("iat", issuedAt)
        fields.put("exp", expiresAt)
        fields.put("nbf", notBefore)
        fields.put("jti", tokenId)
        fields.put(rest: extra)
        return fields
    }
}

/// What a text is that should be a token, what is wrong with it, and what the service would say.
public struct Explanation: JSONModel {
    /// What it is made for; nothing when the text is no token or its roles are strange.
    public var kind: TokenKind?
    /// What it says; nothing when the text is no token. A secret that stands in it is blacked out.
    public var claims: Claims?
    /// How many seconds it still lives, below 0 when it has expired; nothing without a numeric expiry.
    public var secondsLeft: Int?
    /// Whether the signature fits; nothing when no secret is at hand for its API key.
    public var verified: Bool?
    /// Everything worth knowing, the gravest first.
    public var findings: [Finding]
    /// Whether a client can join a meeting with it.
    public var join: JoinVerdict
    /// Whether the REST API takes it.
    public var rest: RestVerdict

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        kind = try fields.take("kind")
        claims = try fields.take("claims")
        secondsLeft = try fields.take("secondsLeft")
        verified = try fields.take("verified")
        findings = try fields.require("findings")
        join = try fields.require("join")
        rest = try fields.require("rest")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("kind", kind)
        fields.put("claims", claims)
        fields.put("secondsLeft", secondsLeft)
        fields.put("verified", verified)
        fields.put("findings", findings)
        fields.put("join", join)
        fields.put("rest", rest)
        return fields
    }
}

/// Whether a client can join with a token.
public struct JoinVerdict: JSONModel {
    /// Yes, no, or nothing where the service's rule is not known.
    public var accepted: Bool?
    /// The code that the client SDKs show when it is refused, such as 4002.
    public var code: Int?

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        accepted = try fields.take("accepted")
        code = try fields.take("code")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("accepted", accepted)
        fields.put("code", code)
        return fields
    }
}

/// Whether the REST API takes a token.
public struct RestVerdict: JSONModel {
    /// Yes, no, or nothing where the service's rule is not known.
    public var accepted: Bool?
    /// The HTTP status when it is refused: 401 or 403.
    public var status: Int?

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        accepted = try fields.take("accepted")
        status = try fields.take("status")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("accepted", accepted)
        fields.put("status", status)
        return fields
    }
}
