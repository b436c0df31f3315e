// Written by bindings/gen from the core's resources; change those instead.

package io.github.videosdkserver.resources

import io.github.videosdkserver.internal.Caller
import io.github.videosdkserver.internal.given
import io.github.videosdkserver.models.BlockingPage
import io.github.videosdkserver.models.FuturePage
import io.github.videosdkserver.models.ListParticipants
import io.github.videosdkserver.models.Page
import io.github.videosdkserver.models.Participant
import io.github.videosdkserver.models.ParticipantRemoval
import java.util.concurrent.CompletableFuture

/**
 * Participants: who is in a room now.
 *
 * The room's live session is looked up first, so that its id need not be known; `sessions` has the same by the id of a
 * session, for sessions that are over too. Should a room have several live sessions, the first that the service lists
 * counts. The id of a room is the service's own one.
 */
public class Participants internal constructor(
    private val caller: Caller,
) {
    /**
     * Lists who is in a room now, a page at a time.
     *
     * A room in which nobody is, or that is not known, has an empty list. The session is looked up for the first page;
     * later pages are of the same session.
     *
     * What it answers is the first page, which has the items of all pages in [Page.items].
     */
    public suspend fun list(
        roomId: String,
        params: ListParticipants = ListParticipants(),
    ): Page<Participant> =
        Page.of(caller.call("participants.list", given("roomId" to roomId, "params" to params)), Participant::of) {
            list(roomId, params.copy(page = null, cursor = it))
        }

    /**
     * Fetches one participant who is in a room now.
     *
     * Where there is no live session, or the participant has left it, it is an error of the kind `not_found` without a
     * status.
     */
    public suspend fun get(
        roomId: String,
        participantId: String,
    ): Participant =
        Participant.of(caller.call("participants.get", given("roomId" to roomId, "participantId" to participantId)))

    /** Sends a participant out of a room's live session. A good token lets them join again. */
    public suspend fun remove(
        roomId: String,
        participantId: String,
    ): ParticipantRemoval =
        ParticipantRemoval.of(caller.call("participants.remove", given("roomId" to roomId, "participantId" to participantId)))

    override fun toString(): String = "Participants"
}

/** [Participants] for Java: each call waits for its answer. */
public class BlockingParticipants internal constructor(
    private val participants: Participants,
    private val caller: Caller,
) {
    /** See [Participants.list]. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun list(
        roomId: String,
        params: ListParticipants = ListParticipants(),
    ): BlockingPage<Participant> =
        BlockingPage(caller.blocking { participants.list(roomId, params) }, caller)

    /** See [Participants.get]. */
    @Throws(InterruptedException::class)
    public fun get(
        roomId: String,
        participantId: String,
    ): Participant =
        caller.blocking { participants.get(roomId, participantId) }

    /** See [Participants.remove]. */
    @Throws(InterruptedException::class)
    public fun remove(
        roomId: String,
        participantId: String,
    ): ParticipantRemoval =
        caller.blocking { participants.remove(roomId, participantId) }

    override fun toString(): String = "Participants"
}

/** [Participants] for Java: each call answers a future. Cancelling it gives the call up. */
public class FutureParticipants internal constructor(
    private val participants: Participants,
    private val caller: Caller,
) {
    /** See [Participants.list]. */
    @JvmOverloads
    public fun list(
        roomId: String,
        params: ListParticipants = ListParticipants(),
    ): CompletableFuture<FuturePage<Participant>> =
        caller.future { FuturePage(participants.list(roomId, params), caller) }

    /** See [Participants.get]. */
    public fun get(
        roomId: String,
        participantId: String,
    ): CompletableFuture<Participant> =
        caller.future { participants.get(roomId, participantId) }

    /** See [Participants.remove]. */
    public fun remove(
        roomId: String,
        participantId: String,
    ): CompletableFuture<ParticipantRemoval> =
        caller.future { participants.remove(roomId, participantId) }

    override fun toString(): String = "Participants"
}
