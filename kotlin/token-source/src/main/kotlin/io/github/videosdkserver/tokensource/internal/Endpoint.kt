package io.github.videosdkserver.tokensource.internal

import io.github.videosdkserver.tokensource.TokenRequest
import io.github.videosdkserver.tokensource.TokenSourceException
import io.github.videosdkserver.tokensource.TokenSourceException.Facts
import io.github.videosdkserver.tokensource.TokenTransport
import io.github.videosdkserver.tokensource.durationOfSeconds
import io.github.videosdkserver.tokensource.failure
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.withTimeoutOrNull
import kotlin.time.Duration
import kotlin.time.Duration.Companion.days

private const val MOST_RETRIES = 2

/** Waits before a retry are any part of this, and of twice this before the second, in seconds. */
private const val FIRST_BACKOFF = 0.5

/** The longest wait within a fetch that an answer may ask for, in seconds. */
private const val LONGEST_RETRY_AFTER = 10.0

/** Asks an endpoint for tokens: a `GET` with `roomId`, `participantId` and `permissions` in the query. */
internal class Endpoint(
    url: String,
    private val headers: HeaderSource,
    private val timeout: Duration,
    private val transport: TokenTransport,
    private val environment: Environment,
) {
    private val address = Address.of(url)

    init {
        if (!(timeout > Duration.ZERO && timeout <= 1.days)) {
            throw failure("configuration", "option_invalid", "the timeout must be above 0, and at most a day")
        }
    }

    suspend fun ask(request: TokenRequest): HeldToken {
        val url = address.asking(request)
        var mayRenewHeaders = headers.isFunction
        var retries = 0
        while (true) {
            val asked = environment.now()
            try {
                return withTimeoutOrNull(timeout) { attempt(url, asked) } ?: throw timedOut()
            } catch (error: TokenSourceException) {
                if (error.status == 401 && mayRenewHeaders) {
                    mayRenewHeaders = false
                } else {
                    delay(secondsBeforeRetry(error, retries).durationOfSeconds())
                    retries += 1
                }
            }
        }
    }

    private suspend fun attempt(
        url: String,
        asked: Moment,
    ): HeldToken {
        val sent = headers.current()
        val answer =
            try {
                transport.get(url, sent)
            } catch (error: Exception) {
                currentCoroutineContext().ensureActive()
                throw failure("network", "connection_failed", "no whole answer came from the token endpoint", error)
            }
        return tokenOf(answer, asked, environment)
    }

    /** How long to wait before the next attempt; fails when there is to be none. */
    private fun secondsBeforeRetry(
        error: TokenSourceException,
        retries: Int,
    ): Double {
        if (!isPassing(error)) throw error
        val asked = error.retryAfterSeconds
        if (asked != null && asked > LONGEST_RETRY_AFTER) {
            val reason = "the token endpoint answered ${error.status} and asks to wait $asked seconds, longer than a fetch waits"
            val facts = Facts("rate_limited", "retry_after_too_long", reason, error.status, error.serviceCode, error.requestId, asked)
            throw TokenSourceException.of(facts)
        }
        if (retries == MOST_RETRIES) throw error
        return asked ?: (environment.random() * FIRST_BACKOFF * (1 shl retries))
    }

    private fun timedOut() = failure("timeout", "attempt_timeout", "the token endpoint did not answer within $timeout")
}
