package io.github.videosdkserver.tokensource

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertSame
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import java.io.IOException
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.ServerSocket
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

/** On real sockets and by real clocks: what the shared cases cannot say. */
class SocketsTest {
    private val closing = mutableListOf<() -> Unit>()

    @AfterEach
    fun close() = closing.forEach { it() }

    @Test
    fun `a token comes with its times, and once for all who ask`() =
        test {
            val asked = CopyOnWriteArrayList<String>()
            val url =
                serve { exchange ->
                    asked += "${exchange.requestURI} ${exchange.requestHeaders.getFirst("Authorization")}"
                    exchange.answer(200, """{"token": "a.b.c", "expiresIn": 600, "refreshIn": 300}""")
                }
            TokenSource.endpoint(url) { mapOf("authorization" to "Bearer mine") }.use { source ->
                val before = System.currentTimeMillis() / 1000
                val request = TokenRequest("ab1c-2def-g3hi", "anna", listOf("allow_join"))
                val tokens = List(20) { async(Dispatchers.Default) { source.fetch(request) } }.map { it.await() }
                assertEquals("a.b.c", tokens.first().token)
                tokens.forEach { assertSame(tokens.first(), it) }
                assertTrue(tokens.first().expiresAt!! - before in 599..602)
                assertTrue(tokens.first().refreshAfter!! - before in 299..302)
                val query = "roomId=ab1c-2def-g3hi&participantId=anna&permissions=allow_join"
                assertEquals(listOf("/get-token?$query Bearer mine"), asked)
            }
        }

    @Test
    fun `a refusal has its facts, and nothing of the answer`() =
        test {
            val url =
                serve { exchange ->
                    exchange.responseHeaders.add("X-Request-Id", "r-1")
                    exchange.answer(403, """{"error": "secret", "code": "permission_not_allowed"}""")
                }
            val error = assertThrows<TokenSourceException.Permission> { TokenSource.endpoint(url).fetch() }
            assertEquals(listOf(403, "permission_not_allowed", "r-1"), listOf(error.status, error.serviceCode, error.requestId))
            assertTrue("secret" !in "$error")
        }

    @Test
    fun `a redirect is not followed, and its headers go nowhere`() =
        test {
            val asked = CopyOnWriteArrayList<String>()
            val elsewhere =
                serve { exchange ->
                    asked += "${exchange.requestHeaders}"
                    exchange.answer(200, """{"token": "a"}""")
                }
            val url =
                serve { exchange ->
                    exchange.responseHeaders.add("Location", elsewhere)
                    exchange.answer(302, "")
                }
            val source = TokenSource.endpoint(url, mapOf("x-key" to "a"))
            assertEquals("redirect_refused", assertThrows<TokenSourceException.Network> { source.fetch() }.code)
            assertEquals(emptyList<String>(), asked)
        }

    @Test
    fun `the last caller who gives up closes the connection, and waits for nobody`() =
        test {
            ServerSocket(0, 1, InetAddress.getLoopbackAddress()).use { server ->
                val source = TokenSource.endpoint("http://127.0.0.1:${server.localPort}/get-token")
                val fetching = launch(Dispatchers.Default) { source.fetch() }
                val connection = async(Dispatchers.IO) { server.accept() }.await()
                val input = connection.getInputStream()
                check(async(Dispatchers.IO) { input.read() }.await() == 'G'.code)
                fetching.cancelAndJoin()
                // Its end is seen here long before the ten seconds of the attempt.
                async(Dispatchers.IO) { runCatching { input.readAllBytes() } }.await()
                source.close()
            }
        }

    @Test
    fun `an attempt has its time and no more`() =
        test {
            val url = serve { }
            val error = assertThrows<TokenSourceException.Timeout> { TokenSource.endpoint(url, timeout = 20.milliseconds).fetch() }
            assertEquals("attempt_timeout", error.code)
        }

    @Test
    fun `an answer without end is not read to its end`() =
        test {
            val url =
                serve { exchange ->
                    exchange.sendResponseHeaders(200, 0)
                    runCatching { while (true) exchange.responseBody.write(ByteArray(16_384) { 'x'.code.toByte() }) }
                    exchange.close()
                }
            assertEquals("answer_too_large", assertThrows<TokenSourceException.Decode> { TokenSource.endpoint(url).fetch() }.code)
        }

    @Test
    fun `nobody listens, and the error has its cause`() =
        test {
            val port = ServerSocket(0, 1, InetAddress.getLoopbackAddress()).use { it.localPort }
            val error = assertThrows<TokenSourceException.Network> { TokenSource.endpoint("http://127.0.0.1:$port/").fetch() }
            assertTrue(error.code == "connection_failed" && error.cause is IOException)
        }

    @Test
    fun `a transport of the program's own is used as it is`() =
        test {
            val transport = TokenTransport { url, headers -> TransportAnswer(200, mapOf(), """{"token": "$url $headers"}""".toByteArray()) }
            val source = TokenSource.builder("https://app.example.com/get-token?team=blue").transport(transport).build()
            val token = source.fetch(TokenRequest("a b"))
            assertEquals("https://app.example.com/get-token?team=blue&roomId=a+b {accept=application/json}", token.token)
            assertNull(token.expiresAt)
        }

    @Test
    fun `a listener has new tokens though nobody fetches`() =
        test {
            var count = 0
            val url = serve { exchange -> exchange.answer(200, """{"token": "t-${count++}", "expiresIn": 2, "refreshIn": 0.1}""") }
            TokenSource.endpoint(url).use { source ->
                val renewed = CompletableDeferred<String>()
                val listening = source.onRefresh { event -> event.accessToken?.let { renewed.complete(it.token) } }
                assertEquals("t-0", source.fetch().token)
                assertEquals("t-1", renewed.await())
                listening.close()
            }
        }

    private fun test(block: suspend CoroutineScope.() -> Unit) = runBlocking { withTimeout(30.seconds) { block() } }

    private fun serve(answer: (HttpExchange) -> Unit): String {
        val threads = Executors.newCachedThreadPool()
        val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
        server.executor = threads
        server.createContext("/", answer)
        server.start()
        closing += {
            server.stop(0)
            threads.shutdownNow()
        }
        return "http://127.0.0.1:${server.address.port}/get-token"
    }

    private fun HttpExchange.answer(
        status: Int,
        body: String,
    ) {
        sendResponseHeaders(status, if (body.isEmpty()) -1 else body.length.toLong())
        responseBody.use { it.write(body.toByteArray()) }
    }
}
