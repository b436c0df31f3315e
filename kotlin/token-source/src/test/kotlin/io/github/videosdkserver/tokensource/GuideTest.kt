package io.github.videosdkserver.tokensource

import com.sun.net.httpserver.HttpServer
import guide.Run
import guide.join
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.io.File
import java.net.InetAddress
import java.net.InetSocketAddress
import java.util.concurrent.CopyOnWriteArrayList

/** What the guide shows is what is compiled and run here. */
class GuideTest {
    private val repository = File(System.getProperty("repository.root"))

    @Test
    fun `the samples are those of the folders guide`() {
        val guide = repository.resolve("docs/guides/token-source.md").readText()
        val blocks = Regex("```(?:kotlin|java)\n(.*?)```", RegexOption.DOT_MATCHES_ALL).findAll(guide).map { it.groupValues[1] }.toList()
        assertEquals(2, blocks.size)
        val sources = repository.resolve("kotlin/token-source/src/test").walk().filter { it.isFile && it.parentFile.name == "guide" }
        val texts = sources.map(File::readText).toList()
        for (block in blocks) assertTrue(texts.any { block.trimEnd() in it }) { block }
    }

    @Test
    fun `they have a token`() {
        val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
        val asked = CopyOnWriteArrayList<String>()
        server.createContext("/") { exchange ->
            asked += "${exchange.requestURI} ${exchange.requestHeaders.getFirst("Authorization")}"
            val body = """{"token": "a.b.c", "expiresIn": 600}""".toByteArray()
            exchange.sendResponseHeaders(200, body.size.toLong())
            exchange.responseBody.use { it.write(body) }
        }
        server.start()
        try {
            val endpoint = "http://127.0.0.1:${server.address.port}/get-token"
            runBlocking { join(endpoint) { "mine" } }
            assertEquals("a.b.c", Run.joining(endpoint) { "mine" })
            val request = "/get-token?roomId=ab1c-2def-g3hi&participantId=anna Bearer mine"
            assertEquals(listOf(request, request), asked)
        } finally {
            server.stop(0)
        }
    }
}
