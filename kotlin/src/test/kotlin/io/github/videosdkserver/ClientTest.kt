package io.github.videosdkserver

import io.github.videosdkserver.models.AutoCloseConfig
import io.github.videosdkserver.models.AutoCloseType
import io.github.videosdkserver.models.CreateRoom
import io.github.videosdkserver.models.ListRooms
import io.github.videosdkserver.models.ParticipantToken
import io.github.videosdkserver.models.Permission
import io.github.videosdkserver.models.RoomStatus
import io.github.videosdkserver.models.ScriptedReply
import io.github.videosdkserver.models.TokenKind
import io.github.videosdkserver.models.UpdateRoom
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.toSet
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Instant
import java.util.Collections
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.minutes
import kotlin.time.Duration.Companion.seconds

/** The package against the emulator. */
class ClientTest {
    @Test
    fun rooms() =
        withEmulator { _, videosdk ->
            val rooms = videosdk.rooms
            val room =
                rooms.create(CreateRoom(customRoomId = "lesson-7", autoCloseConfig = AutoCloseConfig(AutoCloseType.SESSION_ENDS, 60)))
            assertEquals(room.roomId, rooms.create(CreateRoom(customRoomId = "lesson-7")).roomId)
            assertEquals(room, rooms.get("lesson-7"))
            assertEquals(60, room.autoCloseConfig?.durationMinutes)
            assertTrue(rooms.validate(room.roomId).valid)
            assertFalse(rooms.validate("aaaa-bbbb-cccc").valid)
            assertTrue(rooms.update(room.roomId, UpdateRoom(RoomStatus.DISABLED)).disabled)
            assertEquals(room.roomId, rooms.end(room.roomId).roomId)
        }

    @Test
    fun `a list is a page and all rooms`() =
        withEmulator { emulator, videosdk ->
            val made = List(5) { videosdk.rooms.create(CreateRoom(idempotent = true)).roomId }.toSet()
            val page = videosdk.rooms.list(ListRooms(perPage = 2))
            assertEquals(Triple(2, 5L, true), Triple(page.data.size, page.total, page.next != null))
            repeat(2) { assertEquals(made, page.items.map { it.roomId }.toSet(), "it can be gone through again") }
            val asked = emulator.requests().size
            videosdk.rooms.list(ListRooms(perPage = 2)).items.first()
            assertEquals(asked + 1, emulator.requests().size, "a page that nobody wants is not asked for")
            assertEquals(2, videosdk.rooms.list(ListRooms(perPage = 2, cursor = page.next)).data.size)
        }

    @Test
    fun `errors have classes and facts`() =
        withEmulator { emulator, videosdk ->
            val error = assertThrows<VideoSdkException.NotFound> { videosdk.rooms.get("aaaa-bbbb-cccc") }
            assertEquals(listOf("not_found", 404, "GET", 1), listOf(error.kind, error.status, error.method, error.attempts))
            assertEquals("/v2/rooms/aaaa-bbbb-cccc", error.path)
            assertEquals(error.reason, error.message)
            val copy = copied(error)
            assertEquals(listOf(error.kind, error.code, error.reason, error.status), listOf(copy.kind, copy.code, copy.reason, copy.status))
            assertThrows<VideoSdkException.InvalidRequest> { videosdk.rooms.get("..") }
            VideoSdkClient(apiKey = "demo-stranger", secret = SECRET, apiEndpoint = emulator.url).use { stranger ->
                assertThrows<VideoSdkException.Authentication> { stranger.rooms.list() }
            }
            emulator.script(ScriptedReply(status = 429, headers = mapOf("Retry-After" to "90")))
            assertEquals(90.seconds, assertThrows<VideoSdkException.RateLimited> { videosdk.rooms.list() }.retryAfter)
        }

    @Test
    fun `settings that are missing are named at the first use`() {
        VideoSdkClient().use { videosdk ->
            val uses = listOf<suspend () -> Any>({ videosdk.check() }, { videosdk.tokens.participant() }, { videosdk.rooms.list() })
            for (use in uses) {
                val error = assertThrows<VideoSdkException.Configuration> { runBlocking { use() } }
                assertTrue("VIDEOSDK_API_KEY" in error.reason) { error.reason }
            }
            assertEquals("unset", videosdk.settings().settings.single { it.name == "secret" }.source)
        }
    }

    @Test
    fun tokens() =
        withEmulator { _, videosdk ->
            val tokens = videosdk.tokens
            val token =
                tokens.participant(
                    roomId = "ab12-cd34-ef56",
                    participantId = "Zoë-松本-🦊",
                    permissions = listOf(Permission.ALLOW_JOIN, Permission.ALLOW_MOD),
                    expiresIn = 2.hours,
                    claims = JsonObject(mapOf("seat" to JsonPrimitive(7))),
                )
            val claims = tokens.verify(token, roomId = "ab12-cd34-ef56", permission = Permission.ALLOW_MOD, kind = TokenKind.PARTICIPANT)
            assertEquals("Zoë-松本-🦊", claims.participantId)
            assertEquals(listOf("allow_join", "allow_mod"), claims.permissions)
            assertEquals(JsonPrimitive(7), claims.extra["seat"])
            assertEquals(7230, claims.expiresAt!!.epochSecond - claims.issuedAt!!.epochSecond)
            assertNull(claims.notBefore)
            assertEquals(claims, tokens.decode(token))
            val error = assertThrows<VideoSdkException.Authentication> { tokens.verify(token, roomId = "other", participantId = "other") }
            assertEquals(setOf("room_mismatch", "participant_mismatch"), error.findings.map { it.code }.toSet())
            assertEquals(TokenKind.API, tokens.explain(tokens.api()).kind)
            assertEquals(TokenKind.CLASSIC, tokens.explain("Bearer ${tokens.classic()}").kind)
            val many = tokens.participants(List(1_000) { ParticipantToken(participantId = "guest-$it") })
            assertEquals("guest-999", tokens.decode(many[999]).participantId)
        }

