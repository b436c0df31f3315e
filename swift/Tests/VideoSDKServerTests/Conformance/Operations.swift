// Every operation by its name, for the scenarios. Written by bindings/gen from the core's resources; change those instead.

import VideoSDKServer

enum Operations {
    static func call(_ name: String, _ client: VideoSDKClient, _ arguments: JSONObject) async throws -> JSONValue? {
        switch name {
        case "participants.list":
            let answer = try await client.participants.list(
                arguments.id("roomId"),
                ListParticipants(json: arguments.params)
            )
            return plain(answer)
        case "participants.get":
            let answer = try await client.participants.get(
                arguments.id("roomId"),
                arguments.id("participantId")
            )
            return .object(answer.json)
        case "participants.remove":
            let answer = try await client.participants.remove(
                arguments.id("roomId"),
                arguments.id("participantId")
            )
            return .object(answer.json)
        case "rooms.create":
            let answer = try await client.rooms.create(CreateRoom(json: arguments.params))
            return .object(answer.json)
        case "rooms.get":
            let answer = try await client.rooms.get(arguments.id("roomId"))
            return .object(answer.json)
        case "rooms.list":
            let answer = try await client.rooms.list(ListRooms(json: arguments.params))
            return plain(answer)
        case "rooms.update":
            let answer = try await client.rooms.update(
                arguments.id("roomId"),
                UpdateRoom(json: arguments.params)
            )
            return .object(answer.json)
        case "rooms.validate":
            let answer = try await client.rooms.validate(arguments.id("roomId"))
            return .object(answer.json)
        case "rooms.end":
            let answer = try await client.rooms.end(arguments.id("roomId"))
            return .object(answer.json)
        case "sessions.list":
            let answer = try await client.sessions.list(ListSessions(json: arguments.params))
            return plain(answer)
        case "sessions.get":
            let answer = try await client.sessions.get(arguments.id("sessionId"))
            return .object(answer.json)
        case "sessions.listParticipants":
            let answer = try await client.sessions.listParticipants(
                arguments.id("sessionId"),
                ListParticipants(json: arguments.params)
            )
            return plain(answer)
        case "sessions.listActiveParticipants":
            let answer = try await client.sessions.listActiveParticipants(
                arguments.id("sessionId"),
                ListParticipants(json: arguments.params)
            )
            return plain(answer)
        case "sessions.getParticipant":
            let answer = try await client.sessions.getParticipant(
                arguments.id("sessionId"),
                arguments.id("participantId")
            )
            return .object(answer.json)
        case "sessions.end":
            let answer = try await client.sessions.end(EndSession(json: arguments.params))
            return .object(answer.json)
        case "sessions.removeParticipant":
            let answer = try await client.sessions.removeParticipant(RemoveParticipant(json: arguments.params))
            return .object(answer.json)
        case "sessions.getStats":
            let answer = try await client.sessions.getStats(arguments.id("sessionId"))
            return .object(answer.json)
        case "sessions.getParticipantStats":
            let answer = try await client.sessions.getParticipantStats(
                arguments.id("sessionId"),
                arguments.id("participantId")
            )
            return .object(answer.json)
        default: return nil
        }
    }

    /// The first items of a list.
    static func items(
        _ name: String,
        _ client: VideoSDKClient,
        _ arguments: JSONObject,
        _ most: Int
    ) async throws -> JSONValue? {
        switch name {
        case "participants.list":
            let page = try await client.participants.list(
                arguments.id("roomId"),
                ListParticipants(json: arguments.params)
            )
            return try await first(most, of: page)
        case "rooms.list":
            let page = try await client.rooms.list(ListRooms(json: arguments.params))
            return try await first(most, of: page)
        case "sessions.list":
            let page = try await client.sessions.list(ListSessions(json: arguments.params))
            return try await first(most, of: page)
        case "sessions.listParticipants":
            let page = try await client.sessions.listParticipants(
                arguments.id("sessionId"),
                ListParticipants(json: arguments.params)
            )
            return try await first(most, of: page)
        case "sessions.listActiveParticipants":
            let page = try await client.sessions.listActiveParticipants(
                arguments.id("sessionId"),
                ListParticipants(json: arguments.params)
            )
            return try await first(most, of: page)
        default: return nil
        }
    }
}
