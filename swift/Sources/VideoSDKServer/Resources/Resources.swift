// The resources of the client. Written by bindings/gen from the core's resources; change those instead.

extension VideoSDKClient {
    /// Participants: who is in a room now.
    ///
    /// The room's live session is looked up first, so that its id need not be known; `sessions` has the same by the id
    /// of a session, for sessions that are over too. Should a room have several live sessions, the first that the
    /// service lists counts. The id of a room is the service's own one.
    public var participants: Participants { Participants(native: native) }
    /// Rooms: the places where meetings happen. Source: REST reference, rooms.
    public var rooms: Rooms { Rooms(native: native) }
    /// Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions.
    public var sessions: Sessions { Sessions(native: native) }
}
