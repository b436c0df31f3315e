import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.VideoSdkClient
import io.ktor.http.ContentType
import io.ktor.http.HttpHeaders
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.ApplicationCall
import io.ktor.server.cio.CIO
import io.ktor.server.engine.embeddedServer
import io.ktor.server.request.httpMethod
import io.ktor.server.request.path
import io.ktor.server.request.queryString
import io.ktor.server.request.receiveChannel
import io.ktor.server.response.respondBytes
import io.ktor.server.routing.route
import io.ktor.server.routing.routing
import io.ktor.utils.io.readRemaining
import kotlinx.io.readByteArray

private const val MOST_BODY_BYTES = 64L * 1024

/** The token server in Ktor: get-token, create-meeting, validate-meeting/:meetingId behind your own routes. */
suspend fun main() {
    val videosdk = VideoSdkClient() // reads VIDEOSDK_API_KEY, VIDEOSDK_SECRET and, for an emulator, VIDEOSDK_EMULATOR
    videosdk.check() // a missing setting is told now, and not to the first caller
    // Pages of this machine may ask from their own port.
    val config = TokenServer.Config.builder().allowLoopbackOrigins(true)
    val tokenServer = TokenServer.handler(videosdk, config.build())

    val server =
        embeddedServer(CIO, setting("PORT", "9000").toInt(), setting("HOST", "127.0.0.1")) {
            routing { route("{...}") { handle { call.answer(tokenServer) } } }
        }
    server.startSuspend(wait = false)
    val connector = server.engine.resolvedConnectors().first()
    println("token server   http://${connector.host}:${connector.port}")
    Thread.currentThread().join()
}

private suspend fun ApplicationCall.answer(tokenServer: TokenServer) {
    val headers = request.headers.entries().flatMap { (name, values) -> values.map { TokenServer.Header(name, it) } }
    val body = receiveChannel().readRemaining(MOST_BODY_BYTES).readByteArray()
    val answer =
        tokenServer.handle(
            TokenServer.Request(request.httpMethod.value, request.path(), request.queryString(), headers, body),
        )
    // Ktor writes this one by itself, from the type that it is given.
    val (types, others) = answer.headers.partition { it.name.equals(HttpHeaders.ContentType, ignoreCase = true) }
    others.forEach { response.headers.append(it.name, it.value) }
    val type = types.firstOrNull()?.let { ContentType.parse(it.value) }
    respondBytes(answer.body, type, HttpStatusCode.fromValue(answer.status))
}

private fun setting(
    name: String,
    otherwise: String,
): String = System.getenv(name)?.ifEmpty { null } ?: otherwise
