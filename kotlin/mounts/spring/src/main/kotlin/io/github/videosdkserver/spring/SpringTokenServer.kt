package io.github.videosdkserver.spring

import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.TokenServer.Identity
import io.github.videosdkserver.VideoSdkException
import io.github.videosdkserver.servlet.tokenServerRequest
import jakarta.servlet.http.HttpServletRequest
import org.springframework.http.HttpHeaders
import org.springframework.http.ResponseEntity
import org.springframework.web.servlet.HandlerMapping
import org.springframework.web.util.ServletRequestPathUtils
import java.io.IOException
import java.util.concurrent.CompletableFuture

/**
 * The token server for a controller of Spring MVC, mapped to a path with everything below it:
 *
 * ```
 * @RequestMapping("/video/{*path}")
 * ResponseEntity<byte[]> video(HttpServletRequest request, Principal principal) throws Exception {
 *     return video.answer(request, Identity.of(principal));
 * }
 * ```
 *
 * Which pages may read the answers is for Spring to say, by `@CrossOrigin` or its settings: Spring answers the preflights of its
 * controllers itself, so that answers have no headers of CORS. Which origins are served is the token server's to say all the same.
 *
 * @param tokenServer A handler: one that [TokenServer.handler] made.
 */
public class SpringTokenServer(
    private val tokenServer: TokenServer,
) {
    /**
     * Answers a request of whoever it is. The thread waits while the service is asked, as long as the token server's `upstreamDeadline`
     * allows.
     *
     * The body must not be an argument of the controller: it is read here, at most one byte more than the token server takes.
     *
     * @param request The request of the controller.
     * @throws VideoSdkException.Configuration The token server's authentication is `host`, so that it needs to know who asks.
     */
    @Throws(IOException::class, InterruptedException::class)
    public fun answer(request: HttpServletRequest): ResponseEntity<ByteArray> {
        tokenServer.checkMount(withIdentity = false)
        return entity(tokenServer.handleBlocking(asked(request, null)))
    }

    /**
     * Answers a request of this caller, as [answer] does.
     *
     * @param request The request of the controller.
     * @param identity Who asks; `null` for a stranger.
     * @throws VideoSdkException.Configuration The token server's authentication is not `host`, so that strangers would be answered all
     * the same.
     */
    @Throws(IOException::class, InterruptedException::class)
    public fun answer(
        request: HttpServletRequest,
        identity: Identity?,
    ): ResponseEntity<ByteArray> {
        tokenServer.checkMount(withIdentity = true)
        return entity(tokenServer.handleBlocking(asked(request, identity)))
    }

    /**
     * Answers a request of whoever it is, with the thread free while the service is asked.
     *
     * @param request The request of the controller.
     * @throws VideoSdkException.Configuration The token server's authentication is `host`, so that it needs to know who asks.
     */
    @Throws(IOException::class)
    public fun answerAsync(request: HttpServletRequest): CompletableFuture<ResponseEntity<ByteArray>> {
        tokenServer.checkMount(withIdentity = false)
        return tokenServer.handleAsync(asked(request, null)).thenApply(::entity)
    }

    /**
     * Answers a request of this caller, with the thread free while the service is asked.
     *
     * @param request The request of the controller.
     * @param identity Who asks; `null` for a stranger.
     * @throws VideoSdkException.Configuration The token server's authentication is not `host`, so that strangers would be answered all
     * the same.
     */
    @Throws(IOException::class)
    public fun answerAsync(
        request: HttpServletRequest,
        identity: Identity?,
    ): CompletableFuture<ResponseEntity<ByteArray>> {
        tokenServer.checkMount(withIdentity = true)
        return tokenServer.handleAsync(asked(request, identity)).thenApply(::entity)
    }

    private fun asked(
        request: HttpServletRequest,
        identity: Identity?,
    ): TokenServer.Request = tokenServerRequest(tokenServer, request, pathInMount(request), identity)
}

/** The path as it was sent, from where the wildcard of the mapping begins. */
private fun pathInMount(request: HttpServletRequest): String {
    val pattern = segments(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)?.toString().orEmpty())
    val tail = pattern.lastOrNull().orEmpty()
    check(tail == "**" || tail.startsWith("{*")) {
        "the mapping /${pattern.joinToString("/")} does not end in /**, so that nothing says where the token server's paths begin; " +
            "map it to a path such as /video/**"
    }
    val path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value()
    val end = segments(path).drop(pattern.size - 1).joinToString("/", prefix = "/")
    return if (path.endsWith('/')) "$end/" else end
}

private fun segments(path: String): List<String> = path.split('/').filter(String::isNotEmpty)

private fun entity(answer: TokenServer.Response): ResponseEntity<ByteArray> {
    val entity = ResponseEntity.status(answer.status)
    for ((name, value) in answer.withoutCors().headers) {
        // In this spelling Spring adds it to what its CORS says.
        entity.header(if (name == "vary") HttpHeaders.VARY else name, value)
    }
    return if (answer.body.isEmpty()) entity.build() else entity.body(answer.body)
}
