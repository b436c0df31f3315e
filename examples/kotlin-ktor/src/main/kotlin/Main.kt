import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.VideoSdkClient
import io.github.videosdkserver.ktor.respondTokenServer
import io.ktor.server.cio.CIO
import io.ktor.server.engine.embeddedServer
import io.ktor.server.routing.route
import io.ktor.server.routing.routing

/** The token server in Ktor: get-token, create-meeting, validate-meeting/:meetingId behind your own routes. */
suspend fun main() {
    val videosdk = VideoSdkClient() // reads VIDEOSDK_API_KEY, VIDEOSDK_SECRET and, for an emulator, VIDEOSDK_EMULATOR
    videosdk.check() // a missing setting is told now, and not to the first caller
    // Pages of this machine may ask from their own port.
    val config = TokenServer.Config.builder().allowLoopbackOrigins(true)
    val tokenServer = TokenServer.handler(videosdk, config.build())

    val server =
        embeddedServer(CIO, setting("PORT", "9000").toInt(), setting("HOST", "127.0.0.1")) {
            routing { route("/{path...}") { handle { call.respondTokenServer(tokenServer) } } }
        }
    server.startSuspend(wait = false)
    val connector = server.engine.resolvedConnectors().first()
    println("token server   http://${connector.host}:${connector.port}")
    Thread.currentThread().join()
}

private fun setting(
    name: String,
    otherwise: String,
): String = System.getenv(name)?.ifEmpty { null } ?: otherwise
