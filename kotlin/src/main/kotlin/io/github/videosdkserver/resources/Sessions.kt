// Written by bindings/gen from the core's resources; change those instead.

package io.github.videosdkserver.resources

import io.github.videosdkserver.internal.Caller
import io.github.videosdkserver.internal.given
import io.github.videosdkserver.models.BlockingPage
import io.github.videosdkserver.models.EndSession
import io.github.videosdkserver.models.FuturePage
import io.github.videosdkserver.models.ListParticipants
import io.github.videosdkserver.models.ListSessions
import io.github.videosdkserver.models.Page
import io.github.videosdkserver.models.Participant
import io.github.videosdkserver.models.ParticipantQualityStats
import io.github.videosdkserver.models.ParticipantRemoval
import io.github.videosdkserver.models.RemoveParticipant
import io.github.videosdkserver.models.Session
import io.github.videosdkserver.models.SessionQualityStats
import java.util.concurrent.CompletableFuture

/** Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions. */
public class Sessions internal constructor(
    private val caller: Caller,
) {
    /**
     * Lists the sessions of the account's rooms, a page at a time.
     *
     * What it answers is the first page, which has the items of all pages in [Page.items].
     */
    public suspend fun list(params: ListSessions = ListSessions()): Page<Session> =
        Page.of(caller.call("sessions.list", given("params" to params)), Session::of) {
            list(params.copy(page = null, cursor = it))
        }

    /** Fetches a session, live or over. */
    public suspend fun get(sessionId: String): Session =
        Session.of(caller.call("sessions.get", given("sessionId" to sessionId)))

    /**
     * Lists everyone who is or was in a session, a page at a time.
     *
     * What it answers is the first page, which has the items of all pages in [Page.items].
     */
    public suspend fun listParticipants(
        sessionId: String,
        params: ListParticipants = ListParticipants(),
    ): Page<Participant> =
        Page.of(caller.call("sessions.listParticipants", given("sessionId" to sessionId, "params" to params)), Participant::of) {
            listParticipants(sessionId, params.copy(page = null, cursor = it))
        }

    /**
     * Lists who is in a session now, a page at a time.
     *
     * Where nobody is, the service answers 404, as it does for a session that it does not know; both are errors of the
     * kind `not_found`. The list of a room, in `participants`, is empty then.
     *
     * What it answers is the first page, which has the items of all pages in [Page.items].
     */
    public suspend fun listActiveParticipants(
        sessionId: String,
        params: ListParticipants = ListParticipants(),
    ): Page<Participant> =
        Page.of(caller.call("sessions.listActiveParticipants", given("sessionId" to sessionId, "params" to params)), Participant::of) {
            listActiveParticipants(sessionId, params.copy(page = null, cursor = it))
        }

    /** Fetches one participant of a session, whether they are there or have left. */
    public suspend fun getParticipant(
        sessionId: String,
        participantId: String,
    ): Participant =
        Participant.of(caller.call("sessions.getParticipant", given("sessionId" to sessionId, "participantId" to participantId)))

    /**
     * Ends a session: everyone is sent out. The room stays, and can be joined again.
     *
     * A session that has ended already is an error of the kind `not_found`, unless `ignoreClosed` is set.
     */
    public suspend fun end(params: EndSession = EndSession()): Session =
        Session.of(caller.call("sessions.end", given("params" to params)))

    /** Sends a participant out of a live session. A good token lets them join again. */
    public suspend fun removeParticipant(params: RemoveParticipant): ParticipantRemoval =
        ParticipantRemoval.of(caller.call("sessions.removeParticipant", given("params" to params)))

    /** Fetches how well sound and picture came through in a session, over all participants. */
    public suspend fun getStats(sessionId: String): SessionQualityStats =
        SessionQualityStats.of(caller.call("sessions.getStats", given("sessionId" to sessionId)))

    /** Fetches how well sound and picture came through for one participant of a session. */
    public suspend fun getParticipantStats(
        sessionId: String,
        participantId: String,
    ): ParticipantQualityStats =
        ParticipantQualityStats.of(
            caller.call("sessions.getParticipantStats", given("sessionId" to sessionId, "participantId" to participantId)),
        )

    override fun toString(): String = "Sessions"
}

