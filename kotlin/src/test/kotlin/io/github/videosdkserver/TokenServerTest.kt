package io.github.videosdkserver

import io.github.videosdkserver.internal.json
import io.github.videosdkserver.models.Permission
import io.github.videosdkserver.models.PolicyRule
import io.github.videosdkserver.models.TokenKind
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import java.net.ConnectException
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import kotlin.time.Duration.Companion.minutes

/** The token server: as a handler for a framework's requests, and in the process. */
class TokenServerTest {
    private val localhost = listOf(TokenServer.Header("Host", "localhost"))

    @Test
    fun `a handler answers the three endpoints`() =
        withEmulator { _, videosdk ->
            val config =
                TokenServer.Config
                    .builder()
                    .expiresIn(10.minutes)
                    .permissions(Permission.ALLOW_JOIN, Permission.ALLOW_MOD)
                    .build()
            TokenServer.handler(videosdk, config).use { server ->
                val answer = server.handle(TokenServer.Request("GET", "/get-token", headers = localhost))
                assertEquals(200, answer.status)
                assertTrue(TokenServer.Header("cache-control", "no-store") in answer.headers)
                val token = (json(answer.text()) as JsonObject).text("token")!!
                val claims = videosdk.tokens.verify(token, kind = TokenKind.PARTICIPANT, permission = Permission.ALLOW_MOD)
                assertEquals(630, claims.expiresAt!!.epochSecond - claims.issuedAt!!.epochSecond)
                val form = "region=sg001".toByteArray()
                val made = json(server.handle(TokenServer.Request("POST", "/create-meeting", body = form)).text()) as JsonObject
                assertEquals(made.text("roomId"), made.text("meetingId"))
                assertEquals(200, server.handle(TokenServer.Request("POST", "/validate-meeting/${made.text("meetingId")}")).status)
                val unknown = server.handle(TokenServer.Request("POST", "/validate-meeting/aaaa-bbbb-cccc"))
                assertEquals(404, unknown.status)
                assertEquals("meeting_not_found", (json(unknown.text()) as JsonObject).text("code"))
                assertNull(server.url)
            }
        }

    @Test
    fun `the host program says who asks`() =
        withEmulator { _, videosdk ->
            val server = TokenServer.handler(videosdk, TokenServer.Config.builder().authentication("host").build())
            assertEquals(401, server.handle(TokenServer.Request("GET", "/get-token")).status)
            val anna = TokenServer.Identity("anna-7", JsonObject(mapOf("mail" to JsonPrimitive("anna@example.com"))))
            val answer = server.handle(TokenServer.Request("GET", "/get-token", identity = anna))
            assertEquals("anna-7", videosdk.tokens.verify((json(answer.text()) as JsonObject).text("token")!!).participantId)
            assertEquals(403, server.handle(TokenServer.Request("GET", "/get-token", "participantId=boss", identity = anna)).status)
        }

    @Test
    fun `rules and limits go over`() =
        withEmulator { _, videosdk ->
            val students =
                PolicyRule
                    .builder("students")
                    .having("role", "student")
                    .may("token")
                    .rooms("class-{school}-*")
                    .participant("{sub}")
                    .permissions(Permission.ASK_JOIN)
                    .expiresIn(30.minutes)
                    .build()
            val config = TokenServer.Config.builder().authentication("host").policy(students)
            val server = TokenServer.handler(videosdk, config.limits(caller = "3/h burst 3").trustedProxies(listOf("10.0.0.0/8")).build())
            val bob = TokenServer.Identity("bob", json("""{"role": ["chess", "student"], "school": "north"}""") as JsonObject)

            suspend fun ask(query: String) = server.handle(TokenServer.Request("GET", "/get-token", query, identity = bob))
            val claims = videosdk.tokens.verify((json(ask("roomId=class-north-1").text()) as JsonObject).text("token")!!)
            assertEquals(listOf("bob", "class-north-1"), listOf(claims.participantId, claims.roomId))
            assertEquals(1830, claims.expiresAt!!.epochSecond - claims.issuedAt!!.epochSecond)
            assertEquals("room_not_allowed", (json(ask("roomId=class-south-1").text()) as JsonObject).text("code"))
            ask("")
            assertEquals(429, ask("").status)
            val faulty = TokenServer.Config.builder().limits(create = "often").build()
            assertThrows<VideoSdkException.Configuration> { TokenServer.handler(videosdk, faulty) }
        }

    @Test
    fun `an address is counted, and what is none is unknown`() =
        withEmulator { _, videosdk ->
            val server = TokenServer.handler(videosdk, TokenServer.Config.builder().limits(address = "1/day burst 1").build())

            suspend fun ask(peer: String?): Int {
                val request = TokenServer.Request("GET", "/get-token", headers = localhost, peer = peer)
                return server.handle(request).status
            }
            for (peer in listOf("192.0.2.7", "2001:db8::1", "[2001:db8:1::1]", "fe80::1%eth0")) {
                assertEquals(listOf(200, 429), listOf(ask(peer), ask(peer))) { peer }
            }
            for (peer in listOf("localhost", "/run/server.sock", "", null)) {
                assertEquals(listOf(200, 200), listOf(ask(peer), ask(peer))) { "$peer" }
            }
        }

    @Test
    fun `a framework is told how much to read, and may leave CORS out`() =
        withEmulator { _, videosdk ->
            val config = TokenServer.Config.builder()
            assertEquals(16 * 1024, TokenServer.handler(videosdk).maxBodyBytes)
            val server = TokenServer.handler(videosdk, config.maxBodyBytes(2048).allowLoopbackOrigins(true).build())
            assertEquals(2048, server.maxBodyBytes)
            val tooLong = server.handle(TokenServer.Request("POST", "/create-meeting", body = ByteArray(server.maxBodyBytes + 1)))
            assertEquals(413, tooLong.status)
            val page = TokenServer.Header("Origin", "http://localhost:3000")
            val answer = server.handle(TokenServer.Request("GET", "/get-token", headers = listOf(page)))
            assertTrue(answer.headers.any { it.name == "access-control-allow-origin" })
            val without = answer.withoutCors().headers.map { it.name }
            assertEquals(answer.headers.map { it.name }.filterNot { it.startsWith("access-control-") }, without)
            assertTrue("vary" in without && "cache-control" in without)
            assertEquals("anna", TokenServer.Identity.of { "anna" }!!.sub)
            assertNull(TokenServer.Identity.of(null))
        }

    @Test
    fun `a server listens until it is closed`() =
        withEmulator { _, videosdk ->
            val server = TokenServer.start(videosdk)
            val request = HttpRequest.newBuilder(URI("${server.url}/get-token")).build()
            val http = HttpClient.newHttpClient()
            val answer = http.send(request, HttpResponse.BodyHandlers.ofString())
            videosdk.tokens.verify((json(answer.body()) as JsonObject).text("token")!!, kind = TokenKind.CLASSIC)
            repeat(2) { server.close() }
            assertThrows<ConnectException> { HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()) }
        }

    @Test
    fun `faulty settings are told all at once`() =
        withEmulator { _, videosdk ->
            val faulty =
                TokenServer.Config
                    .builder()
                    .permissions(Permission.ASK_JOIN, Permission.ALLOW_MOD)
                    .maxBodyBytes(1)
                    .build()
            val error = assertThrows<VideoSdkException.Configuration> { TokenServer.handler(videosdk, faulty) }
            assertTrue("permissions" in error.reason && "max_body_bytes" in error.reason) { error.reason }
            assertThrows<VideoSdkException.InvalidRequest> { TokenServer.start(videosdk, host = "0.0.0.0") }
        }
}
