// Written by bindings/gen from the core's resources; change those instead.

package io.github.videosdkserver.resources

import io.github.videosdkserver.internal.Caller
import io.github.videosdkserver.internal.given
import io.github.videosdkserver.models.BlockingPage
import io.github.videosdkserver.models.CreateRoom
import io.github.videosdkserver.models.FuturePage
import io.github.videosdkserver.models.ListRooms
import io.github.videosdkserver.models.Page
import io.github.videosdkserver.models.Room
import io.github.videosdkserver.models.RoomValidation
import io.github.videosdkserver.models.UpdateRoom
import java.util.concurrent.CompletableFuture

/** Rooms: the places where meetings happen. Source: REST reference, rooms. */
public class Rooms internal constructor(
    private val caller: Caller,
) {
    /**
     * Makes a room.
     *
     * With `idempotent` the call is safely repeated when its answer is lost, since a second create with the same
     * `customRoomId` answers the same room; without it a lost answer is an error whose outcome is unknown.
     */
    public suspend fun create(params: CreateRoom = CreateRoom()): Room =
        Room.of(caller.call("rooms.create", given("params" to params)))

    /** Fetches a room by its id, your own id of it, or its id in the service's database. */
    public suspend fun get(roomId: String): Room =
        Room.of(caller.call("rooms.get", given("roomId" to roomId)))

    /**
     * Lists the rooms of the account, a page at a time.
     *
     * What it answers is the first page, which has the items of all pages in [Page.items].
     */
    public suspend fun list(params: ListRooms = ListRooms()): Page<Room> =
        Page.of(caller.call("rooms.list", given("params" to params)), Room::of) {
            list(params.copy(page = null, cursor = it))
        }

    /** Enables or disables a room. Low confidence: a page of the REST reference that its index no longer lists. */
    public suspend fun update(
        roomId: String,
        params: UpdateRoom,
    ): Room =
        Room.of(caller.call("rooms.update", given("roomId" to roomId, "params" to params)))

    /**
     * Says whether a room id is one of the account's.
     *
     * The service's 400, 402 and 404 mean no; 402 may hide a billing problem, which `get` tells. Anything else is an
     * error.
     */
    public suspend fun validate(roomId: String): RoomValidation =
        RoomValidation.of(caller.call("rooms.validate", given("roomId" to roomId)))

    /** Closes a room for good. Only its real id works; for your own id the service answers 402. */
    public suspend fun end(roomId: String): Room =
        Room.of(caller.call("rooms.end", given("roomId" to roomId)))

    override fun toString(): String = "Rooms"
}

/** [Rooms] for Java: each call waits for its answer. */
public class BlockingRooms internal constructor(
    private val rooms: Rooms,
    private val caller: Caller,
) {
    /** See [Rooms.create]. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun create(params: CreateRoom = CreateRoom()): Room =
        caller.blocking { rooms.create(params) }

    /** See [Rooms.get]. */
    @Throws(InterruptedException::class)
    public fun get(roomId: String): Room =
        caller.blocking { rooms.get(roomId) }

    /** See [Rooms.list]. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun list(params: ListRooms = ListRooms()): BlockingPage<Room> =
        BlockingPage(caller.blocking { rooms.list(params) }, caller)

    /** See [Rooms.update]. */
    @Throws(InterruptedException::class)
    public fun update(
        roomId: String,
        params: UpdateRoom,
    ): Room =
        caller.blocking { rooms.update(roomId, params) }

    /** See [Rooms.validate]. */
    @Throws(InterruptedException::class)
    public fun validate(roomId: String): RoomValidation =
        caller.blocking { rooms.validate(roomId) }

    /** See [Rooms.end]. */
    @Throws(InterruptedException::class)
    public fun end(roomId: String): Room =
        caller.blocking { rooms.end(roomId) }

    override fun toString(): String = "Rooms"
}

/** [Rooms] for Java: each call answers a future. Cancelling it gives the call up. */
public class FutureRooms internal constructor(
    private val rooms: Rooms,
    private val caller: Caller,
) {
    /** See [Rooms.create]. */
    @JvmOverloads
    public fun create(params: CreateRoom = CreateRoom()): CompletableFuture<Room> =
        caller.future { rooms.create(params) }

    /** See [Rooms.get]. */
    public fun get(roomId: String): CompletableFuture<Room> =
        caller.future { rooms.get(roomId) }

    /** See [Rooms.list]. */
    @JvmOverloads
    public fun list(params: ListRooms = ListRooms()): CompletableFuture<FuturePage<Room>> =
        caller.future { FuturePage(rooms.list(params), caller) }

    /** See [Rooms.update]. */
    public fun update(
        roomId: String,
        params: UpdateRoom,
    ): CompletableFuture<Room> =
        caller.future { rooms.update(roomId, params) }

    /** See [Rooms.validate]. */
    public fun validate(roomId: String): CompletableFuture<RoomValidation> =
        caller.future { rooms.validate(roomId) }

    /** See [Rooms.end]. */
    public fun end(roomId: String): CompletableFuture<Room> =
        caller.future { rooms.end(roomId) }

    override fun toString(): String = "Rooms"
}
