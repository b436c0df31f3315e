package io.github.videosdkserver.mounts

import com.auth0.jwt.JWT
import com.auth0.jwt.algorithms.Algorithm
import guide.VideoGuide
import guide.tokenServer
import guide.video
import io.github.videosdkserver.Emulator
import io.github.videosdkserver.VideoSdkClient
import io.ktor.server.application.install
import io.ktor.server.auth.Authentication
import io.ktor.server.auth.jwt.JWTPrincipal
import io.ktor.server.auth.jwt.jwt
import io.ktor.server.cio.CIO
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonObject
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Test

/** What the guides show, with the sign-in of each framework around it. */
class SessionsTest {
    private val secret = "of-the-tests-only".repeat(3)
    private val anna = JWT.create().withSubject("anna-7").sign(Algorithm.HMAC256(secret))

    @Test
    fun `Ktor, with JWTs`() {
        withEmulator { emulator, videosdk ->
            val server =
                ktor(CIO) {
                    install(Authentication) {
                        jwt {
                            verifier(JWT.require(Algorithm.HMAC256(secret)).build())
                            validate { JWTPrincipal(it.payload) }
                        }
                    }
                    video(tokenServer(videosdk))
                }
            try {
                check(server.url, emulator)
            } finally {
                server.stop(0, 0)
            }
        }
    }

    @Test
    fun `Spring Security, with JWTs`() {
        withEmulator { emulator, videosdk ->
            VideoGuide.start(videosdk, secret).use { context ->
                val url = context.url
                check(url, emulator)
                // The form was read by Spring Security, in search of a token.
                val form = bearer(anna) + ("Content-Type" to "application/x-www-form-urlencoded")
                val answer = ask(url, "POST", "/video/get-token?x=1", form, "participantId=anna-7")
                assertEquals("anna-7", participant(answer))
                assertEquals(401, ask(url, "GET", "/elsewhere").status)
            }
        }
    }

    private fun check(
        url: String,
        emulator: Emulator,
    ) {
        assertEquals("anna-7", participant(ask(url, "GET", "/video/get-token", bearer(anna))))
        assertEquals("authentication_required", code(ask(url, "GET", "/video/get-token")))
        assertEquals("participant_not_allowed", code(ask(url, "GET", "/video/get-token?participantId=boss", bearer(anna))))
        // Another's signature: the framework's own 401, or a caller who is not known.
        val forged = JWT.create().withSubject("boss").sign(Algorithm.HMAC256("another-secret".repeat(4)))
        assertEquals(401, ask(url, "GET", "/video/get-token", bearer(forged)).status)

        val made = ask(url, "POST", "/video/create-meeting", bearer(anna))
        assertEquals(200, made.status) { "$made" }
        val foreign = bearer(anna) + ("Origin" to "https://evil.example") + ("Content-Type" to "application/x-www-form-urlencoded")
        assertEquals(403, ask(url, "POST", "/video/create-meeting", foreign, "customRoomId=x").status)
        assertEquals(1, emulator.requests().size)

        val own = listOf("Origin" to "https://app.example.com", "Host" to "api.example.com")
        val preflight = ask(url, "OPTIONS", "/video/create-meeting", own + ("Access-Control-Request-Method" to "POST"))
        assertEquals(listOf("https://app.example.com"), preflight.values("access-control-allow-origin")) { "$preflight" }
        val readable = ask(url, "GET", "/video/get-token", own + bearer(anna))
        assertEquals(listOf("https://app.example.com"), readable.values("access-control-allow-origin")) { "$readable" }
        val foreignPreflight = listOf("Origin" to "https://evil.example", "Access-Control-Request-Method" to "POST")
        assertNull(ask(url, "OPTIONS", "/video/create-meeting", foreignPreflight).header("access-control-allow-origin"))
    }

    private fun bearer(token: String) = listOf("Authorization" to "Bearer $token")

    private fun participant(answer: Answer): String? {
        assertEquals(200, answer.status) { "$answer" }
        val (_, payload) = (jsonOf(answer.text) as JsonObject).text("token")!!.split('.')
        return Signed.decoded(payload).text("participantId")
    }

    private fun code(answer: Answer): String? = (jsonOf(answer.text) as JsonObject).text("code")

    private fun ask(
        url: String,
        method: String,
        path: String,
        headers: List<Pair<String, String>> = emptyList(),
        body: String? = null,
    ): Answer = Connection(url).use { it.ask(method, path, headers, body?.toByteArray()) }

    private fun withEmulator(test: (Emulator, VideoSdkClient) -> Unit) {
        runBlocking { Emulator.start() }.use { emulator -> emulator.client().use { test(emulator, it) } }
    }
}
