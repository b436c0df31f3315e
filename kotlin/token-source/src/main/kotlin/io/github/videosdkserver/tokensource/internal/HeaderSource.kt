package io.github.videosdkserver.tokensource.internal

import io.github.videosdkserver.tokensource.failure
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive

/** Where the headers of a request come from: checked, with an `Accept` where there is none. */
internal class HeaderSource private constructor(
    /** Whether they may be others when they are asked for again. */
    val isFunction: Boolean,
    val current: suspend () -> Map<String, String>,
) {
    companion object {
        fun fixed(headers: Map<String, String>): HeaderSource {
            val checked =
                sendable(headers)
                    ?: throw failure("configuration", "header_invalid", "a header has a name or a value that cannot be sent")
            return HeaderSource(isFunction = false) { checked }
        }

        fun of(function: suspend () -> Map<String, String>): HeaderSource =
            HeaderSource(isFunction = true) {
                val given =
                    try {
                        function()
                    } catch (error: Throwable) {
                        currentCoroutineContext().ensureActive()
                        throw failure("authentication", "headers_failed", "the function for the headers failed", error)
                    }
                sendable(given)
                    ?: throw failure("authentication", "headers_failed", "the function for the headers gave some that cannot be sent")
            }

        private fun sendable(headers: Map<String, String>): Map<String, String>? {
            if (headers.any { (name, value) -> !name.matches(NAME) || !value.matches(VALUE) }) return null
            val hasAccept = headers.keys.any { it.equals("accept", ignoreCase = true) }
            return if (hasAccept) headers else headers + ("accept" to "application/json")
        }

        private val NAME = Regex("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        private val VALUE = Regex("[\\t\\u0020-\\u007e\\u0080-\\u00ff]*")
    }
}
