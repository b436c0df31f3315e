package io.github.videosdkserver.tokensource.internal

import io.github.videosdkserver.tokensource.RefreshEvent
import io.github.videosdkserver.tokensource.TokenRequest
import io.github.videosdkserver.tokensource.TokenSourceException
import io.github.videosdkserver.tokensource.durationOfSeconds
import io.github.videosdkserver.tokensource.failure
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.launch
import java.util.logging.Level
import java.util.logging.Logger
import kotlin.math.min

private const val MOST_ENTRIES = 32

/** The longest sleep of the timer, in seconds: it sees only then that a device slept, or that its clock was moved. */
private const val LONGEST_TICK = 60.0

/** A request under way, for all who wait for it. */
internal class Flight(
    /** Whether it goes on though nobody waits for it. */
    val isBackground: Boolean,
) {
    val result = CompletableDeferred<HeldToken>()
    var waiting = 0
    var job: Job? = null
}

/** The tokens of a source by request: asked for once at a time, given out while they live, renewed ahead. Threads share it. */
internal class Cache(
    private val ask: suspend (TokenRequest) -> HeldToken,
    private val environment: Environment,
) {
    private val lock = Any()
    private val scope = CoroutineScope(SupervisorJob() + environment.dispatcher)

    /** The one that was fetched longest ago stands first. */
    private val entries = LinkedHashMap<TokenRequest, Entry>()
    private val flights = LinkedHashSet<Flight>()
    private val listeners = ArrayList<(RefreshEvent) -> Unit>()
    private var timer: Job? = null
    private var isClosed = false

    suspend fun fetch(
        request: TokenRequest,
        force: Boolean,
    ): HeldToken {
        currentCoroutineContext().ensureActive()
        val (entry, flight) =
            synchronized(lock) {
                if (isClosed) throw closed()
                val now = environment.now()
                val entry = entry(request)
                val held = entry.held
                if (held != null && !force && !held.isOver(now)) {
                    if (held.untilRefresh(now) <= 0 && entry.flight == null && entry.pause(now) == 0.0) start(entry, isBackground = true)
                    return held
                }
                val flight = entry.flight ?: entry.failure(now)?.let { throw it } ?: start(entry, isBackground = false)
                flight.waiting += 1
                entry to flight
            }
        try {
            return flight.result.await()
        } finally {
            leave(entry, flight)
        }
    }

    /** Forgets all. Who waits for an answer still gets it, but it is not kept. */
    fun invalidate() {
        synchronized(lock) {
            entries.clear()
            for (flight in flights.filter { it.waiting == 0 }) stop(flight)
            schedule()
        }
    }

    fun close() {
        synchronized(lock) {
            isClosed = true
            entries.clear()
            listeners.clear()
            for (flight in flights.toList()) {
                stop(flight)
                flight.result.completeExceptionally(closed())
            }
            scope.cancel()
        }
    }

    /** Adds a listener; as long as there is one, tokens are renewed though nobody fetches them. What it answers takes it away. */
    fun listen(listener: (RefreshEvent) -> Unit): () -> Unit {
        // Of its own, so that the same function may be added twice.
        val own = { event: RefreshEvent -> listener(event) }
        synchronized(lock) {
            listeners += own
            schedule()
        }
        return {
            synchronized(lock) {
                listeners -= own
                schedule()
            }
        }
    }

    private fun entry(request: TokenRequest): Entry {
        val entry = entries.remove(request) ?: Entry(request)
        entries[request] = entry
        val idle = entries.values.filter { it.flight == null }.map { it.request }
        for (oldest in idle.take((entries.size - MOST_ENTRIES).coerceAtLeast(0))) entries.remove(oldest)
        return entry
    }

    private fun start(
        entry: Entry,
        isBackground: Boolean,
    ): Flight {
        val flight = Flight(isBackground)
        entry.flight = flight
        flights += flight
        flight.job =
            scope.launch {
                val outcome = runCatching { ask(entry.request) }
                // One that was given up has nobody to tell.
                ensureActive()
                end(entry, flight, outcome)
            }
        return flight
    }

    private fun end(
        entry: Entry,
        flight: Flight,
        outcome: Result<HeldToken>,
    ) {
        val (event, told) =
            synchronized(lock) {
                flights -= flight
                val event = if (entry.flight === flight) keep(entry, flight, outcome) else null
                event to listeners.toList()
            }
        if (event != null) for (listener in told) tell(listener, event)
        outcome.fold(flight.result::complete, flight.result::completeExceptionally)
    }

    /** Keeps what came of it, unless it was forgotten meanwhile; answers what listeners are told. */
    private fun keep(
        entry: Entry,
        flight: Flight,
        outcome: Result<HeldToken>,
    ): RefreshEvent? {
        entry.flight = null
        if (entries[entry.request] !== entry) return null
        val before = entry.held?.accessToken?.token
        val event =
            outcome.fold({ held ->
                entry.succeed(held)
                val isNews = before != null && before != held.accessToken.token
                if (isNews) RefreshEvent(entry.request, held.accessToken, null) else null
            }, { error ->
                if (error is TokenSourceException) entry.fail(error, environment.now())
                if (flight.isBackground && error is TokenSourceException) RefreshEvent(entry.request, null, error) else null
            })
        schedule()
        return event
    }

    private fun tell(
        listener: (RefreshEvent) -> Unit,
        event: RefreshEvent,
    ) {
        try {
            listener(event)
        } catch (error: Throwable) {
            // One that fails is neither the source's fault nor the other listeners'.
            logger.log(Level.WARNING, "a listener of a token source failed", error)
        }
    }

    /** Waits no more. The last one who goes ends the request. */
    private fun leave(
        entry: Entry,
        flight: Flight,
    ) {
        synchronized(lock) {
            flight.waiting -= 1
            if (flight.waiting > 0 || flight.isBackground || flight.result.isCompleted) return
            if (entry.flight === flight) entry.flight = null
            stop(flight)
            schedule()
        }
    }

    private fun stop(flight: Flight) {
        flights -= flight
        flight.job?.cancel()
    }

    /** Renews what is due, and sets the timer for what comes next. */
    private fun schedule() {
        timer?.cancel()
        timer = null
        if (listeners.isEmpty()) return
        val now = environment.now()
        val waits = entries.values.map { it to it.untilRenewal(now) }
        for ((entry, left) in waits) if (left <= 0) start(entry, isBackground = true)
        val next = waits.map { it.second }.filter { it > 0 }.minOrNull() ?: return
        if (next == Double.POSITIVE_INFINITY) return
        timer =
            scope.launch {
                delay(min(next, LONGEST_TICK).durationOfSeconds())
                synchronized(lock, ::schedule)
            }
    }

    private fun closed() = failure("cancelled", "source_closed", "the token source is closed")

    private companion object {
        val logger: Logger = Logger.getLogger("io.github.videosdkserver.tokensource")
    }
}
