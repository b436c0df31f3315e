package io.github.videosdkserver.mounts

import io.ktor.server.cio.CIO
import io.ktor.server.netty.Netty
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicContainer.dynamicContainer
import org.junit.jupiter.api.DynamicNode
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import java.util.stream.Stream

/** What strangers try, on a mount where whoever asks is signed in. */
class AbuseTest {
    @TestFactory
    fun hosts(): Stream<DynamicNode> =
        Stream.of(
            of("Ktor on CIO") { KtorHost(CIO, it) },
            of("Ktor on CIO, with middleware of its own") { KtorHost(CIO, it, hasCors = true) },
            of("Ktor on Netty") { KtorHost(Netty, it) },
            of("Ktor on Netty, with middleware of its own") { KtorHost(Netty, it, hasCors = true) },
            of("Spring Boot", ::SpringHost),
            of("Spring Boot, with middleware of its own", ::SpringOwnMiddlewareHost),
            of("servlet", ::ServletHost),
        )

    private fun of(
        name: String,
        start: (Service) -> Host,
    ): DynamicNode {
        val service = Service()
        val host = lazy { start(service) }
        val tests: Map<String, (Host, Service) -> Unit> =
            mapOf(
                "a body of megabytes is refused" to ::aHugeBodyIsRefused,
                "a body whose length is not told is refused" to ::aBodyWithoutEndIsRefused,
                "half a body makes no meeting" to ::halfABodyMakesNoMeeting,
                "what follows a body that is too long is no request" to ::whatFollowsALongBodyIsNoRequest,
                "a form of a foreign page makes no meeting" to ::aFormOfAForeignPageMakesNoMeeting,
                "no answer may be kept" to ::noAnswerMayBeKept,
            )
        val nodes = tests.map { (title, test) -> dynamicTest(title) { test(host.value, service) } }
        return dynamicContainer(
            name,
            nodes.stream().onClose {
                if (host.isInitialized()) host.value.close()
                service.close()
            },
        )
    }

    /** Abuse 16: a body of megabytes. */
    private fun aHugeBodyIsRefused(
        host: Host,
        service: Service,
    ) {
        val answer = host.ask("POST", "/create-meeting", body = ByteArray(5_000_000) { ' '.code.toByte() })
        assertRefused(413, "body_too_large", answer)
        assertEquals(0, service.asked(Case.signedIn.id))
    }

    /** Abuse 16: a body whose length is not told, and which does not end. */
    private fun aBodyWithoutEndIsRefused(
        host: Host,
        service: Service,
    ) {
        val chunk = ByteArray(10_000) { ' '.code.toByte() }
        val answer = Connection(host.url).use { it.ask("POST", path("/create-meeting"), chunked = generateSequence { chunk }.take(500)) }
        assertRefused(413, "body_too_large", answer)
        assertEquals(0, service.asked(Case.signedIn.id))
    }

    private fun halfABodyMakesNoMeeting(
        host: Host,
        service: Service,
    ) {
        halves.filter { (length) -> host.noticesCutChunks || length.first == "Content-Length" }.forEach { (length, part) ->
            Connection(host.url).use { connection ->
                val form = "Content-Type" to "application/x-www-form-urlencoded"
                connection.send("POST", path("/create-meeting"), listOf(form, length))
                connection.sendAndLeave(part.toByteArray())
                val answer = runCatching { connection.next() }.getOrNull()
                assertTrue(answer == null || answer.status >= 400) { "$answer" }
            }
            assertEquals(0, service.asked(Case.signedIn.id)) { part }
        }
    }

    /** Abuse 16: a body that is too long, with a request behind the limit. */
    private fun whatFollowsALongBodyIsNoRequest(
        host: Host,
        service: Service,
    ) {
        val hidden = "POST ${path("/create-meeting")} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
        val body = (" ".repeat(16_385) + hidden.repeat(200)).toByteArray()
        Connection(host.url).use { connection ->
            assertRefused(413, "body_too_large", connection.ask("POST", path("/create-meeting"), body = body))
            connection.send("GET", path("/healthz"), listOf("Connection" to "close"))
            val next = runCatching { connection.next() }.getOrNull()
            assertTrue(next == null || next.status == 200) { "$next" }
            assertTrue(connection.isAtEnd())
        }
        assertEquals(0, service.asked(Case.signedIn.id))
    }

    /** Abuse 19: a foreign page posts with the visitor's cookie. */
    private fun aFormOfAForeignPageMakesNoMeeting(
        host: Host,
        service: Service,
    ) {
        val form = listOf("Content-Type" to "application/x-www-form-urlencoded", "Cookie" to "session=1")
        for (from in listOf("Origin" to "https://evil.example", "Origin" to "null", "Sec-Fetch-Site" to "cross-site")) {
            val answer = host.ask("POST", "/create-meeting", form + from, "customRoomId=x".toByteArray())
            assertRefused(403, "origin_refused", answer)
        }
        assertEquals(0, service.asked(Case.signedIn.id))
    }

    /** Abuse 22: a cache keeps a token, or what else was answered. */
    private fun noAnswerMayBeKept(
        host: Host,
        @Suppress("UNUSED_PARAMETER") service: Service,
    ) {
        val answers =
            listOf(
                host.ask("GET", "/get-token") to 200,
                host.ask("HEAD", "/get-token") to 200,
                host.ask("PUT", "/get-token") to 405,
                host.ask("GET", "/nowhere") to 404,
                host.ask("GET", "") to 404,
                host.ask("GET", "/get-token", listOf("Host" to "evil.test")) to 421,
                host.ask("GET", "/get-token?participantId=boss") to 403,
                host.ask("POST", "/get-token", body = "{".toByteArray()) to 400,
                host.ask("GET", "/healthz", listOf("Accept" to "text/html")) to 200,
            )
        for ((answer, status) in answers) {
            assertEquals(status, answer.status) { "$answer" }
            assertEquals(listOf("no-store"), answer.values("cache-control")) { "$answer" }
            assertEquals(listOf("nosniff"), answer.values("x-content-type-options")) { "$answer" }
        }
    }

    private fun Host.ask(
        method: String,
        path: String,
        headers: List<Pair<String, String>> = emptyList(),
        body: ByteArray? = null,
    ): Answer = Connection(url).use { it.ask(method, path(path), headers, body) }

    private val halves =
        listOf("Content-Length" to "100" to "customRoomId=x", "Transfer-Encoding" to "chunked" to "e\r\ncustomRoomId=x\r\n")

    private fun path(path: String) = "/${Case.signedIn.id}$path"

    private fun assertRefused(
        status: Int,
        code: String,
        answer: Answer,
    ) {
        val expected = JsonObject(mapOf("status" to JsonPrimitive(status), "code" to JsonPrimitive(code)))
        assertEquals(emptyList<String>(), Expectations(answer, hostHasCors = true).faults(expected)) { "$answer" }
    }
}
