package guide

import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.TokenServer.Identity
import io.github.videosdkserver.VideoSdkClient
import io.github.videosdkserver.ktor.respondTokenServer
import io.ktor.server.application.Application
import io.ktor.server.auth.authenticate
import io.ktor.server.auth.jwt.JWTPrincipal
import io.ktor.server.auth.principal
import io.ktor.server.routing.route
import io.ktor.server.routing.routing

/** A token server whose callers the program around it knows. */
fun tokenServer(videosdk: VideoSdkClient): TokenServer {
    val config = TokenServer.Config.builder()
    config.authentication("host") // the program says who asks
    config.allowedHosts(listOf("api.example.com")) // the names in `Host` beside those of loopback
    config.allowedOrigins(listOf("https://app.example.com")) // the pages that may ask
    return TokenServer.handler(videosdk, config.build())
}

fun Application.video(tokenServer: TokenServer) {
    routing {
        authenticate(optional = true) {
            route("/video/{path...}") {
                handle {
                    call.respondTokenServer(tokenServer) { principal<JWTPrincipal>()?.subject?.let { Identity(it) } }
                }
            }
        }
    }
}
