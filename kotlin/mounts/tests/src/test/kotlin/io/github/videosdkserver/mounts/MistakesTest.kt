package io.github.videosdkserver.mounts

import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.VideoSdkClient
import io.github.videosdkserver.ktor.respondTokenServer
import io.github.videosdkserver.spring.SpringTokenServer
import io.ktor.server.application.ApplicationCallPipeline
import io.ktor.server.application.call
import io.ktor.server.cio.CIO
import io.ktor.server.request.receiveText
import io.ktor.server.response.respondText
import io.ktor.server.routing.RoutingContext
import io.ktor.server.routing.route
import io.ktor.server.routing.routing
import jakarta.servlet.http.HttpServletRequest
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.springframework.context.annotation.Configuration
import org.springframework.context.annotation.Import
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.ExceptionHandler
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.RestController

private val tokenServer = TokenServer.handler(VideoSdkClient(apiKey = API_KEY, secret = SECRET))

/** A mount that is wrong says so, with what would be right. */
class MistakesTest {
    @Test
    fun `Ktor, without a tail that has a name`() {
        assertKtorSays("/video/{path...}", "/video", "/video") { call.respondTokenServer(tokenServer) }
        assertKtorSays("/video/{path...}", "/video/{...}", "/video/get-token") { call.respondTokenServer(tokenServer) }
    }

    @Test
    fun `Ktor, with a body that was read before`() =
        assertKtorSays("DoubleReceive", "/video/{path...}", "/video/create-meeting") {
            call.receiveText()
            call.respondTokenServer(tokenServer)
        }

    @Test
    fun `Spring, without a wildcard, and with a body that was read before`() {
        Service().use { service ->
            spring(WrongApplication::class.java, service).use { context ->
                assertSays("/video/**", context.url, "/exact/get-token")
                assertSays("the body was read before", context.url, "/read/create-meeting")
            }
        }
    }

    private fun assertKtorSays(
        text: String,
        route: String,
        path: String,
        body: suspend RoutingContext.() -> Unit,
    ) {
        val server =
            ktor(CIO) {
                intercept(ApplicationCallPipeline.Monitoring) {
                    try {
                        proceed()
                    } catch (error: IllegalStateException) {
                        call.respondText(error.message!!)
                    }
                }
                routing { route(route) { handle(body) } }
            }
        try {
            assertSays(text, server.url, path)
        } finally {
            server.stop(0, 0)
        }
    }

    private fun assertSays(
        text: String,
        url: String,
        path: String,
    ) {
        val answer = Connection(url).use { it.ask("POST", path, listOf("Content-Type" to "application/json"), "{}".toByteArray()) }
        assertTrue(text in answer.text) { "$answer" }
    }
}

@RestController
class WrongController {
    @RequestMapping("/exact/get-token")
    fun exact(request: HttpServletRequest): ResponseEntity<ByteArray> = SpringTokenServer(tokenServer).answer(request)

    @RequestMapping("/read/**")
    fun read(
        request: HttpServletRequest,
        @RequestBody body: ByteArray,
    ): ResponseEntity<ByteArray> {
        check(body.isNotEmpty())
        return SpringTokenServer(tokenServer).answer(request)
    }

    @ExceptionHandler(IllegalStateException::class)
    fun told(error: IllegalStateException): ResponseEntity<String> = ResponseEntity.ok(error.message)
}

@WithoutSecurity
@Configuration(proxyBeanMethods = false)
@Import(WrongController::class)
class WrongApplication
