package io.github.videosdkserver.mounts

import java.io.BufferedInputStream
import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.InputStream
import java.net.Socket
import java.net.URI

/** An answer as it came. */
class Answer(
    val status: Int,
    val headers: List<Pair<String, String>>,
    val body: ByteArray,
    val seconds: Double,
) {
    val text: String get() = String(body, Charsets.UTF_8)

    fun header(name: String): String? = values(name).firstOrNull()

    fun values(name: String): List<String> = headers.filter { it.first.equals(name, ignoreCase = true) }.map { it.second }

    override fun toString(): String = "$status $headers $text"
}

/** A connection that sends a request exactly as it is told. */
class Connection(
    private val url: String,
) : AutoCloseable {
    private val place = URI(url)
    private val socket = Socket(place.host, place.port).apply { soTimeout = 60_000 }
    private val input = BufferedInputStream(socket.getInputStream())

    /** Sends a request and reads its answer. [chunked] is a body whose length is not told; its reader need not take all of it. */
    fun ask(
        method: String,
        path: String,
        headers: List<Pair<String, String>> = emptyList(),
        body: ByteArray? = null,
        chunked: Sequence<ByteArray>? = null,
    ): Answer {
        val started = System.nanoTime()
        send(method, path, headers, body, chunked)
        return answer(method, started)
    }

    /** Sends a request. */
    fun send(
        method: String,
        path: String,
        headers: List<Pair<String, String>> = emptyList(),
        body: ByteArray? = null,
        chunked: Sequence<ByteArray>? = null,
    ) {
        val host = if (headers.any { it.first.equals("host", ignoreCase = true) }) emptyList() else listOf("Host" to place.authority)
        val length = if (body == null) emptyList() else listOf("Content-Length" to "${body.size}")
        val chunks = if (chunked == null) emptyList() else listOf("Transfer-Encoding" to "chunked")
        val lines = (host + headers + length + chunks).joinToString("") { (name, value) -> "$name: $value\r\n" }
        val output = socket.getOutputStream()
        output.write("$method $path HTTP/1.1\r\n$lines\r\n".toByteArray(Charsets.ISO_8859_1))
        try {
            body?.let(output::write)
            chunked?.forEach { chunk -> output.write("${chunk.size.toString(16)}\r\n".toByteArray() + chunk + "\r\n".toByteArray()) }
            if (chunked != null) output.write("0\r\n\r\n".toByteArray())
        } catch (_: IOException) {
            // The other side has heard enough, and its answer is there.
        }
    }

    /** Sends a part of a body whose length was told, and no more. */
    fun sendAndLeave(part: ByteArray) {
        socket.getOutputStream().write(part)
        socket.shutdownOutput()
    }

    /** The next answer, of a request that was sent already. */
    fun next(method: String = "GET"): Answer = answer(method, System.nanoTime())

    private fun answer(
        method: String,
        started: Long,
    ): Answer {
        val status = line().split(' ')[1].toInt()
        if (status == 100) return line().let { answer(method, started) }
        val lines = generateSequence(::line).takeWhile(String::isNotEmpty).toList()
        val headers = lines.map { it.substringBefore(':') to it.substringAfter(':').trim() }
        val answer = Answer(status, headers, ByteArray(0), 0.0)
        val body =
            when {
                method == "HEAD" || status == 204 -> ByteArray(0)
                answer.header("transfer-encoding") != null -> chunks()
                answer.header("content-length") != null -> input.readNBytes(answer.header("content-length")!!.toInt())
                else -> input.readAllBytes()
            }
        return Answer(status, headers, body, (System.nanoTime() - started) / 1e9)
    }

    private fun chunks(): ByteArray {
        val body = ByteArrayOutputStream()
        while (true) {
            val size = line().toInt(16)
            body.write(input.readNBytes(size))
            line()
            if (size == 0) return body.toByteArray()
        }
    }

    private fun line(): String = input.line() ?: throw IOException("$url closed the connection without an answer")

    /** True when the other side has closed the connection. */
    fun isAtEnd(): Boolean = runCatching { input.read() }.getOrDefault(-1) == -1

    override fun close() {
        socket.close()
    }
}

private fun InputStream.line(): String? {
    val line = ByteArrayOutputStream()
    while (true) {
        val byte = read()
        if (byte == -1) return null
        if (byte == '\n'.code) return line.toString(Charsets.ISO_8859_1).removeSuffix("\r")
        line.write(byte)
    }
}
