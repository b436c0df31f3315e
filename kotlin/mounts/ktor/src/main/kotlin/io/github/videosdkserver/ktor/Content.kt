package io.github.videosdkserver.ktor

import io.github.videosdkserver.TokenServer
import io.ktor.http.ContentType
import io.ktor.http.Headers
import io.ktor.http.HttpHeaders
import io.ktor.http.HttpStatusCode
import io.ktor.http.content.OutgoingContent
import io.ktor.server.response.ResponseHeaders

/** An answer as Ktor writes it, beside the headers that its plugins have set. */
internal fun content(
    answer: TokenServer.Response,
    present: ResponseHeaders,
): OutgoingContent {
    val code = HttpStatusCode.fromValue(answer.status)
    // This one is Ktor's own to write.
    val (types, others) = answer.headers.partition { it.name.equals(HttpHeaders.ContentType, ignoreCase = true) }
    val type = types.firstOrNull()?.let { ContentType.parse(it.value) }
    val added =
        Headers.build {
            for ((name, value) in others) if (!isSaid(name, value, present)) append(name, value)
        }
    if (answer.body.isEmpty()) {
        return object : OutgoingContent.NoContent() {
            override val status = code
            override val contentType = type
            override val headers = added
        }
    }
    return object : OutgoingContent.ByteArrayContent() {
        override val status = code
        override val contentType = type
        override val contentLength = answer.body.size.toLong()
        override val headers = added

        override fun bytes() = answer.body
    }
}

/** The plugin for CORS says `Vary: Origin`, too. */
private fun isSaid(
    name: String,
    value: String,
    present: ResponseHeaders,
): Boolean =
    name.equals(HttpHeaders.Vary, ignoreCase = true) &&
        present.values(name).flatMap { it.split(',') }.any { it.trim().equals(value, ignoreCase = true) }
