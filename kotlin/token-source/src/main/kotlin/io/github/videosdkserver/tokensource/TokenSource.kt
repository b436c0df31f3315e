package io.github.videosdkserver.tokensource

import io.github.videosdkserver.tokensource.internal.Cache
import io.github.videosdkserver.tokensource.internal.Endpoint
import io.github.videosdkserver.tokensource.internal.Environment
import io.github.videosdkserver.tokensource.internal.HeaderSource
import io.github.videosdkserver.tokensource.internal.HeldToken
import io.github.videosdkserver.tokensource.internal.UrlConnections
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.future.future
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.runInterruptible
import java.util.concurrent.CompletableFuture
import java.util.function.Consumer
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.DurationUnit

/**
 * Where an app has its tokens from, which must not hold the secret itself: kept while they live, asked for once at a time, and renewed
 * ahead. Threads and coroutines share it. It needs no server package of ours, and no native library: Android from 24 on has all of it.
 *
 * ```
 * val source = TokenSource.endpoint("https://app.example.com/get-token")
 * val token = source.fetch(TokenRequest(roomId)).token
 * ```
 */
public class TokenSource internal constructor(
    ask: suspend (TokenRequest) -> HeldToken,
    environment: Environment,
) : AutoCloseable {
    private val cache = Cache(ask, environment)

    /**
     * A token for this request: the one that is kept, or a new one. An old one that still lives is answered at once, and renewed in the
     * background. Cancelling gives this fetch up, and leaves others alone.
     *
     * @param request Default: a token as the endpoint has it.
     * @param force Asks for a new token even if one is kept.
     * @throws TokenSourceException There is no token to be had.
     */
    public suspend fun fetch(
        request: TokenRequest = TokenRequest(),
        force: Boolean = false,
    ): AccessToken = cache.fetch(request, force).accessToken

    /** The same, and waits for it; for Java. An interrupt gives it up. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun fetchBlocking(
        request: TokenRequest = TokenRequest(),
        force: Boolean = false,
    ): AccessToken = runBlocking { fetch(request, force) }

    /** The same as a future; for Java. Cancelling it gives this fetch up. */
    @JvmOverloads
    public fun fetchAsync(
        request: TokenRequest = TokenRequest(),
        force: Boolean = false,
    ): CompletableFuture<AccessToken> = CoroutineScope(Dispatchers.Default).future { fetch(request, force) }

    /** Forgets all tokens, as when another user signs in. */
    public fun invalidate() {
        cache.invalidate()
    }

    /**
     * Tells of every new token that takes the place of another, and of every refresh that failed. As long as somebody listens, tokens
     * are renewed at their time though nobody fetches them.
     *
     * @param listener Is called on a thread of the source's own, and is not to wait there.
     * @return Closing it ends that.
     */
    public fun onRefresh(listener: Consumer<RefreshEvent>): AutoCloseable {
        val unlisten = cache.listen(listener::accept)
        return AutoCloseable { unlisten() }
    }

    /** Ends it: what is under way fails, tokens are forgotten, and nothing is renewed. A second call does nothing. */
    override fun close() {
        cache.close()
    }

    override fun toString(): String = "TokenSource"

    /** Builds a [TokenSource] of an endpoint; for Java, and for an HTTP client of the program's own. */
    public class Builder internal constructor(
        private val url: String,
        private val environment: Environment,
    ) {
        private var headers = HeaderSource.fixed(emptyMap())
        private var timeout = 10.seconds
        private var transport: TokenTransport? = null

        /** Headers of each request, such as the app's own `authorization`. */
        public fun headers(value: Map<String, String>): Builder = apply { headers = HeaderSource.fixed(value) }

        /** A function for the headers, which is called before each attempt, and once more after a 401. */
        public fun headers(value: suspend () -> Map<String, String>): Builder = apply { headers = HeaderSource.of(value) }

        /** A function for the headers, which may wait; for Java. It is called before each attempt, and once more after a 401. */
        public fun headersFrom(value: HeadersFunction): Builder = headers { waitingFor(value::current) }

        /** How long an attempt may take, its headers and the whole answer included. Default: 10 seconds; at most a day. */
        public fun timeout(value: Duration): Builder = apply { timeout = value }

        /** The same in milliseconds; for Java. */
        public fun timeoutMillis(value: Long): Builder = timeout((value / 1e3).durationOfSeconds())

        /** Sends the requests. Default: the `HttpURLConnection` of the platform. */
        public fun transport(value: TokenTransport): Builder = apply { transport = value }

        /** What was built. */
        public fun build(): TokenSource {
            val endpoint = Endpoint(url, headers, timeout, transport ?: UrlConnections(timeout), environment)
            return TokenSource(endpoint::ask, environment)
        }
    }

    /** A function for headers that may wait; for Java. */
    public fun interface HeadersFunction {
        /** The headers of the next attempt. */
        @Throws(Exception::class)
        public fun current(): Map<String, String>
    }

    /** A function for tokens that may wait; for Java. */
    public fun interface TokenFunction {
        /** A token for this request. */
        @Throws(Exception::class)
        public fun token(request: TokenRequest): CustomToken
    }

    public companion object {
        /**
         * Tokens of an endpoint, such as `get-token` of our token server. One that answers `{token}` alone is good too.
         *
         * @param url Its address: https, or http on this machine.
         * @param headers Headers of each request, such as the app's own `authorization`.
         * @param timeout How long an attempt may take, the whole answer included. Default: 10 seconds; at most a day.
         */
        public fun endpoint(
            url: String,
            headers: Map<String, String> = emptyMap(),
            timeout: Duration = 10.seconds,
        ): TokenSource = builder(url).headers(headers).timeout(timeout).build()

        /**
         * The same with headers of the moment.
         *
         * @param url Its address: https, or http on this machine.
         * @param timeout How long an attempt may take, headers and the whole answer included. Default: 10 seconds; at most a day.
         * @param headers Is called before each attempt, and once more after a 401.
         */
        public fun endpoint(
            url: String,
            timeout: Duration = 10.seconds,
            headers: suspend () -> Map<String, String>,
        ): TokenSource = builder(url).headers(headers).timeout(timeout).build()

        /** Begins to build one of an endpoint; for Java, and for an HTTP client of the program's own. */
        @JvmStatic
        public fun builder(url: String): Builder = Builder(url, Environment.real)

        /** Tokens of a function of your own. It is not called again while a call of it is under way, and has no time limit. */
        public fun custom(token: suspend (TokenRequest) -> CustomToken): TokenSource = custom(Environment.real, token)

        /** Tokens of a function of your own that may wait; for Java. */
        @JvmStatic
        public fun customFrom(function: TokenFunction): TokenSource = custom { request -> waitingFor { function.token(request) } }

        /** One ready token for every request, for prototypes. */
        @JvmStatic
        public fun literal(token: String): TokenSource = literal(Environment.real, token)

        internal fun custom(
            environment: Environment,
            token: suspend (TokenRequest) -> CustomToken,
        ): TokenSource =
            TokenSource({ request -> customToken(environment, token, request) }, environment)

        internal fun literal(
            environment: Environment,
            token: String,
        ): TokenSource {
            if (token.isEmpty()) throw failure("configuration", "option_invalid", "the token is empty")
            val held = HeldToken.lasting(token)
            return TokenSource({ held }, environment)
        }
    }
}

private suspend fun customToken(
    environment: Environment,
    token: suspend (TokenRequest) -> CustomToken,
    request: TokenRequest,
): HeldToken {
    val asked = environment.now()
    val answer =
        try {
            token(request)
        } catch (error: Throwable) {
            currentCoroutineContext().ensureActive()
            throw failure("authentication", "custom_failed", "the function for tokens failed", error)
        }
    val life = answer.expiresIn?.toDouble(DurationUnit.SECONDS)
    val refresh = answer.refreshIn?.toDouble(DurationUnit.SECONDS)
    return HeldToken.of(answer.token, life, refresh, asked) { code, reason -> failure("decode", code, reason) }
}

/** Waits on a thread that may; giving up interrupts it. */
private suspend fun <T> waitingFor(work: () -> T): T = runInterruptible(Dispatchers.IO, work)
