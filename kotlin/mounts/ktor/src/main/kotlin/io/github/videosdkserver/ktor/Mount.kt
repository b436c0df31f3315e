package io.github.videosdkserver.ktor

import io.github.videosdkserver.TokenServer
import io.ktor.http.HttpMethod
import io.ktor.server.plugins.origin
import io.ktor.server.request.RequestAlreadyConsumedException
import io.ktor.server.request.contentLength
import io.ktor.server.request.httpMethod
import io.ktor.server.request.path
import io.ktor.server.request.queryString
import io.ktor.server.request.receiveChannel
import io.ktor.server.response.respond
import io.ktor.server.routing.PathSegmentTailcardRouteSelector
import io.ktor.server.routing.RoutingCall
import io.ktor.utils.io.readRemaining
import kotlinx.io.EOFException
import kotlinx.io.readByteArray

/**
 * Answers this call by a token server. The route ends in a named tail, which the token server's own routes take the place of:
 *
 * ```
 * authenticate(optional = true) {
 *     route("/video/{path...}") {
 *         handle { call.respondTokenServer(tokenServer) { principal<JWTPrincipal>()?.subject?.let { Identity(it) } } }
 *     }
 * }
 * ```
 *
 * It reads the body, at most one byte more than the token server takes. Cancelling the call ends what is asked of the service.
 *
 * @param tokenServer A handler: one that [TokenServer.handler] made.
 * @param cors `false` where the program's own plugin for CORS is installed: answers have no headers of CORS then. Which origins are
 * served is the token server's to say all the same. Default: `true`.
 * @param identity Who asks, from the program's own session; `null` for a stranger. Needed where the token server's authentication is
 * `host`, and refused at the first call where it is not. It is not asked for `OPTIONS`, which carries no session. Default: the mount
 * does not say.
 */
public suspend fun RoutingCall.respondTokenServer(
    tokenServer: TokenServer,
    cors: Boolean = true,
    identity: (suspend RoutingCall.() -> TokenServer.Identity?)? = null,
) {
    tokenServer.checkMount(withIdentity = identity != null)
    val request =
        TokenServer.Request(
            method = request.httpMethod.value,
            path = pathInMount(),
            query = request.queryString(),
            headers = request.headers.entries().flatMap { (name, values) -> values.map { TokenServer.Header(name, it) } },
            body = body(tokenServer.maxBodyBytes),
            identity = if (request.httpMethod == HttpMethod.Options) null else identity?.invoke(this),
            peer = request.origin.remoteAddress,
        )
    val answer = tokenServer.handle(request)
    respond(content(if (cors) answer else answer.withoutCors(), response.headers))
}

/** The path as it was sent, from where the tail of the route begins. */
private fun RoutingCall.pathInMount(): String {
    val selectors = generateSequence(route) { it.parent }.map { it.selector }
    val tail = selectors.filterIsInstance<PathSegmentTailcardRouteSelector>().firstOrNull()
    check(tail != null && tail.name.isNotEmpty()) {
        "$route has no named tail, so that nothing says where the token server's paths begin; mount it at a route such as /video/{path...}"
    }
    val segments = pathParameters.getAll(tail.name).orEmpty().count(String::isNotEmpty)
    val path = request.path()
    val end = path.split('/').filter(String::isNotEmpty).takeLast(segments).joinToString("/", prefix = "/")
    return if (segments > 0 && path.endsWith('/')) "$end/" else end
}

private suspend fun RoutingCall.body(most: Int): ByteArray {
    val body =
        try {
            receiveChannel().readRemaining(most + 1L).readByteArray()
        } catch (error: RequestAlreadyConsumedException) {
            val remedy = "install the plugin DoubleReceive, or leave the body of this route to the token server"
            throw IllegalStateException("the body was read before the call came to the token server; $remedy", error)
        }
    // Ktor takes the end of a connection for that of a body; half a form is a form, too.
    val length = request.contentLength() ?: 0
    if (body.size < minOf(length, most + 1L)) throw EOFException("the caller left before the end of the body")
    return body
}
