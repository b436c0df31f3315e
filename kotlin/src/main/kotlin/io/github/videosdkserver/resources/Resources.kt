// The resources of the clients. Written by bindings/gen from the core's resources; change those instead.

package io.github.videosdkserver.resources

import io.github.videosdkserver.internal.Caller

/** What a [io.github.videosdkserver.VideoSdkClient] calls. */
public abstract class Resources internal constructor(
    internal val caller: Caller,
) {
    /** Rooms: the places where meetings happen. Source: REST reference, rooms. */
    public val rooms: Rooms = Rooms(caller)
}

/** What a [io.github.videosdkserver.BlockingVideoSdkClient] calls. */
public abstract class BlockingResources internal constructor(
    resources: Resources,
    caller: Caller,
) {
    /** Rooms: the places where meetings happen. Source: REST reference, rooms. */
    public val rooms: BlockingRooms = BlockingRooms(resources.rooms, caller)
}

/** What a [io.github.videosdkserver.FutureVideoSdkClient] calls. */
public abstract class FutureResources internal constructor(
    resources: Resources,
    caller: Caller,
) {
    /** Rooms: the places where meetings happen. Source: REST reference, rooms. */
    public val rooms: FutureRooms = FutureRooms(resources.rooms, caller)
}
