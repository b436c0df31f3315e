@file:JvmName("ServletRequests")

package io.github.videosdkserver.servlet

import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.TokenServer.Identity
import jakarta.servlet.http.HttpServletRequest
import java.net.URLDecoder
import java.net.URLEncoder
import java.nio.charset.StandardCharsets.UTF_8

/**
 * A request as a token server takes it, for frameworks on top of servlets. It reads the body, at most one byte more than the token
 * server takes.
 *
 * A form that somebody has read before, as Spring Security does to look for a token in it, is put together again.
 *
 * @param tokenServer Where the request goes.
 * @param request As the container has it.
 * @param path The path as it was sent, percent-encoded, relative to where the token server is mounted.
 * @param identity Who asks, from the program's own session; `null` for a stranger.
 * @throws IllegalStateException The body was read before, and is no form.
 */
public fun tokenServerRequest(
    tokenServer: TokenServer,
    request: HttpServletRequest,
    path: String,
    identity: Identity?,
): TokenServer.Request =
    TokenServer.Request(
        method = request.method,
        path = path,
        query = request.queryString.orEmpty(),
        headers = request.headerNames.asSequence().flatMap { name -> headers(request, name) }.toList(),
        body = body(request, tokenServer.maxBodyBytes),
        identity = identity,
        peer = request.remoteAddr,
    )

private fun headers(
    request: HttpServletRequest,
    name: String,
): Sequence<TokenServer.Header> = request.getHeaders(name).asSequence().map { TokenServer.Header(name, it) }

private fun body(
    request: HttpServletRequest,
    most: Int,
): ByteArray {
    val body = request.inputStream.readNBytes(most + 1)
    if (body.isNotEmpty()) return body
    val type = request.contentType.orEmpty().trimStart()
    return when {
        // Its parts are read already; this is enough of one to be refused.
        type.startsWith("multipart/", ignoreCase = true) -> "--".toByteArray()
        type.startsWith("application/x-www-form-urlencoded", ignoreCase = true) -> form(request).toByteArray()
        request.contentLengthLong > 0 -> error("the body was read before the request came to the token server, and is no form")
        else -> body
    }
}

/** The parameters of the body: those of the query stand before them under each name. */
private fun form(request: HttpServletRequest): String {
    val inQuery = request.queryString.orEmpty().split('&').groupingBy { decoded(it.substringBefore('=')) }.eachCount()
    val fields = request.parameterMap.flatMap { (name, values) -> values.drop(inQuery[name] ?: 0).map { name to it } }
    // JSON that is labelled as a form has become a name.
    fields.singleOrNull()?.let { (name, value) -> if (name.startsWith('{')) return if (value.isEmpty()) name else "$name=$value" }
    return fields.joinToString("&") { (name, value) -> "${URLEncoder.encode(name, UTF_8)}=${URLEncoder.encode(value, UTF_8)}" }
}

private fun decoded(text: String): String =
    try {
        URLDecoder.decode(text, UTF_8)
    } catch (_: IllegalArgumentException) {
        text
    }
