package io.github.videosdkserver.tokensource.internal

import io.github.videosdkserver.tokensource.TokenTransport
import io.github.videosdkserver.tokensource.TransportAnswer
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import java.io.ByteArrayOutputStream
import java.io.InputStream
import java.net.HttpURLConnection
import java.net.URL
import kotlin.time.Duration

/** What every JVM and every Android has. Threads of their own wait, so that a caller who gives up need not wait with them. */
internal class UrlConnections(
    timeout: Duration,
) : TokenTransport {
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.IO)

    /** A thread that nobody waits for any more ends after this. */
    private val patience = timeout.inWholeMilliseconds.coerceIn(1, Int.MAX_VALUE.toLong()).toInt()

    override suspend fun get(
        url: String,
        headers: Map<String, String>,
    ): TransportAnswer {
        val connection = URL(url).openConnection() as HttpURLConnection
        val answer = CompletableDeferred<TransportAnswer>()
        scope.launch { runCatching { read(connection, headers) }.fold(answer::complete, answer::completeExceptionally) }
        try {
            return answer.await()
        } finally {
            // Closing may wait for the reading thread.
            if (!answer.isCompleted) scope.launch { connection.disconnect() }
        }
    }

    private fun read(
        connection: HttpURLConnection,
        headers: Map<String, String>,
    ): TransportAnswer {
        connection.connectTimeout = patience
        connection.readTimeout = patience
        connection.instanceFollowRedirects = false
        connection.useCaches = false
        headers.forEach(connection::setRequestProperty)
        val status = connection.responseCode
        val received = connection.headerFields.filterKeys { it != null }.mapValues { (_, values) -> values.joinToString(", ") }
        val stream = if (status >= HttpURLConnection.HTTP_BAD_REQUEST) connection.errorStream else connection.inputStream
        return TransportAnswer(status, received, stream?.use(::most) ?: ByteArray(0))
    }

    private fun most(stream: InputStream): ByteArray {
        val bytes = ByteArrayOutputStream()
        val buffer = ByteArray(8 * 1024)
        while (bytes.size() <= TokenTransport.MOST_BYTES) {
            val length = stream.read(buffer, 0, minOf(buffer.size, TokenTransport.MOST_BYTES + 1 - bytes.size()))
            if (length < 0) break
            bytes.write(buffer, 0, length)
        }
        return bytes.toByteArray()
    }
}
