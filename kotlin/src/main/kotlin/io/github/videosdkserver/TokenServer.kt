package io.github.videosdkserver

import io.github.videosdkserver.internal.CallingTokenServer
import io.github.videosdkserver.internal.NativeHeader
import io.github.videosdkserver.internal.NativeRequest
import io.github.videosdkserver.internal.begin
import io.github.videosdkserver.internal.finish
import io.github.videosdkserver.internal.given
import io.github.videosdkserver.internal.waitFor
import io.github.videosdkserver.models.Lifetime
import io.github.videosdkserver.models.Permission
import io.github.videosdkserver.models.PolicyRule
import io.github.videosdkserver.models.TokenKind
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonObject
import java.security.Principal
import java.util.concurrent.CompletableFuture
import kotlin.time.Duration
import kotlin.time.toKotlinDuration

/**
 * The token server: answers `get-token`, `create-meeting` and `validate-meeting/:meetingId` with a client's keys.
 *
 * [handler] makes one for the requests of a web framework, and [start] one that listens. Routes, parameters and errors are in the
 * reference of the token server.
 */
public class TokenServer private constructor(
    private val native: CallingTokenServer,
) : AutoCloseable {
    /** The address that it listens on; `null` for a handler. */
    public val url: String? get() = native.url

    /** The longest body, in bytes. A framework need read no more than one byte above it, which is enough to be refused. */
    public val maxBodyBytes: Int get() = native.maxBodyBytes

    /**
     * Refuses a mount of your own around [handle] that says who asks although the authentication is not `host`, or does not although
     * it is. A request without an identity cannot tell a stranger from a mount that knows nobody, so that strangers would get tokens
     * until somebody signs in. Call it when the mount is made, as those of the package do.
     *
     * @param withIdentity Whether the mount says who asks.
     * @throws VideoSdkException.Configuration The two do not fit.
     */
    public fun checkMount(withIdentity: Boolean) {
        native.checkMount(withIdentity)
    }

    /** Answers a request. Never fails because of one. */
    public suspend fun handle(request: Request): Response {
        val answer =
            native.handle(
                NativeRequest(
                    method = request.method,
                    path = request.path,
                    query = request.query,
                    headers = request.headers.map { (name, value) -> NativeHeader(name, value) },
                    body = request.body,
                    identity = request.identity?.let { given("sub" to it.sub, "claims" to it.claims).toString() },
                    peer = request.peer,
                ),
            )
        return Response(answer.status.toInt(), answer.headers.map { Header(it.name, it.value) }, answer.body)
    }

    /** Answers a request, and waits for that; for Java. */
    @Throws(InterruptedException::class)
    public fun handleBlocking(request: Request): Response = waitFor { handle(request) }

    /** Answers a request; for Java. */
    public fun handleAsync(request: Request): CompletableFuture<Response> = begin { handle(request) }

    /** Ends it; requests under way have five seconds. A second time does nothing. */
    public suspend fun shutdown() {
        native.shutdown()
    }

    /** Ends it, and waits for that. A second time does nothing. */
    override fun close() {
        finish { shutdown() }
    }

    override fun toString(): String = "TokenServer(url=$url)"

    /**
     * A header of a request or of an answer.
     *
     * @property name Its name.
     * @property value Its value.
     */
    public data class Header(
        val name: String,
        val value: String,
    ) {
        /** Values may be secret. */
        override fun toString(): String = "Header(name=$name)"
    }

    /**
     * Who asks, as the program around the token server knows from its own session.
     *
     * @property sub The caller's id; tokens are bound to it as `participantId`.
     * @property claims Further facts about the caller.
     */
    public class Identity
        @JvmOverloads
        constructor(
            public val sub: String,
            public val claims: JsonObject? = null,
        ) {
            /** Both are personal. */
            override fun toString(): String = "Identity"

            public companion object {
                /** The caller that a container or Spring Security knows, by its name; `null` for nobody. */
                @JvmStatic
                public fun of(principal: Principal?): Identity? = principal?.let { Identity(it.name) }
            }
        }

    /**
     * A request as a framework received it.
     *
     * @property method The method in capitals.
     * @property path The path as it was sent, percent-encoded, relative to where the token server is mounted.
     * @property query What follows the question mark, without it.
     * @property headers Names and values in the order they came; one that came twice stands twice.
     * @property body The whole body.
     * @property identity Who asks; `null` for a stranger. Without the authentication `host` a stranger is answered and an identity is a
     * 500; see [checkMount].
     * @property peer The address at the other end of the connection; what is no IP address counts as unknown. Default: unknown.
     */
    public class Request
        @JvmOverloads
        constructor(
            public val method: String,
            public val path: String,
            public val query: String = "",
            public val headers: List<Header> = emptyList(),
            public val body: ByteArray = ByteArray(0),
            public val identity: Identity? = null,
            public val peer: String? = null,
        ) {
            override fun toString(): String = "Request(method=$method)"
        }

    /**
     * The answer to a request, for the program around to write.
     *
     * @property status The HTTP status.
     * @property headers The headers, with names in lower case.
     * @property body The body.
     */
    public class Response internal constructor(
        public val status: Int,
        public val headers: List<Header>,
        public val body: ByteArray,
    ) {
        /** The body as the text that it is. */
        public fun text(): String = String(body, Charsets.UTF_8)

        /** The same without `Access-Control-…`: for a program whose own CORS says which pages may read its answers. */
        public fun withoutCors(): Response =
            Response(status, headers.filterNot { it.name.startsWith("access-control-", ignoreCase = true) }, body)

        override fun toString(): String = "Response(status=$status)"
    }

    /**
     * How a token server behaves; what is left out is as the reference of the token server has it, which differs on loopback.
     *
     * Made by its builder, in Kotlin too: `TokenServer.Config.builder().expiresIn("2h").build()`.
     */
    public class Config internal constructor(
        internal val fields: Map<String, Any>,
    ) {
        /** Builds a [Config]. */
        public class Builder internal constructor() {
            private val fields = LinkedHashMap<String, Any>()

            /** Participant or classic. Default: participant; on loopback classic. */
            public fun tokenKind(value: TokenKind): Builder = set("tokenKind", value)

            /** What a token permits when nothing is asked, and the most that may be asked. Default: [Permission.ALLOW_JOIN]. */
            public fun permissions(vararg value: Permission): Builder = set("permissions", value.asList())

            /** How long a token lives, as a text such as `2h`. Default: 2 hours; on loopback 24. */
            public fun expiresIn(value: String): Builder = set("expiresIn", Lifetime.of(value).toJson())

            /** How long a token lives. Default: 2 hours; on loopback 24. */
            public fun expiresIn(value: Duration): Builder = set("expiresIn", Lifetime.of(value).toJson())

            /** How long a token lives; for Java. */
            public fun expiresIn(value: java.time.Duration): Builder = expiresIn(value.toKotlinDuration())

            /** `open` answers anybody; with `host` each request needs an [Identity]. Default: `open`. */
            public fun authentication(value: String): Builder = set("authentication", value)

            /** Who may do what. Default: every caller may have tokens, in their own name where known, and make and validate meetings. */
            public fun policy(vararg value: PolicyRule): Builder = set("policy", JsonArray(value.map { it.json }))

            /**
             * How often callers may ask: counts by `s`, `min`, `h` or `day` and how many at once, such as `30/min burst 10`. Default: as
             * often as they like.
             *
             * @param caller Requests of a known caller.
             * @param create New meetings of a known caller, or of an address where callers are not known.
             * @param address Requests of an address, which a handler has from [Request.peer].
             */
            @JvmOverloads
            public fun limits(
                caller: String? = null,
                create: String? = null,
                address: String? = null,
            ): Builder = set("limits", given("caller" to caller, "create" to create, "address" to address))

            /** Addresses and networks of your own proxies, whose `X-Forwarded-For` is believed. Default: none. */
            public fun trustedProxies(value: List<String>): Builder = set("trustedProxies", value)

            /** The origins whose pages may use it, or `*`. Default: none. */
            public fun allowedOrigins(value: List<String>): Builder = set("allowedOrigins", value)

            /** Allows pages of this machine. Default: only on loopback. */
            public fun allowLoopbackOrigins(value: Boolean): Builder = set("allowLoopbackOrigins", value)

            /** Lets pages send cookies. Default: no. */
            public fun allowCredentials(value: Boolean): Builder = set("allowCredentials", value)

            /** The names in `Host` that are answered besides those of loopback; `*` for all. */
            public fun allowedHosts(value: List<String>): Builder = set("allowedHosts", value)

            /** How long create and validate wait for the service. Default: 5 seconds. */
            public fun upstreamDeadline(value: Duration): Builder = set("upstreamDeadline", value)

            /** How long create and validate wait for the service; for Java. */
            public fun upstreamDeadline(value: java.time.Duration): Builder = upstreamDeadline(value.toKotlinDuration())

            /** What stands in front of the routes in a path. Default: nothing. */
            public fun basePath(value: String): Builder = set("basePath", value)

            /** The longest body. Default: 16 KiB. */
            public fun maxBodyBytes(value: Int): Builder = set("maxBodyBytes", value)

            /** What was built. */
            public fun build(): Config = Config(LinkedHashMap(fields))

            private fun set(
                name: String,
                value: Any,
            ): Builder = apply { fields[name] = value }
        }

        public companion object {
            /** Begins to build one. */
            @JvmStatic
            public fun builder(): Builder = Builder()
        }
    }

    public companion object {
        /** One without a socket, for the requests of a framework. */
        @JvmStatic
        @JvmOverloads
        public fun handler(
            videosdk: VideoSdkClient,
            config: Config = Config(emptyMap()),
        ): TokenServer = TokenServer(videosdk.tokenServer(options(config)))

        /**
         * Starts one that listens, until it is closed.
         *
         * @param videosdk The client that signs and calls the service.
         * @param host The address to listen on. Default: `127.0.0.1`. Beyond this machine it needs [open].
         * @param port The port. Default: 0, a free one; see [url].
         * @param open Says that anybody who reaches it may have a token. Default: no.
         * @param config How it behaves.
         */
        public suspend fun start(
            videosdk: VideoSdkClient,
            host: String? = null,
            port: Int = 0,
            open: Boolean = false,
            config: Config = Config(emptyMap()),
        ): TokenServer {
            val options = options(config, "host" to host, "port" to port, "open" to open)
            return TokenServer(videosdk.startTokenServer(options))
        }

        /** Starts one that listens, and waits for that; for Java. */
        @JvmStatic
        @JvmOverloads
        @Throws(InterruptedException::class)
        public fun startBlocking(
            videosdk: VideoSdkClient,
            host: String? = null,
            port: Int = 0,
            open: Boolean = false,
            config: Config = Config(emptyMap()),
        ): TokenServer = waitFor { start(videosdk, host, port, open, config) }

        /** Starts one that listens; for Java. */
        @JvmStatic
        @JvmOverloads
        public fun startAsync(
            videosdk: VideoSdkClient,
            host: String? = null,
            port: Int = 0,
            open: Boolean = false,
            config: Config = Config(emptyMap()),
        ): CompletableFuture<TokenServer> = begin { start(videosdk, host, port, open, config) }

        private fun options(
            config: Config,
            vararg others: Pair<String, Any?>,
        ): String = given(*config.fields.toList().toTypedArray(), *others).toString()
    }
}
