package io.github.videosdkserver.tokensource.internal

import io.github.videosdkserver.tokensource.TokenSourceException
import io.github.videosdkserver.tokensource.TokenSourceException.Facts
import io.github.videosdkserver.tokensource.TokenTransport
import io.github.videosdkserver.tokensource.TransportAnswer
import io.github.videosdkserver.tokensource.failure
import kotlinx.serialization.SerializationException
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.doubleOrNull
import java.nio.ByteBuffer
import java.nio.charset.CharacterCodingException
import java.text.ParseException
import java.text.SimpleDateFormat
import java.util.Locale
import java.util.TimeZone
import kotlin.math.min

/** The longest wait that an answer may ask for, in seconds. */
private const val LONGEST_WAIT = 24.0 * 60 * 60

private val byStatus =
    mapOf(
        401 to ("authentication" to "unauthenticated"),
        403 to ("permission" to "forbidden"),
        404 to ("not_found" to "not_found"),
        408 to ("timeout" to "attempt_timeout"),
        409 to ("conflict" to "conflict"),
        429 to ("rate_limited" to "rate_limited"),
    )

/** The token of an answer; fails when there is none. */
internal fun tokenOf(
    answer: TransportAnswer,
    asked: Moment,
    environment: Environment,
): HeldToken {
    if (answer.status in 300..399) {
        val reason = "the token endpoint redirects, which is not followed since headers would go along: use its final address"
        throw failure("network", "redirect_refused", reason)
    }
    val isWhole = answer.body.size <= TokenTransport.MOST_BYTES
    val json = if (isWhole) jsonOf(answer.body) as? JsonObject else null
    if (answer.status !in 200..299) throw refusal(answer, json, environment)
    val unusable = { code: String, reason: String ->
        TokenSourceException.of(Facts("decode", code, reason, answer.status, requestId = requestIdOf(answer)))
    }
    if (!isWhole) throw unusable("answer_too_large", "the answer is longer than 64 KiB")
    if (json == null) throw unusable("answer_unreadable", "the answer cannot be used: it is no JSON object")
    return HeldToken.of(textOf(json["token"]), numberOf(json["expiresIn"]), numberOf(json["refreshIn"]), asked, unusable)
}

/** Whether the same request may be answered well a moment later. */
internal fun isPassing(error: TokenSourceException): Boolean {
    if (error.code == "connection_failed" || error.code == "attempt_timeout") return true
    val status = error.status ?: return false
    return status == 425 || status == 429 || (status >= 500 && status != 501)
}

/** The error of an answer that is not 2xx. */
private fun refusal(
    answer: TransportAnswer,
    json: JsonObject?,
    environment: Environment,
): TokenSourceException {
    val status = answer.status
    val (kind, code) = byStatus[status] ?: if (status >= 500) "server" to "service_failed" else "invalid_request" to "request_refused"
    // Other text might be anything.
    val serviceCode = textOf(json?.get("code"))?.takeIf { it.matches(Regex("[a-z][a-z0-9_]{0,63}")) }
    val said = if (serviceCode == null) "" else " ($serviceCode)"
    val reason = "the token endpoint answered $status$said"
    val error = TokenSourceException.of(Facts(kind, code, reason, status, serviceCode, requestIdOf(answer)))
    return if (isPassing(error)) error.withWait(retryAfterOf(answer, environment.now())) else error
}

private fun requestIdOf(answer: TransportAnswer): String? =
    answer.headers["x-request-id"]?.takeIf { it.matches(Regex("[A-Za-z0-9._:-]{1,64}")) }

/**
 * The wait that an answer asks for, in seconds; `null` when it asks for none. A date is compared with the answer's own, since the device's
 * clock may be wrong.
 */
private fun retryAfterOf(
    answer: TransportAnswer,
    now: Moment,
): Double? {
    val text = answer.headers["retry-after"]?.trim().orEmpty()
    val isNumber = text.isNotEmpty() && text.all { it in '0'..'9' }
    val seconds = if (isNumber) text.toDouble() else dateOf(text)?.let { it - (dateOf(answer.headers["date"]) ?: now.wall) }
    return seconds?.takeIf { it > 0 }?.let { min(it, LONGEST_WAIT) }
}

/** Seconds since 1970; `null` when the text is no date as HTTP has it. */
private fun dateOf(text: String?): Double? {
    if (text == null) return null
    val format = SimpleDateFormat("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
    format.timeZone = TimeZone.getTimeZone("GMT")
    return try {
        format.parse(text.trim())?.let { it.time / 1e3 }
    } catch (_: ParseException) {
        null
    }
}

private fun jsonOf(body: ByteArray): JsonElement? =
    try {
        Json.parseToJsonElement(Charsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString())
    } catch (_: CharacterCodingException) {
        null
    } catch (_: SerializationException) {
        null
    }

private fun textOf(value: JsonElement?): String? = (value as? JsonPrimitive)?.takeIf { it.isString }?.content

private fun numberOf(value: JsonElement?): Double? {
    val number = (value as? JsonPrimitive)?.takeUnless { it.isString }
    return number?.doubleOrNull?.takeUnless(Double::isNaN)
}
