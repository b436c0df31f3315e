package io.github.videosdkserver.mounts

import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.VideoSdkClient
import io.github.videosdkserver.VideoSdkException
import io.github.videosdkserver.ktor.respondTokenServer
import io.github.videosdkserver.servlet.TokenServerServlet
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
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.springframework.context.annotation.Configuration
import org.springframework.context.annotation.Import
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.ExceptionHandler
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.RestController
import java.lang.reflect.InvocationHandler
import java.lang.reflect.Proxy

private val tokenServer = TokenServer.handler(VideoSdkClient(apiKey = API_KEY, secret = SECRET))

private val asking =
    TokenServer.handler(
        VideoSdkClient(apiKey = API_KEY, secret = SECRET),
        TokenServer.Config.builder().authentication("host").build(),
    )

/** An address that nobody listens at. */
private const val NOBODY = "http://127.0.0.1:1"

/** A request that a mount which is wrong does not look at. */
private val unread: HttpServletRequest =
    HttpServletRequest::class.java.let { type ->
        val handler = InvocationHandler { _, method, _ -> error("it asks for ${method.name}") }
        Proxy.newProxyInstance(type.classLoader, arrayOf(type), handler) as HttpServletRequest
    }

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

    @Test
    fun `an identity that nothing would look at, of a stranger too`() {
        val open = Case.all.filter { it.id in Case.refused }.map { it.tokenServer(NOBODY) } + tokenServer
        assertTrue(open.size > 4)
        val text = "authentication is open: strangers would be answered"
        for (server in open) {
            assertRefused(text) { TokenServerServlet(server, { null }) }
            assertRefused(text) { SpringTokenServer(server).answer(unread, null) }
            assertRefused(text) { SpringTokenServer(server).answerAsync(unread, null) }
            assertRefused(text) { server.checkMount(withIdentity = true) }
            TokenServerServlet(server)
            server.checkMount(withIdentity = false)
        }
        assertKtorSays(text, "/video/{path...}", "/video/get-token") { call.respondTokenServer(tokenServer) { null } }
    }

    @Test
    fun `no identity where it is needed`() {
        val text = "authentication is host, but the mount has no identity"
        assertRefused(text) { TokenServerServlet(asking) }
        assertRefused(text) { SpringTokenServer(asking).answer(unread) }
        assertRefused(text) { SpringTokenServer(asking).answerAsync(unread) }
        assertRefused(text) { asking.checkMount(withIdentity = false) }
        assertKtorSays(text, "/video/{path...}", "/video/get-token") { call.respondTokenServer(asking) }
        TokenServerServlet(asking, { null })
        repeat(2) { asking.checkMount(withIdentity = true) }
    }

    private fun assertRefused(
        text: String,
        mount: () -> Unit,
    ) {
        val error = assertThrows<VideoSdkException.Configuration> { mount() }
        assertEquals("option_invalid", error.code)
        assertTrue(text in error.message.orEmpty()) { "$error" }
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
                    } catch (error: VideoSdkException.Configuration) {
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
