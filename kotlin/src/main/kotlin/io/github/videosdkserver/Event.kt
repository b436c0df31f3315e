package io.github.videosdkserver

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.NativeListener
import io.github.videosdkserver.internal.json
import kotlinx.serialization.json.JsonElement
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.toJavaDuration

/**
 * One thing that happened during a call; what says nothing about it is `null`. Never a body, a token or a secret.
 *
 * @property kind `attempt_started`, `attempt_finished`, `retry_scheduled`, `token_renewed` or `clock_offset_learned`.
 * @property method The HTTP method of the request.
 * @property route The path of the operation with its arguments left open, such as `/v2/rooms/{roomId}`.
 * @property attempt The number of the attempt within its call, from 1.
 * @property status The HTTP status of the answer.
 * @property requestId The request id of the answer.
 * @property errorCode The code of the error that the attempt ended with, such as `attempt_timeout`.
 * @property duration How long the attempt took, or how long the wait before the next one is.
 * @property clockOffsetSeconds By how many seconds the service's clock is ahead of ours.
 */
public class Event internal constructor(
    public val kind: String,
    public val method: String?,
    public val route: String?,
    public val attempt: Int?,
    public val status: Int?,
    public val requestId: String?,
    public val errorCode: String?,
    public val duration: Duration?,
    public val clockOffsetSeconds: Long?,
) {
    /** How long the attempt took, or how long the wait before the next one is; for Java. */
    @JvmName("getDuration")
    public fun durationForJava(): java.time.Duration? = duration?.toJavaDuration()

    /** What is known, as words for a log. */
    override fun toString(): String {
        val facts =
            listOf(
                "kind" to kind,
                "method" to method,
                "route" to route,
                "attempt" to attempt,
                "status" to status,
                "requestId" to requestId,
                "errorCode" to errorCode,
                "duration" to duration,
                "clockOffsetSeconds" to clockOffsetSeconds,
            )
        return facts.filter { (_, value) -> value != null }.joinToString(" ") { (name, value) -> "$name=$value" }
    }

    internal companion object {
        fun of(json: JsonElement): Event {
            val fields = Fields(json)
            return Event(
                kind = fields.text("kind"),
                method = fields.optionalText("method"),
                route = fields.optionalText("route"),
                attempt = fields.optionalInt("attempt"),
                status = fields.optionalInt("status"),
                requestId = fields.optionalText("requestId"),
                errorCode = fields.optionalText("errorCode"),
                duration = fields.optionalDouble("duration")?.seconds,
                clockOffsetSeconds = fields.optionalLong("clockOffsetSeconds"),
            )
        }
    }
}

/** Takes the events of a client. */
public fun interface EventListener {
    /**
     * Called within a call, which it holds up, so it should return quickly. It may run on any thread, also on one of the native
     * library; what it throws is not the call's fault and goes nowhere.
     */
    public fun onEvent(event: Event)

    public companion object {
        /**
         * Writes events to the [System.Logger] of the name `io.github.videosdkserver`: at the level `INFO` when a call is
         * repeated, `WARNING` when the service's clock differs, and `DEBUG` for the rest. This is the default.
         */
        @JvmStatic
        public fun systemLogger(): EventListener = SystemLogger
    }
}

private object SystemLogger : EventListener {
    private val logger: System.Logger by lazy { System.getLogger("io.github.videosdkserver") }

    override fun onEvent(event: Event) {
        val level =
            when (event.kind) {
                "retry_scheduled" -> System.Logger.Level.INFO
                "clock_offset_learned" -> System.Logger.Level.WARNING
                else -> System.Logger.Level.DEBUG
            }
        if (logger.isLoggable(level)) logger.log(level, event.toString())
    }
}

/** The same listener for the native library. */
internal fun EventListener.native(): NativeListener = NativeListener { onEvent(Event.of(json(String(it, Charsets.UTF_8)))) }
