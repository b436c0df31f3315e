package io.github.videosdkserver.tokensource.internal

import io.github.videosdkserver.tokensource.TokenRequest
import io.github.videosdkserver.tokensource.failure
import java.net.MalformedURLException
import java.net.URL
import java.net.URLEncoder

/** The address of an endpoint, checked. */
internal class Address private constructor(
    private val text: String,
) {
    /** The address with what is asked for behind its own query, which stays as it was written: it may be signed. */
    fun asking(request: TokenRequest): String {
        val permissions = request.permissions?.joinToString(",")
        val asked = listOf("roomId" to request.roomId, "participantId" to request.participantId, "permissions" to permissions)
        val given = asked.mapNotNull { (name, value) -> value?.let { "$name=${URLEncoder.encode(it, "UTF-8")}" } }
        if (given.isEmpty()) return text
        val link =
            when {
                '?' !in text -> "?"
                text.last() in "?&" -> ""
                else -> "&"
            }
        return text + link + given.joinToString("&")
    }

    companion object {
        fun of(text: String): Address {
            val url = parsed(text.trim())
            if (url == null || (url.protocol != "https" && url.protocol != "http") || url.host.isEmpty()) {
                val reason = "the address of the endpoint must be like https://app.example.com/get-token"
                throw failure("configuration", "endpoint_invalid", reason)
            }
            if (url.userInfo != null) {
                val reason = "the address of the endpoint has a name or a password in it: send them as a header"
                throw failure("configuration", "endpoint_invalid", reason)
            }
            if (url.protocol == "http" && !isLoopback(url.host.lowercase())) {
                val reason = "the endpoint on ${url.host} is plain http, where tokens would be readable: use https"
                throw failure("configuration", "endpoint_insecure", reason)
            }
            return Address(text.trim().substringBefore('#'))
        }

        private fun parsed(text: String): URL? =
            try {
                if (text.any { it <= ' ' || it == '\\' }) null else URL(text)
            } catch (_: MalformedURLException) {
                null
            }

        private fun isLoopback(name: String): Boolean =
            name == "localhost" || name.endsWith(".localhost") || name == "[::1]" || name.matches(Regex("127\\.\\d+\\.\\d+\\.\\d+"))
    }
}
