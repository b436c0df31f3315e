package io.github.videosdkserver.tokensource

import kotlin.math.roundToLong
import kotlin.time.Duration
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.Duration.Companion.seconds

/**
 * Why there is no token: a class for each kind. Neither its text nor a field of it has a token, a header or the endpoint's answer in
 * it; a function of the program's own that failed is its cause.
 */
public sealed class TokenSourceException private constructor(
    private val facts: Facts,
    cause: Throwable?,
) : RuntimeException(facts.reason, cause) {
    /** What a program should do, as one word such as `permission`. */
    public val kind: String get() = facts.kind

    /** The stable word for the case, such as `unauthenticated`; all are in the guide. */
    public val code: String get() = facts.code

    /** What was wrong, and what would be right; the [message] too. */
    public val reason: String get() = facts.reason

    /** The HTTP status of the endpoint's answer. */
    public val status: Int? get() = facts.status

    /** The endpoint's own code, such as `permission_not_allowed`. */
    public val serviceCode: String? get() = facts.serviceCode

    /** The request id of the answer. */
    public val requestId: String? get() = facts.requestId

    /** For how long nothing is sent for this request. */
    public val retryAfter: Duration? get() = facts.retryAfter?.durationOfSeconds()

    /** For how many milliseconds nothing is sent for this request; for Java. */
    public val retryAfterMillis: Long? get() = retryAfter?.inWholeMilliseconds

    internal val retryAfterSeconds: Double? get() = facts.retryAfter

    /** An address, a header or an option cannot be used. */
    public class Configuration internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** The endpoint does not know who asks, or a function of the program's own failed. */
    public class Authentication internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** Who asks may not have this token. */
    public class Permission internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** There is no such endpoint. */
    public class NotFound internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** The endpoint has it in another form. */
    public class Conflict internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** The endpoint asks for patience; see [retryAfter]. */
    public class RateLimited internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** The request cannot be answered as it is. */
    public class InvalidRequest internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** The endpoint failed. */
    public class Server internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** No whole answer came. */
    public class Network internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** No answer came in time. */
    public class Timeout internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** The source was closed. */
    public class Cancelled internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** The answer has no token in it that can be used. */
    public class Decode internal constructor(
        facts: Facts,
        cause: Throwable?,
    ) : TokenSourceException(facts, cause)

    /** The same error with another wait. */
    internal fun withWait(retryAfter: Double?): TokenSourceException = of(facts.copy(retryAfter = retryAfter), cause)

    internal data class Facts(
        val kind: String,
        val code: String,
        val reason: String,
        val status: Int? = null,
        val serviceCode: String? = null,
        val requestId: String? = null,
        val retryAfter: Double? = null,
    )

    internal companion object {
        fun of(
            facts: Facts,
            cause: Throwable? = null,
        ): TokenSourceException =
            when (facts.kind) {
                "configuration" -> Configuration(facts, cause)
                "authentication" -> Authentication(facts, cause)
                "permission" -> Permission(facts, cause)
                "not_found" -> NotFound(facts, cause)
                "conflict" -> Conflict(facts, cause)
                "rate_limited" -> RateLimited(facts, cause)
                "invalid_request" -> InvalidRequest(facts, cause)
                "server" -> Server(facts, cause)
                "network" -> Network(facts, cause)
                "timeout" -> Timeout(facts, cause)
                "cancelled" -> Cancelled(facts, cause)
                else -> Decode(facts, cause)
            }
    }
}

internal fun failure(
    kind: String,
    code: String,
    reason: String,
    cause: Throwable? = null,
): TokenSourceException = TokenSourceException.of(TokenSourceException.Facts(kind, code, reason), cause)

/** Whole nanoseconds, so that a part of a second is what it was. */
internal fun Double.durationOfSeconds(): Duration = if (this < LONGEST_EXACT) (this * 1e9).roundToLong().nanoseconds else this.seconds

private const val LONGEST_EXACT = 4e6
