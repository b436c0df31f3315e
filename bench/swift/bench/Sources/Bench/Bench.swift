import Foundation
import VideoSDKServer

/// How long the Swift package takes. The calls go to the emulator in this process over loopback, by scripted replies.
@main
struct Bench {
    // Not on the main actor, whose hops would be measured too.
    nonisolated static func main() async throws {
        let start = ContinuousClock().now
        let videosdk = try VideoSDKClient(
            apiKey: "11111111-2222-4333-8444-555555555555",
            secret: "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526"
        )
        let token = try videosdk.tokens.participant(roomId: "ab12-cd34-ef56", participantId: "seat-1")
        print("first token after \((ContinuousClock().now - start) / .milliseconds(1)) ms")
        show(try await measure(tokens(videosdk, token)))
        show(try await measure(answers()))
        let emulator = try await Emulator.start()
        show(try await measure(calls(emulator)))
        try await emulator.close()
    }

    private static func tokens(_ videosdk: VideoSDKClient, _ token: String) -> [Case] {
        let tokens = videosdk.tokens
        return [
            Case("sign", calls: 3_000) {
                _ = try tokens.participant(roomId: "ab12-cd34-ef56", participantId: "seat-1")
            },
            Case("verify", calls: 3_000) { _ = try tokens.verify(token) },
            Case("decode, nothing proven", calls: 3_000) { _ = try Tokens.decode(token) },
        ]
    }

    /// What the package adds to a call: from the text of an answer to its models, beside Foundation's decoder.
    private static func answers() -> [Case] {
        let (room, page) = (roomText, pageText)
        let decoder = JSONDecoder()
        return [
            Case("one room from its text", calls: 3_000) { _ = try Room(json: fields(of: room)) },
            Case("one room by JSONDecoder, no extra", calls: 3_000) {
                _ = try decoder.decode(PlainRoom.self, from: Data(room.utf8))
            },
            Case("100 rooms from their text", calls: 50) {
                let rooms = try fields(of: page)["data"]?.arrayValue ?? []
                for room in rooms { _ = try Room(json: room.objectValue ?? [:]) }
            },
            Case("100 rooms by JSONDecoder, no extra", calls: 50) {
                _ = try decoder.decode(PlainPage.self, from: Data(page.utf8))
            },
        ]
    }

    private static func calls(_ emulator: Emulator) throws -> [Case] {
        let videosdk = try emulator.client()
        try emulator.script([
            ScriptedReply(path: "/v2/rooms/a", times: 1_000_000, status: 200, body: JSONValue(text: roomText)),
            ScriptedReply(path: "/v2/rooms", times: 1_000_000, status: 200, body: JSONValue(text: pageText)),
        ])
        return [
            Case("a call that is refused before its request", calls: 1_000) {
                do { _ = try await videosdk.rooms.get("") } catch is VideoSDKError {}
            },
            Case("one room over loopback", calls: 300) { _ = try await videosdk.rooms.get("a") },
            Case("a page of 100 rooms over loopback", calls: 30) { _ = try await videosdk.rooms.list() },
        ]
    }

    private static func fields(of text: String) throws -> JSONObject {
        try JSONValue(text: text).objectValue ?? [:]
    }
}

/// A room as the service writes it.
private let roomText = """
    {"roomId":"ab12-cd34-ef56","customRoomId":"lesson-7","id":"623c9b8c1b2b9b0012345678","userId":"5f5f5f5f5f5f5f5f5f5f5f5f",\
    "apiKey":"11111111-2222-4333-8444-555555555555","geoFence":"in002","disabled":false,\
    "webhook":{"endPoint":"https://example.com/hook","events":["session-started","session-ended"]},\
    "createdAt":"2022-03-25T04:49:11.024Z","updatedAt":"2022-03-25T04:49:11.024Z",\
    "links":{"get_room":"https://api.videosdk.live/v2/rooms/ab12-cd34-ef56","get_session":"https://api.videosdk.live/v2/sessions"}}
    """

private let pageText = """
    {"data":[\(Array(repeating: roomText, count: 100).joined(separator: ","))],\
    "pageInfo":{"currentPage":1,"perPage":100,"lastPage":1,"total":100},"total":100}
    """

/// The named fields alone, as the compiler makes them decodable.
private struct PlainRoom: Decodable {
    struct Webhook: Decodable { var endPoint: String, events: [String] }

    var roomId: String
    var customRoomId, id, userId, apiKey, geoFence: String?
    var disabled: Bool
    var webhook: Webhook?
    var allowedParticipantIds: [String]?
    var createdAt, updatedAt: String?
    var links: [String: String]
}

private struct PlainPage: Decodable {
    var data: [PlainRoom]
    var total: Int
}
