package io.github.videosdkserver

import io.github.videosdkserver.internal.NativeFacts
import io.github.videosdkserver.models.Finding
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.toJavaDuration

/**
 * The base of all errors of this package: one class a kind, so that `when (error)` can be exhaustive.
 *
 * No text of one holds a secret or a token. A coroutine that is cancelled ends with Kotlin's own `CancellationException`.
 */
@Suppress("ktlint:standard:max-line-length")
public sealed class VideoSdkException private constructor(
    private val facts: Facts,
    cause: Throwable? = null,
) : RuntimeException(facts.reason, cause) {
    /** What a program should do, as one word such as `not_found`. */
    public val kind: String get() = facts.kind

    /** The stable word for the case, such as `token_expired`; all are in the reference of errors. */
    public val code: String get() = facts.code

    /** What was wrong, with which value, and what would be right; the [message] too. */
    public val reason: String get() = facts.reason

    /** The service's own code, if its answer had one. */
    public val serviceCode: String? get() = facts.serviceCode

    /** The HTTP status of the service's answer. */
    public val status: Int? get() = facts.status

    /** The request id of the answer, for the service's support. */
    public val requestId: String? get() = facts.requestId

    /** How long the service asked to wait. */
    public val retryAfter: Duration? get() = facts.retryAfterSeconds?.seconds

    /** How many requests were sent; 0 when it failed before the first. */
    public val attempts: Int get() = facts.attempts

    /** True when a write may have happened although no usable answer came. */
    public val outcomeUnknown: Boolean get() = facts.outcomeUnknown

    /** The HTTP method of the request. */
    public val method: String? get() = facts.method

    /** The path of the request, without its query. */
    public val path: String? get() = facts.path

    /** The body of the service's error answer, with any token of ours blacked out. */
    public val body: String? get() = facts.body

    /** Every single reason, where there are several. */
    public val findings: List<Finding> get() = facts.findings

    /** How long the service asked to wait; for Java. */
    @JvmName("getRetryAfter")
    public fun retryAfterForJava(): java.time.Duration? = retryAfter?.toJavaDuration()

    /** Settings are missing or faulty. */
    public class Configuration internal constructor(facts: Facts) : VideoSdkException(facts)

    /** A token was refused, by the service (401) or by verification here. */
    public class Authentication internal constructor(facts: Facts) : VideoSdkException(facts)

    /** The token is good but may not do this (403). */
    public class Permission internal constructor(facts: Facts) : VideoSdkException(facts)

    /** There is no such thing (404; 402 too, which may also mean billing). */
    public class NotFound internal constructor(facts: Facts) : VideoSdkException(facts)

    /** It exists already or is in another state (409). */
    public class Conflict internal constructor(facts: Facts) : VideoSdkException(facts)

    /** Too many requests (429): wait for [retryAfter]. */
    public class RateLimited internal constructor(facts: Facts) : VideoSdkException(facts)

    /** An argument is wrong, found here or by the service (400, 406, 422). */
    public class InvalidRequest internal constructor(facts: Facts) : VideoSdkException(facts)

    /** The service failed (5xx). */
    public class Server internal constructor(facts: Facts) : VideoSdkException(facts)

    /** No connection, or it broke. */
    public class Network internal constructor(facts: Facts) : VideoSdkException(facts)

    /** An attempt or the whole call took too long. */
    public class Timeout internal constructor(facts: Facts) : VideoSdkException(facts)

    /** The call was given up. */
    public class Cancelled internal constructor(facts: Facts) : VideoSdkException(facts)

    /** The answer came but is not what it should be. */
    public class Decode internal constructor(facts: Facts) : VideoSdkException(facts)

    /** A webhook's signature or body was refused. */
    public class Webhook internal constructor(facts: Facts) : VideoSdkException(facts)

    /** A fault of this library: please report it. */
    public class Internal internal constructor(facts: Facts, cause: Throwable? = null) : VideoSdkException(facts, cause)

    /** All that an error says. */
    internal class Facts(
        val kind: String,
        val code: String,
        val reason: String,
        val serviceCode: String? = null,
        val status: Int? = null,
        val requestId: String? = null,
        val retryAfterSeconds: Double? = null,
        val attempts: Int = 0,
        val outcomeUnknown: Boolean = false,
        val method: String? = null,
        val path: String? = null,
        val body: String? = null,
        val findings: List<Finding> = emptyList(),
    ) : java.io.Serializable

    internal companion object {
        /** The error of facts that the native library tells. */
        fun of(told: NativeFacts): VideoSdkException {
            val facts =
                Facts(
                    kind = told.kind,
                    code = told.code,
                    reason = told.reason,
                    serviceCode = told.serviceCode,
                    status = told.status?.toInt(),
                    requestId = told.requestId,
                    retryAfterSeconds = told.retryAfter,
                    attempts = told.attempts.toInt(),
                    outcomeUnknown = told.outcomeUnknown,
                    method = told.method,
                    path = told.path,
                    body = told.body,
                    findings = told.findings.map { Finding(it.code, it.about, it.severity, it.reason, it.remedy) },
                )
            return when (facts.kind) {
                "configuration" -> Configuration(facts)
                "authentication" -> Authentication(facts)
                "permission" -> Permission(facts)
                "not_found" -> NotFound(facts)
                "conflict" -> Conflict(facts)
                "rate_limited" -> RateLimited(facts)
                "invalid_request" -> InvalidRequest(facts)
                "server" -> Server(facts)
                "network" -> Network(facts)
                "timeout" -> Timeout(facts)
                "cancelled" -> Cancelled(facts)
                "decode" -> Decode(facts)
                "webhook" -> Webhook(facts)
                else -> Internal(facts)
            }
        }

        /** What Kotlin finds wrong with an argument before it is passed on. */
        fun argument(reason: String): VideoSdkException = InvalidRequest(Facts("invalid_request", "argument_invalid", reason))

        /** A fault of the package itself. */
        fun internal(
            reason: String,
            cause: Throwable?,
        ): VideoSdkException =
            Internal(Facts("internal", "internal", "a fault of the library: $reason; please report it"), cause)
    }
}
