import Foundation
import Testing

@testable import VideoSDKServer

@Suite("Tokens, beyond the vectors")
struct TokenTests {
    let tokens: Tokens

    init() throws {
        tokens = try VideoSDKClient(
            apiKey: "11111111-2222-4333-8444-555555555555",
            secret: "0123456789abcdef0123456789abcdef"
        ).tokens
    }

    @Test("A lifetime is a text, a number or a Duration")
    func lifetimes() throws {
        for lifetime in ["2h", .hours(2), .minutes(120), .seconds(7200), .duration(.seconds(7200))] as [Lifetime] {
            let claims = try tokens.verify(tokens.participant(expiresIn: lifetime))
            let (issued, expires) = (try #require(claims.issuedAt), try #require(claims.expiresAt))
            #expect(expires.timeIntervalSince(issued) == 7230)
        }
    }

    @Test("Claims are typed, and those of one's own come back whole")
    func claims() throws {
        let own: JSONObject = ["zulu": 9_223_372_036_854_775_807, "alpha": ["deep": [nil, true, 0.5]]]
        let token = try tokens.participant(
            roomId: "ab12-cd34-ef56",
            participantId: "guest-7",
            permissions: [.allowJoin, .allowMod],
            claims: own
        )
        let claims = try tokens.verify(token, roomId: "ab12-cd34-ef56", permission: .allowMod, kind: .participant)
        #expect(claims.roomId == "ab12-cd34-ef56" && claims.participantId == "guest-7")
        #expect(claims.permissions == [.allowJoin, .allowMod] && claims.roles == ["rtc"] && claims.version == 2)
        #expect(claims.extra == own)
        #expect(try Tokens.decode(token) == claims)
    }

    @Test("An explanation takes any text")
    func explain() throws {
        let token = try tokens.participant(expiresIn: .hours(1))
        let good = try tokens.explain(token)
        #expect(good.verified == true && good.kind == .participant && good.join.accepted == true)
        #expect(good.rest.accepted == false && good.rest.status != nil)
        let late = try tokens.explain("Bearer \(token)", at: Date(timeIntervalSinceNow: 7200))
        #expect(late.secondsLeft.map { $0 < 0 } == true && late.findings.contains { $0.severity == .error })
        for text in ["", "garbage", "a.b.c", "\u{0}"] {
            let nothing = try tokens.explain(text)
            #expect(nothing.claims == nil && nothing.join.accepted == false)
        }
    }
}
