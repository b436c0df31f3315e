import Foundation
import VideoSDKServerNative

/// Signs, verifies and explains access tokens (JWT, HS256). It takes no network and no thread.
public struct Tokens: Sendable {
    let native: NativeClient

    /// Signs a token for a client that joins meetings. It cannot call the REST API.
    ///
    /// - Parameters:
    ///   - roomId: The only room it opens. Default: every room of the account.
    ///   - participantId: The only participant who may use it. Default: any.
    ///   - permissions: What the participant may do. Default: `.allowJoin`. `.askJoin` goes with no other.
    ///   - expiresIn: How long it lives, such as `.hours(2)` or `"2h"`. Default: 24 hours. Limits: 1 second to 30 days.
    ///   - allowLongLived: Allows more than 30 days.
    ///   - notBefore: Writes `nbf` too, which the service does not need.
    ///   - claims: Further claims, in this order; the names of the other claims are reserved.
    /// - Returns: The token.
    /// - Throws: ``VideoSDKError`` of kind `invalidRequest` when an argument is wrong, `configuration` without a key or a
    ///   secret.
    public func participant(
        roomId: String? = nil,
        participantId: String? = nil,
        permissions: [Permission]? = nil,
        expiresIn: Lifetime? = nil,
        allowLongLived: Bool = false,
        notBefore: Bool = false,
        claims: JSONObject = [:]
    ) throws -> String {
        let request = ParticipantToken(
            roomId: roomId,
            participantId: participantId,
            permissions: permissions,
            expiresIn: expiresIn,
            allowLongLived: allowLongLived,
            notBefore: notBefore,
            claims: claims
        )
        return try sign(.participant, request)
    }

    /// Signs one token for each request, in the same order.
    ///
    /// The first fault names its place, and nothing is answered.
    public func participants(_ requests: [ParticipantToken]) throws -> [String] {
        let requests = requests.map { NativeSignToken(kind: .participant, $0) }
        return try NativeCalls.run { try native.signParticipants(requests: requests) }
    }

    /// Signs a token that calls the REST API. The client makes its own; never give one to a browser.
    ///
    /// Permissions are `.allowJoin` and `.allowMod` by default, as the official SDKs have it. The other parameters are
    /// those of ``participant(roomId:participantId:permissions:expiresIn:allowLongLived:notBefore:claims:)``.
    public func api(
        permissions: [Permission]? = nil,
        expiresIn: Lifetime? = nil,
        allowLongLived: Bool = false,
        notBefore: Bool = false,
        claims: JSONObject = [:]
    ) throws -> String {
        let request = ParticipantToken(
            permissions: permissions,
            expiresIn: expiresIn,
            allowLongLived: allowLongLived,
            notBefore: notBefore,
            claims: claims
        )
        return try sign(.api, request)
    }

    /// Signs the token of the public quick start, which both joins and calls the REST API. For prototypes.
    ///
    /// The parameters are those of
    /// ``participant(roomId:participantId:permissions:expiresIn:allowLongLived:notBefore:claims:)``.
    public func classic(
        permissions: [Permission]? = nil,
        expiresIn: Lifetime? = nil,
        allowLongLived: Bool = false,
        notBefore: Bool = false,
        claims: JSONObject = [:]
    ) throws -> String {
        let request = ParticipantToken(
            permissions: permissions,
            expiresIn: expiresIn,
            allowLongLived: allowLongLived,
            notBefore: notBefore,
            claims: claims
        )
        return try sign(.classic, request)
    }

    /// Answers the claims of a good token.
    ///
    /// - Parameters:
    ///   - token: The token, exactly as it was signed.
    ///   - roomId: The room it is used in; a token of every room passes.
    ///   - participantId: The participant who uses it; a token of any participant passes.
    ///   - permission: A permission it must have.
    ///   - kind: The kind it must be of.
    ///   - leeway: How much the clocks may differ. Default: 30 seconds.
    ///   - useLearnedOffset: Compares times with the service's clock as the client has learned it. Default: no.
    /// - Returns: What it says.
    /// - Throws: ``VideoSDKError`` of kind `authentication` when it is not good; its `findings` have every reason.
    public func verify(
        _ token: String,
        roomId: String? = nil,
        participantId: String? = nil,
        permission: Permission? = nil,
        kind: TokenKind? = nil,
        leeway: Duration? = nil,
        useLearnedOffset: Bool = false
    ) throws -> Claims {
        let request = NativeVerifyToken(
            roomId: roomId,
            participantId: participantId,
            permission: permission?.rawValue,
            kind: kind?.rawValue,
            leeway: leeway?.seconds,
            useLearnedOffset: useLearnedOffset
        )
        let claims = try NativeCalls.run { try native.verify(token: token, request: request) }
        return try Claims(json: JSONValue(text: claims).fields())
    }

    /// Reads the claims **without verifying** anything. Decide nothing by them.
    public func decode(_ token: String) throws -> Claims { try Self.decode(token) }

    /// Reads the claims **without verifying** anything. Decide nothing by them. It needs no client.
    public static func decode(_ token: String) throws -> Claims {
        let claims = try NativeCalls.run { try decodeToken(token: token) }
        return try Claims(json: JSONValue(text: claims).fields())
    }

    /// Says what a text is that should be a token, what is wrong with it, and what would mend it.
    ///
    /// - Parameters:
    ///   - text: What should be a token.
    ///   - at: The time to judge by. Default: now.
    ///   - roomId: The room it would be used in.
    ///   - participantId: The participant who would use it.
    /// - Returns: All that is worth knowing, whatever the text is.
    /// - Throws: ``VideoSDKError`` only when this library itself fails.
    public func explain(
        _ text: String,
        at: Date? = nil,
        roomId: String? = nil,
        participantId: String? = nil
    ) throws -> Explanation {
        let seconds = at.map { Int64($0.timeIntervalSince1970.rounded(.down)) }
        let request = NativeExplainToken(at: seconds, roomId: roomId, participantId: participantId)
        let explanation = try NativeCalls.run { try native.explain(text: text, request: request) }
        return try Explanation(json: JSONValue(text: explanation).fields())
    }

    private func sign(_ kind: TokenKind, _ request: ParticipantToken) throws -> String {
        let request = NativeSignToken(kind: kind, request)
        return try NativeCalls.run { try native.sign(request: request) }
    }
}

extension NativeSignToken {
    fileprivate init(kind: TokenKind, _ request: ParticipantToken) {
        var text: String?
        var seconds: Double?
        switch request.expiresIn {
        case .text(let given): text = given
        case .seconds(let given): seconds = given
        case nil: break
        }
        self.init(
            kind: kind.rawValue,
            roomId: request.roomId,
            participantId: request.participantId,
            permissions: request.permissions?.map(\.rawValue),
            lifetime: text,
            lifetimeSeconds: seconds,
            allowLongLived: request.allowLongLived,
            notBefore: request.notBefore,
            claims: request.claims.isEmpty ? nil : request.claims.description
        )
    }
}