    @Test
    fun `explaining never fails, and says what would be accepted`() =
        withEmulator { _, videosdk ->
            for (text in listOf("", "x", "your_token", SECRET, "a.b.c", "\ud83d", "x".repeat(100_000))) {
                assertEquals(false, videosdk.tokens.explain(text).join.accepted)
            }
            val explained = videosdk.tokens.explain(videosdk.tokens.participant(), at = Instant.now().plusSeconds(2 * 86_400))
            assertTrue(explained.secondsLeft!! < 0 && explained.verified == true)
            assertTrue("token_expired" in explained.findings.map { it.code })
            assertEquals(401, explained.rest.status)
        }

    @Test
    fun `half a surrogate pair is no argument`() =
        withEmulator { _, videosdk ->
            assertThrows<VideoSdkException.InvalidRequest> { videosdk.tokens.participant(participantId = "\ud83d") }
            assertThrows<VideoSdkException.InvalidRequest> { videosdk.rooms.create(CreateRoom(customRoomId = "\ud83d")) }
            assertThrows<VideoSdkException.Authentication> { videosdk.tokens.verify("\ud83d") }
        }

    @Test
    fun `a token opens a meeting`() =
        withEmulator { emulator, videosdk ->
            val room = videosdk.rooms.create()
            val token = videosdk.tokens.participant(roomId = room.roomId)
            val join = HttpRequest.newBuilder(URI("${emulator.url}/emulator/join?roomId=${room.roomId}&token=$token"))
            val posted = join.POST(HttpRequest.BodyPublishers.noBody()).build()
            val http = HttpClient.newHttpClient()
            assertEquals(200, http.send(posted, HttpResponse.BodyHandlers.discarding()).statusCode())
            val sessions = videosdk.request("GET", "/v2/sessions", mapOf("roomId" to room.roomId)) as JsonObject
            val session = (sessions.list("data") as JsonArray).single() as JsonObject
            assertEquals("ongoing", session.text("status"))
            emulator.advanceClock(25.hours)
            assertTrue(http.send(posted, HttpResponse.BodyHandlers.discarding()).statusCode() >= 400)
        }

    @Test
    fun `options of calls are those of a copy`() =
        withEmulator { emulator, videosdk ->
            emulator.script(ScriptedReply(delay = 60.seconds))
            videosdk.withOptions(timeout = 100.milliseconds, maxRetries = 0).use { hasty ->
                val error = assertThrows<VideoSdkException.Timeout> { hasty.rooms.list() }
                assertEquals(1, error.attempts)
            }
            videosdk.withOptions(headers = mapOf("x-trace" to "t-1")).use { it.rooms.list() }
            assertEquals("t-1", emulator.requests().last().headers["x-trace"])
            assertThrows<VideoSdkException.InvalidRequest> { videosdk.withOptions(timeout = (-1).minutes) }
        }

    @Test
    fun `events reach the listener, whose own faults harm nobody`() {
        val events = Collections.synchronizedList(mutableListOf<Event>())
        val listener =
            EventListener {
                events += it
                error("of the listener")
            }
        runBlocking {
            Emulator.start().use { emulator ->
                VideoSdkClient(emulator.apiKey, emulator.secret, apiEndpoint = emulator.url, onEvent = listener).use { it.rooms.list() }
            }
        }
        assertEquals(listOf("token_renewed", "attempt_started", "attempt_finished"), events.map { it.kind })
        val finished = events.last()
        assertEquals(listOf(200, "GET", "/v2/rooms", 1), listOf(finished.status, finished.method, finished.route, finished.attempt))
        assertNotNull(finished.duration)
    }

    @Test
    fun `nothing shows a secret or a token`() =
        withEmulator { emulator, _ ->
            VideoSdkClient(apiKey = "demo-key", secret = SECRET, token = "ready.made.token", apiEndpoint = emulator.url).use { videosdk ->
                val error = assertThrows<VideoSdkException.Authentication> { videosdk.tokens.verify(SECRET) }
                val shown =
                    listOf(videosdk, videosdk.tokens, videosdk.rooms, videosdk.settings(), emulator, error) +
                        listOf(videosdk.blocking(), videosdk.futures())
                val told = shown.joinToString() + error.stackTraceToString()
                assertFalse(SECRET in told || "ready.made.token" in told || emulator.secret in told) { told }
            }
        }

    @Test
    fun `a package and a library of two versions name both`() {
        val error = assertThrows<VideoSdkException.Configuration> { io.github.videosdkserver.internal.HotCalls.checkVersion("9.9.9") }
        assertEquals("version_mismatch", error.code)
        assertTrue("9.9.9" in error.reason) { error.reason }
    }

    private fun copied(error: VideoSdkException): VideoSdkException {
        val bytes = ByteArrayOutputStream()
        ObjectOutputStream(bytes).use { it.writeObject(error) }
        val copy = ObjectInputStream(ByteArrayInputStream(bytes.toByteArray())).use { it.readObject() }
        return assertInstanceOf(error.javaClass, copy)
    }
}
