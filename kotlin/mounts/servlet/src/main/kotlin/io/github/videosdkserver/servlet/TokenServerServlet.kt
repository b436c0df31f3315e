package io.github.videosdkserver.servlet

import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.TokenServer.Identity
import jakarta.servlet.ServletException
import jakarta.servlet.http.HttpServlet
import jakarta.servlet.http.HttpServletRequest
import jakarta.servlet.http.HttpServletResponse
import jakarta.servlet.http.MappingMatch
import java.util.function.Function

/**
 * The token server as a servlet, for Tomcat, Jetty and whatever else has servlets: mapped to a path with everything below it.
 *
 * ```
 * new TokenServerServlet(tokenServer, request -> Identity.of(request.getUserPrincipal()))
 * ```
 *
 * The thread of a request waits while the service is asked: for a new meeting or a validation, as long as the token server's
 * `upstreamDeadline` allows. It is not told when the caller leaves.
 *
 * @param tokenServer A handler: one that [TokenServer.handler] made.
 * @param identity Who asks, from the program's own session; answers `null` for a stranger. Needed where the token server's
 * authentication is `host`, and refused where it is not. It is not asked for `OPTIONS`, which carries no session. Default: the servlet
 * does not say.
 * @param cors `false` where a filter of the program's own answers for CORS: answers have no headers of CORS then. Which origins are
 * served is the token server's to say all the same. Default: `true`.
 */
public class TokenServerServlet
    @JvmOverloads
    constructor(
        private val tokenServer: TokenServer,
        private val identity: Function<HttpServletRequest, Identity?>? = null,
        private val cors: Boolean = true,
    ) : HttpServlet() {
        init {
            tokenServer.checkMount(withIdentity = identity != null)
        }

        override fun service(
            request: HttpServletRequest,
            response: HttpServletResponse,
        ) {
            val caller = if (request.method == "OPTIONS") null else identity?.apply(request)
            val asked = tokenServerRequest(tokenServer, request, pathInMount(request), caller)
            try {
                val answer = tokenServer.handleBlocking(asked)
                write(if (cors) answer else answer.withoutCors(), response)
            } catch (error: InterruptedException) {
                Thread.currentThread().interrupt()
                throw ServletException("the container is about to stop", error)
            }
        }

        /** The path as it was sent, from where the wildcard of the mapping begins. */
        private fun pathInMount(request: HttpServletRequest): String {
            val isWildcard = request.httpServletMapping.mappingMatch == MappingMatch.PATH
            val mount = request.contextPath + if (isWildcard) request.servletPath else ""
            val end = segments(request.requestURI).drop(segments(mount).size).joinToString("/", prefix = "/")
            return if (request.requestURI.endsWith('/')) "$end/" else end
        }

        private fun segments(path: String): List<String> = path.split('/').filter(String::isNotEmpty)

        private fun write(
            answer: TokenServer.Response,
            response: HttpServletResponse,
        ) {
            response.status = answer.status
            for ((name, value) in answer.headers) {
                val isSaid = name == "vary" && response.getHeaders("Vary").flatMap { it.split(',') }.any { it.trim().equals(value, true) }
                if (!isSaid) response.addHeader(name, value)
            }
            if (answer.body.isNotEmpty()) {
                response.setContentLength(answer.body.size)
                response.outputStream.write(answer.body)
            }
        }
    }
