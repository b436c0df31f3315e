package guide

import io.github.videosdkserver.tokensource.TokenRequest
import io.github.videosdkserver.tokensource.TokenSource
import io.github.videosdkserver.tokensource.TokenSourceException

suspend fun join(
    endpoint: String,
    session: () -> String,
) {
    val source = TokenSource.endpoint(endpoint) { mapOf("authorization" to "Bearer ${session()}") }
    // For as long as somebody listens, tokens are renewed though nobody fetches them.
    val listening = source.onRefresh { event -> println(event.accessToken ?: event.error) }
    try {
        val access = source.fetch(TokenRequest(roomId = "ab1c-2def-g3hi", participantId = "anna"))
        println("${access.token.length} ${access.expiresAt}")
    } catch (_: TokenSourceException.Permission) {
        println("this user may not join")
    } catch (error: TokenSourceException) {
        println("${error.code} ${error.status} ${error.requestId} ${error.retryAfter}")
    }
    listening.close()
    source.invalidate() // another user signs in
    source.close()
}
