// The resources of the client. Written by bindings/gen from the core's resources; change those instead.

extension VideoSDKClient {
    /// Rooms: the places where meetings happen. Source: REST reference, rooms.
    public var rooms: Rooms { Rooms(native: native) }
}
