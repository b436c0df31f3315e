package io.github.videosdkserver.mounts

import io.github.videosdkserver.Emulator
import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.ktor.respondTokenServer
import io.github.videosdkserver.models.ScriptedReply
import io.ktor.server.application.install
import io.ktor.server.cio.CIO
import io.ktor.server.engine.ApplicationEngineFactory
import io.ktor.server.http.HttpRequestLifecycle
import io.ktor.server.netty.Netty
import io.ktor.server.routing.route
import io.ktor.server.routing.routing
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.Test
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

/** Ktor cancels the call of a caller who leaves, where it is asked to; the service is left alone then. */
class LeavingTest {
    @Test
    fun `a caller leaves Ktor on CIO`() = leaves(CIO)

    @Test
    fun `a caller leaves Ktor on Netty`() = leaves(Netty)

    private fun leaves(engine: ApplicationEngineFactory<*, *>) =
        runBlocking {
            Emulator.start().use { emulator ->
                // Longer than a test may take.
                emulator.script(ScriptedReply(delay = 120.seconds))
                val config = TokenServer.Config.builder().upstreamDeadline(90.seconds).build()
                val tokenServer = TokenServer.handler(emulator.client(), config)
                val server =
                    ktor(engine) {
                        install(HttpRequestLifecycle) { cancelCallOnClose = true }
                        routing { route("/video/{path...}") { handle { call.respondTokenServer(tokenServer) } } }
                    }
                try {
                    val connection = Connection(server.url)
                    connection.send("POST", "/video/create-meeting", body = ByteArray(0))
                    until { emulator.requests().isNotEmpty() }
                    connection.close()
                    until { emulator.requests().first().abandoned }
                } finally {
                    server.stop(0, 0)
                }
            }
        }

    private suspend fun until(holds: () -> Boolean) = withTimeout(30.seconds) { while (!holds()) delay(10.milliseconds) }
}