/** [Sessions] for Java: each call waits for its answer. */
public class BlockingSessions internal constructor(
    private val sessions: Sessions,
    private val caller: Caller,
) {
    /** See [Sessions.list]. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun list(params: ListSessions = ListSessions()): BlockingPage<Session> =
        BlockingPage(caller.blocking { sessions.list(params) }, caller)

    /** See [Sessions.get]. */
    @Throws(InterruptedException::class)
    public fun get(sessionId: String): Session =
        caller.blocking { sessions.get(sessionId) }

    /** See [Sessions.listParticipants]. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun listParticipants(
        sessionId: String,
        params: ListParticipants = ListParticipants(),
    ): BlockingPage<Participant> =
        BlockingPage(caller.blocking { sessions.listParticipants(sessionId, params) }, caller)

    /** See [Sessions.listActiveParticipants]. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun listActiveParticipants(
        sessionId: String,
        params: ListParticipants = ListParticipants(),
    ): BlockingPage<Participant> =
        BlockingPage(caller.blocking { sessions.listActiveParticipants(sessionId, params) }, caller)

    /** See [Sessions.getParticipant]. */
    @Throws(InterruptedException::class)
    public fun getParticipant(
        sessionId: String,
        participantId: String,
    ): Participant =
        caller.blocking { sessions.getParticipant(sessionId, participantId) }

    /** See [Sessions.end]. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun end(params: EndSession = EndSession()): Session =
        caller.blocking { sessions.end(params) }

    /** See [Sessions.removeParticipant]. */
    @Throws(InterruptedException::class)
    public fun removeParticipant(params: RemoveParticipant): ParticipantRemoval =
        caller.blocking { sessions.removeParticipant(params) }

    /** See [Sessions.getStats]. */
    @Throws(InterruptedException::class)
    public fun getStats(sessionId: String): SessionQualityStats =
        caller.blocking { sessions.getStats(sessionId) }

    /** See [Sessions.getParticipantStats]. */
    @Throws(InterruptedException::class)
    public fun getParticipantStats(
        sessionId: String,
        participantId: String,
    ): ParticipantQualityStats =
        caller.blocking { sessions.getParticipantStats(sessionId, participantId) }

    override fun toString(): String = "Sessions"
}

/** [Sessions] for Java: each call answers a future. Cancelling it gives the call up. */
public class FutureSessions internal constructor(
    private val sessions: Sessions,
    private val caller: Caller,
) {
    /** See [Sessions.list]. */
    @JvmOverloads
    public fun list(params: ListSessions = ListSessions()): CompletableFuture<FuturePage<Session>> =
        caller.future { FuturePage(sessions.list(params), caller) }

    /** See [Sessions.get]. */
    public fun get(sessionId: String): CompletableFuture<Session> =
        caller.future { sessions.get(sessionId) }

    /** See [Sessions.listParticipants]. */
    @JvmOverloads
    public fun listParticipants(
        sessionId: String,
        params: ListParticipants = ListParticipants(),
    ): CompletableFuture<FuturePage<Participant>> =
        caller.future { FuturePage(sessions.listParticipants(sessionId, params), caller) }

    /** See [Sessions.listActiveParticipants]. */
    @JvmOverloads
    public fun listActiveParticipants(
        sessionId: String,
        params: ListParticipants = ListParticipants(),
    ): CompletableFuture<FuturePage<Participant>> =
        caller.future { FuturePage(sessions.listActiveParticipants(sessionId, params), caller) }

    /** See [Sessions.getParticipant]. */
    public fun getParticipant(
        sessionId: String,
        participantId: String,
    ): CompletableFuture<Participant> =
        caller.future { sessions.getParticipant(sessionId, participantId) }

    /** See [Sessions.end]. */
    @JvmOverloads
    public fun end(params: EndSession = EndSession()): CompletableFuture<Session> =
        caller.future { sessions.end(params) }

    /** See [Sessions.removeParticipant]. */
    public fun removeParticipant(params: RemoveParticipant): CompletableFuture<ParticipantRemoval> =
        caller.future { sessions.removeParticipant(params) }

    /** See [Sessions.getStats]. */
    public fun getStats(sessionId: String): CompletableFuture<SessionQualityStats> =
        caller.future { sessions.getStats(sessionId) }

    /** See [Sessions.getParticipantStats]. */
    public fun getParticipantStats(
        sessionId: String,
        participantId: String,
    ): CompletableFuture<ParticipantQualityStats> =
        caller.future { sessions.getParticipantStats(sessionId, participantId) }

    override fun toString(): String = "Sessions"
}
