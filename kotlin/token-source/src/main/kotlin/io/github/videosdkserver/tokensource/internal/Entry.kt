package io.github.videosdkserver.tokensource.internal

import io.github.videosdkserver.tokensource.TokenRequest
import io.github.videosdkserver.tokensource.TokenSourceException
import kotlin.math.max
import kotlin.math.min

/** The wait after a failure, in seconds; it doubles with each one that follows. */
private const val FIRST_WAIT = 1.0
private const val LONGEST_WAIT = 30.0

/** What is known for one request: its token, what is under way, and how it failed last. */
internal class Entry(
    val request: TokenRequest,
) {
    var held: HeldToken? = null
        private set
    var flight: Flight? = null
    private var failure: Failure? = null
    private var failures = 0
    private var isRenewed = true

    private class Failure(
        val error: TokenSourceException,
        val at: Moment,
        val wait: Double,
    )

    fun succeed(token: HeldToken) {
        held = token
        failure = null
        failures = 0
        isRenewed = token.hasKnownLife
    }

    fun fail(
        error: TokenSourceException,
        now: Moment,
    ) {
        val wait = min(LONGEST_WAIT, FIRST_WAIT * (1L shl min(failures, 5)))
        failure = Failure(error, now, max(wait, error.retryAfterSeconds ?: 0.0))
        failures += 1
        val mayPass = isPassing(error) || error.code == "headers_failed" || error.code == "custom_failed"
        if (!mayPass || held?.isOver(now) != false) isRenewed = false
    }

    /** For how many seconds nothing is to be sent. */
    fun pause(now: Moment): Double = failure?.let { max(0.0, it.wait - now.secondsSince(it.at)) } ?: 0.0

    /** The last error again, with what is left of the wait; `null` when there is none left. */
    fun failure(now: Moment): TokenSourceException? = if (pause(now) > 0) failure?.error?.withWait(pause(now)) else null

    /** In how many seconds it is to be renewed though nobody fetches. */
    fun untilRenewal(now: Moment): Double {
        val token = held
        if (token == null || !isRenewed || flight != null) return Double.POSITIVE_INFINITY
        return max(token.untilRefresh(now), pause(now))
    }
}
