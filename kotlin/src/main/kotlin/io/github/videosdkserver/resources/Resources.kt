// The resources of the clients. Written by bindings/gen from the core's resources; change those instead.

package io.github.videosdkserver.resources

import io.github.videosdkserver.internal.Caller

/** What a [io.github.videosdkserver.VideoSdkClient] calls. */
public abstract class Resources internal constructor(
    internal val caller: Caller,
) {
    /**
     * Participants: who is in a room now.
     *
     * The room's live session is looked up first, so that its id need not be known; `sessions` has the same by the id
     * of a session, for sessions that are over too. Should a room have several live sessions, the first that the
     * service lists counts. The id of a room is the service's own one.
     */
    public val participants: Participants = Participants(caller)

    /** Rooms: the places where meetings happen. Source: REST reference, rooms. */
    public val rooms: Rooms = Rooms(caller)

    /** Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions. */
    public val sessions: Sessions = Sessions(caller)
}

/** What a [io.github.videosdkserver.BlockingVideoSdkClient] calls. */
public abstract class BlockingResources internal constructor(
    resources: Resources,
    caller: Caller,
) {
    /**
     * Participants: who is in a room now.
     *
     * The room's live session is looked up first, so that its id need not be known; `sessions` has the same by the id
     * of a session, for sessions that are over too. Should a room have several live sessions, the first that the
     * service lists counts. The id of a room is the service's own one.
     */
    public val participants: BlockingParticipants = BlockingParticipants(resources.participants, caller)

    /** Rooms: the places where meetings happen. Source: REST reference, rooms. */
    public val rooms: BlockingRooms = BlockingRooms(resources.rooms, caller)

    /** Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions. */
    public val sessions: BlockingSessions = BlockingSessions(resources.sessions, caller)
}

/** What a [io.github.videosdkserver.FutureVideoSdkClient] calls. */
public abstract class FutureResources internal constructor(
    resources: Resources,
    caller: Caller,
) {
    /**
     * Participants: who is in a room now.
     *
     * The room's live session is looked up first, so that its id need not be known; `sessions` has the same by the id
     * of a session, for sessions that are over too. Should a room have several live sessions, the first that the
     * service lists counts. The id of a room is the service's own one.
     */
    public val participants: FutureParticipants = FutureParticipants(resources.participants, caller)

    /** Rooms: the places where meetings happen. Source: REST reference, rooms. */
    public val rooms: FutureRooms = FutureRooms(resources.rooms, caller)

    /** Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions. */
    public val sessions: FutureSessions = FutureSessions(resources.sessions, caller)
}
