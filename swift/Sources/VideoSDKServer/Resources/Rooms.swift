import VideoSDKServerNative

/// Rooms: the places where meetings happen.
public struct Rooms: Sendable {
    let native: NativeClient

    /// Makes a room.
    ///
    /// With ``CreateRoom/idempotent`` the call is safely repeated when its answer is lost; without it a lost answer is an
    /// error with ``VideoSDKError/outcomeUnknown``.
    public func create(_ params: CreateRoom = CreateRoom()) async throws -> Room {
        try await native.call("rooms.create", ["params": .object(params.json)])
    }

    /// Fetches a room by its id, your own id of it, or its id in the service's database.
    public func get(_ roomId: String) async throws -> Room {
        try await native.call("rooms.get", ["roomId": .string(roomId)])
    }

    /// The first page of rooms, which also goes through all rooms, page after page.
    public func list(_ params: ListRooms = ListRooms()) async throws -> Page<Room> {
        let answer = try await native.call("rooms.list", ["params": .object(params.json)])
        return try Page(json: answer.fields()) { cursor in
            var following = params
            following.page = nil
            following.cursor = cursor
            return try await list(following)
        }
    }

    /// Enables or disables a room. Low confidence: the service's reference no longer lists it.
    public func update(_ roomId: String, _ params: UpdateRoom) async throws -> Room {
        try await native.call("rooms.update", ["roomId": .string(roomId), "params": .object(params.json)])
    }

    /// Says whether a room id is one of the account's.
    ///
    /// The service's 400, 402 and 404 mean no; 402 may hide a billing problem, which ``get(_:)`` tells.
    public func validate(_ roomId: String) async throws -> RoomValidation {
        try await native.call("rooms.validate", ["roomId": .string(roomId)])
    }

    /// Closes a room for good. Only its real id works; for your own id the service answers 402.
    public func end(_ roomId: String) async throws -> Room {
        try await native.call("rooms.end", ["roomId": .string(roomId)])
    }
}
