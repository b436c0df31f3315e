package io.github.videosdkserver.mounts

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonPrimitive
import java.net.InetAddress
import java.net.InetSocketAddress
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors

/** The service behind the token servers: as the emulator answers, or as a case has it. The first part of a path is the case that asks. */
class Service : AutoCloseable {
    private val seen = ConcurrentHashMap<String, MutableList<Seen>>()
    private val cases = Case.all.associateBy { it.id }
    private val threads = Executors.newCachedThreadPool()
    private val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
    val url: String = "http://127.0.0.1:${server.address.port}"

    init {
        server.executor = threads
        server.createContext("/", ::answer)
        server.start()
    }

    private data class Seen(
        val method: String,
        val path: String,
        val body: JsonObject,
    )

    private fun answer(exchange: HttpExchange) {
        val body = jsonOf(String(exchange.requestBody.readAllBytes())) as? JsonObject
        val (_, who, rest) = exchange.requestURI.rawPath.split('/', limit = 3)
        seen.computeIfAbsent(who) { CopyOnWriteArrayList() } += Seen(exchange.requestMethod, "/$rest", body ?: JsonObject(emptyMap()))
        val way = cases[who]?.service
        when {
            way == null -> asTheEmulator(exchange)
            // Left without an answer until the end.
            way.text("silent") == "true" -> {}
            way.text("cut") == "true" -> exchange.close()
            else -> {
                val headers = way.fields("headers").orEmpty().mapValues { it.value.text }
                write(exchange, way.getValue("status").jsonPrimitive.int, headers, way.text("body")!!)
            }
        }
    }

    private fun asTheEmulator(exchange: HttpExchange) {
        if (exchange.requestMethod == "POST" || exchange.requestURI.rawPath.endsWith("/$MEETING_ID")) {
            write(exchange, 200, emptyMap(), """{"roomId": "$MEETING_ID", "id": "623d49c760a18e699abcc8a4"}""")
        } else {
            write(exchange, 404, emptyMap(), """{"error": "Room not found", "statusCode": 404}""")
        }
    }

    private fun write(
        exchange: HttpExchange,
        status: Int,
        headers: Map<String, String>,
        body: String,
    ) {
        headers.forEach { (name, value) -> exchange.responseHeaders.set(name, value) }
        exchange.sendResponseHeaders(status, body.length.toLong())
        exchange.responseBody.use { it.write(body.toByteArray()) }
    }

    /** How often a mount has asked. */
    fun asked(id: String): Int = seen[id].orEmpty().size

    /** What it saw against what it should have seen. */
    fun faults(
        id: String,
        expected: List<JsonElement>,
    ): List<String> {
        val requests = seen[id].orEmpty()
        if (requests.size != expected.size) return listOf("the service saw $requests instead of ${expected.size} requests")
        return expected.zip(requests).mapNotNull { (wanted, request) ->
            if (fits(wanted as JsonObject, request)) null else "the service saw $request instead of $wanted"
        }
    }

    private fun fits(
        wanted: JsonObject,
        request: Seen,
    ): Boolean =
        wanted.text("method") == request.method &&
            Words.filled(wanted.text("path")!!) == request.path &&
            wanted["json_has"]?.texts.orEmpty().all { it in request.body } &&
            wanted["json_lacks"]?.texts.orEmpty().none { it in request.body } &&
            wanted["json_equals"]?.entries.orEmpty().all { (name, value) -> same(value, request.body[name]) }

    override fun close() {
        server.stop(0)
        threads.shutdownNow()
    }
}
