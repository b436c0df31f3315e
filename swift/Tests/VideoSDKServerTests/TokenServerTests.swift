import Foundation
import Testing

@testable import VideoSDKServer

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("The token server", .timeLimit(.minutes(1)))
struct TokenServerTests {
    @Test("A handler answers the three endpoints")
    func handler() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        let options = TokenServerOptions(permissions: [.allowJoin, .allowMod], expiresIn: .minutes(10))
        let server = try TokenServer(client: videosdk, options: options)
        let answer = try await server.handle(ask("GET", "/get-token"))
        #expect(answer.status == 200)
        #expect(answer.headers.contains(TokenServer.Header(name: "cache-control", value: "no-store")))
        let claims = try videosdk.tokens.verify(text("token", of: answer), permission: .allowMod, kind: .participant)
        #expect(claims.expiresAt?.timeIntervalSince(claims.issuedAt ?? .distantPast) == 630)
        let made = try await server.handle(ask("POST", "/create-meeting", body: Data("region=sg001".utf8)))
        let meetingId = try text("meetingId", of: made)
        #expect(try await server.handle(ask("POST", "/validate-meeting/\(meetingId)")).status == 200)
        let unknown = try await server.handle(ask("POST", "/validate-meeting/aaaa-bbbb-cccc"))
        #expect(unknown.status == 404)
        #expect(try text("code", of: unknown) == "meeting_not_found")
        #expect(server.url == nil)
        try await emulator.close()
    }

    @Test("The server around says who asks")
    func identity() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        let server = try TokenServer(client: videosdk, options: TokenServerOptions(authentication: .host))
        #expect(try await server.handle(ask("GET", "/get-token")).status == 401)
        let anna = TokenServer.Identity(sub: "anna-7", claims: ["mail": "anna@example.com"])
        let answer = try await server.handle(ask("GET", "/get-token", identity: anna))
        #expect(try videosdk.tokens.verify(text("token", of: answer)).participantId == "anna-7")
        let boss = try await server.handle(ask("GET", "/get-token", query: "participantId=boss", identity: anna))
        #expect(boss.status == 403)
        try await emulator.close()
    }

    @Test("A mount is refused when it says who asks and nobody looks at it, or the other way round")
    func mounts() async throws {
        let videosdk = try VideoSDKClient(apiKey: "key", secret: "hidden-secret")
        let open = try TokenServer(client: videosdk)
        try open.checkMount(withIdentity: false)
        let strangers = await failure { try open.checkMount(withIdentity: true) }
        #expect(strangers?.kind == .configuration && strangers?.code == "option_invalid")
        #expect(strangers?.reason.contains("authentication is open") == true)
        let host = try TokenServer(client: videosdk, options: TokenServerOptions(authentication: .host))
        try host.checkMount(withIdentity: true)
        let nobody = await failure { try host.checkMount(withIdentity: false) }
        #expect(nobody?.code == "option_invalid" && nobody?.reason.contains("no identity") == true)
    }

    @Test("Rules, limits and proxies go over")
    func policy() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        let students = PolicyRule(
            name: "students",
            when: ["role": ["student"]],
            may: ["token"],
            rooms: ["class-{school}-*"],
            participant: "{sub}",
            permissions: [.askJoin],
            expiresIn: .minutes(30)
        )
        let options = TokenServerOptions(
            authentication: .host,
            policy: [students],
            limits: TokenServerLimits(caller: "3/h burst 3"),
            trustedProxies: ["10.0.0.0/8"]
        )
        let server = try TokenServer(client: videosdk, options: options)
        let bob = TokenServer.Identity(sub: "bob", claims: ["role": "student", "school": "north"])
        let answer = try await server.handle(ask("GET", "/get-token", query: "roomId=class-north-1", identity: bob))
        let claims = try videosdk.tokens.verify(text("token", of: answer))
        #expect(claims.participantId == "bob")
        #expect(claims.roomId == "class-north-1")
        let other = try await server.handle(ask("GET", "/get-token", query: "roomId=class-south-1", identity: bob))
        #expect(try text("code", of: other) == "room_not_allowed")
        _ = try await server.handle(ask("GET", "/get-token", identity: bob))
        #expect(try await server.handle(ask("GET", "/get-token", identity: bob)).status == 429)
        #expect(throws: VideoSDKError.self) {
            try TokenServer(client: videosdk, options: TokenServerOptions(limits: TokenServerLimits(caller: "often")))
        }
        try await emulator.close()
    }

    @Test("An address is counted, and what is none is unknown")
    func addresses() async throws {
        let emulator = try await Emulator.start()
        let limits = TokenServerLimits(address: "1/day burst 1")
        let server = try TokenServer(client: emulator.client(), options: TokenServerOptions(limits: limits))
        let addresses = ["192.0.2.7", "2001:db8::1", "fe80::1%eth0"]
        for peer in addresses + ["localhost", "/run/server.sock", "", nil] {
            #expect(try await server.handle(ask("GET", "/get-token", peer: peer)).status == 200)
            let second = peer.map(addresses.contains) == true ? 429 : 200
            #expect(try await server.handle(ask("GET", "/get-token", peer: peer)).status == second)
        }
        try await emulator.close()
    }

    @Test("A server listens until it is closed")
    func listening() async throws {
        let emulator = try await Emulator.start()
        let videosdk = try emulator.client()
        let server = try await TokenServer.start(client: videosdk)
        let address = try #require(server.url)
        let url = try #require(URL(string: "\(address)/get-token"))
        let (body, _) = try await URLSession.shared.data(from: url)
        let token = try JSONValue(text: String(decoding: body, as: UTF8.self))["token"]?.stringValue
        _ = try videosdk.tokens.verify(try #require(token), kind: .classic)
        for _ in 0..<2 { try await server.close() }
        await #expect(throws: URLError.self) { try await URLSession.shared.data(from: url) }
        try await emulator.close()
    }

    @Test("Faulty settings are told all at once, and strangers need a word")
    func faults() async throws {
        let videosdk = try VideoSDKClient()
        let faulty = TokenServerOptions(permissions: [.askJoin, .allowMod], maxBodyBytes: 1)
        let told = await failure { try TokenServer(client: videosdk, options: faulty) }
        #expect(told?.kind == .configuration)
        #expect(told?.reason.contains("permissions") == true && told?.reason.contains("max_body_bytes") == true)
        let refused = await failure { try await TokenServer.start(client: videosdk, host: "0.0.0.0") }
        #expect(refused?.kind == .invalidRequest && refused?.reason.contains("strangers") == true)
    }

    private func ask(
        _ method: String,
        _ path: String,
        query: String = "",
        body: Data = Data(),
        identity: TokenServer.Identity? = nil,
        peer: String? = nil
    ) -> TokenServer.Request {
        let host = TokenServer.Header(name: "host", value: "localhost")
        return TokenServer.Request(
            method: method,
            path: path,
            query: query,
            headers: [host],
            body: body,
            identity: identity,
            peer: peer
        )
    }

    private func text(_ name: String, of answer: TokenServer.Response) throws -> String {
        try #require(try JSONValue(text: String(decoding: answer.body, as: UTF8.self))[name]?.stringValue)
    }
}
