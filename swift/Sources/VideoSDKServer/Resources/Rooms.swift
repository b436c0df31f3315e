// Written by bindings/gen from the core's resources; change those instead.

import VideoSDKServerNative

/// Rooms: the places where meetings happen. Source: REST reference, rooms.
public struct Rooms: Sendable {
    let native: NativeClient

    /// Makes a room.
    ///
    /// With `idempotent` the call is safely repeated when its answer is lost, since a second create with the same
    /// `customRoomId` answers the same room; without it a lost answer is an error whose outcome is unknown.
    public func create(_ params: CreateRoom = CreateRoom()) async throws -> Room {
        try await native.call("rooms.create", ["params": .object(params.json)])
    }

    /// Fetches a room by its id, your own id of it, or its id in the service's database.
    public func get(_ roomId: String) async throws -> Room {
        try await native.call("rooms.get", ["roomId": .string(roomId)])
    }

    /// Lists the rooms of the account, a page at a time.
    ///
    /// What it answers is the first page, and goes through the items of all pages.
    public func list(_ params: ListRooms = ListRooms()) async throws -> Page<Room> {
        let answer = try await native.call("rooms.list", ["params": .object(params.json)])
        return try Page(json: answer.fields()) { cursor in
            var following = params
            following.page = nil
            following.cursor = cursor
            return try await list(following)
        }
    }

    /// Enables or disables a room. Low confidence: a page of the REST reference that its index no longer lists.
    public func update(
        _ roomId: String,
        _ params: UpdateRoom
    ) async throws -> Room {
        try await native.call(
            "rooms.update",
            ["roomId": .string(roomId), "params": .object(params.json)]
        )
    }

    /// Says whether a room id is one of the account's.
    ///
    /// The service's 400, 402 and 404 mean no; 402 may hide a billing problem, which `get` tells. Anything else is an
    /// error.
    public func validate(_ roomId: String) async throws -> RoomValidation {
        try await native.call("rooms.validate", ["roomId": .string(roomId)])
    }

    /// Closes a room for good. Only its real id works; for your own id the service answers 402.
    public func end(_ roomId: String) async throws -> Room {
        try await native.call("rooms.end", ["roomId": .string(roomId)])
    }
}
