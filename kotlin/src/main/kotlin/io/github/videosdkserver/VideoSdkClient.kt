package io.github.videosdkserver

import io.github.videosdkserver.internal.Caller
import io.github.videosdkserver.internal.CallingClient
import io.github.videosdkserver.internal.HotClient
import io.github.videosdkserver.internal.given
import io.github.videosdkserver.internal.json
import io.github.videosdkserver.models.Settings
import io.github.videosdkserver.resources.Resources
import io.github.videosdkserver.resources.Tokens
import kotlinx.serialization.json.JsonElement
import kotlin.time.Duration
import kotlin.time.toKotlinDuration

/**
 * Calls the service of VideoSDK.live, and signs and verifies its tokens.
 *
 * What is not given comes from the environment: `VIDEOSDK_API_KEY`, `VIDEOSDK_SECRET` (else `VIDEOSDK_SECRET_KEY`), each also as
 * `…_FILE`, `VIDEOSDK_AUTH_TOKEN`, `VIDEOSDK_API_ENDPOINT`, `VIDEOSDK_EMULATOR`. Making one costs little; missing settings
 * fail at the first use, or with [check]. One serves a whole program: threads and coroutines share it, its connections and
 * its token. The functions that call the service suspend; for Java there are [blocking] and [futures].
 */
public class VideoSdkClient internal constructor(
    private val hot: HotClient,
    private val calling: CallingClient = CallingClient(hot),
) : Resources(Caller(calling)),
    AutoCloseable {
    /** Signs, verifies and explains access tokens. */
    public val tokens: Tokens = Tokens(hot)

    /** The address of the service that it calls. */
    public val apiEndpoint: String get() = hot.apiEndpoint()

    /**
     * For Kotlin; for Java there is [builder].
     *
     * @param apiKey The API key of the dashboard.
     * @param secret The secret that belongs to it.
     * @param token A ready token instead of key and secret.
     * @param apiEndpoint The address of the service. Default: `https://api.videosdk.live`.
     * @param emulator Host and port of an emulator to use in place of the service.
     * @param timeout How long one attempt may take. Default: 30 seconds.
     * @param deadline How long a whole call may take, retries and waits included. Default: 90 seconds.
     * @param maxRetries How often a failed attempt is repeated. Default: 2.
     * @param headers Further headers of every request.
     * @param proxy The address of an HTTP proxy.
     * @param caBundle The path of a PEM file with further certificates to trust.
     * @param allowInsecureHttp Allows plain `http` beyond this machine. Default: no.
     * @param onEvent Takes what happens during calls. Default: [EventListener.systemLogger].
     */
    public constructor(
        apiKey: String? = null,
        secret: String? = null,
        token: String? = null,
        apiEndpoint: String? = null,
        emulator: String? = null,
        timeout: Duration? = null,
        deadline: Duration? = null,
        maxRetries: Int? = null,
        headers: Map<String, String>? = null,
        proxy: String? = null,
        caBundle: String? = null,
        allowInsecureHttp: Boolean = false,
        onEvent: EventListener = EventListener.systemLogger(),
    ) : this(
        HotClient.open(
            given(
                "apiKey" to apiKey,
                "secret" to secret,
                "token" to token,
                "apiEndpoint" to apiEndpoint,
                "emulator" to emulator,
                "timeout" to timeout,
                "deadline" to deadline,
                "maxRetries" to maxRetries,
                "headers" to headers,
                "proxy" to proxy,
                "caBundle" to caBundle,
                "allowInsecureHttp" to allowInsecureHttp,
                "language" to "java ${System.getProperty("java.version")}",
            ).toString(),
            onEvent.native(),
        ),
    )

    /**
     * A copy whose calls go by other options; what is left out stays as it is. It shares connections and token, and is closed by
     * itself. For Java there is [withOptions] with [CallOptions].
     */
    public fun withOptions(
        timeout: Duration? = null,
        deadline: Duration? = null,
        maxRetries: Int? = null,
        headers: Map<String, String>? = null,
    ): VideoSdkClient {
        val options = given("timeout" to timeout, "deadline" to deadline, "maxRetries" to maxRetries, "headers" to headers)
        return VideoSdkClient(hot.withOptions(options.toString()))
    }

    /** The same for Java. */
    public fun withOptions(options: CallOptions): VideoSdkClient =
        withOptions(options.timeout, options.deadline, options.maxRetries, options.headers)

    /**
     * Sends a request that has no function here yet, and answers its JSON.
     *
     * @param method The HTTP method. `POST` and `PATCH` are repeated only after 429.
     * @param path The path with the version in it, such as `/v2/rooms`.
     * @param query What follows the question mark, by name.
     * @param body What is sent as JSON.
     */
    public suspend fun request(
        method: String,
        path: String,
        query: Map<String, String>? = null,
        body: JsonElement? = null,
    ): JsonElement = caller.call("request", given("method" to method, "path" to path, "query" to query, "body" to body))

    /** Fails with `VideoSdkException.Configuration` and every reason when the settings are not usable. Sends nothing. */
    public fun check() {
        hot.check()
    }

    /** Where each setting came from, never its value, and what is wrong with them. */
    public fun settings(): Settings = Settings.of(json(hot.settings()))

    /** The same client for Java, with calls that wait for their answers. */
    public fun blocking(): BlockingVideoSdkClient = BlockingVideoSdkClient(this, caller)

    /** The same client for Java, with calls that answer futures. */
    public fun futures(): FutureVideoSdkClient = FutureVideoSdkClient(this, caller)

    /** Lets connections and secret go. Calls under way go on to their end; later ones fail. A second time does nothing. */
    override fun close() {
        calling.close()
    }

    override fun toString(): String = "VideoSdkClient"

    internal suspend fun startTokenServer(options: String) = calling.startTokenServer(options)

    internal fun tokenServer(options: String) = calling.tokenServer(options)

    /** Builds a client; for Java. */
    public class Builder internal constructor() {
        private var apiKey: String? = null
        private var secret: String? = null
        private var token: String? = null
        private var apiEndpoint: String? = null
        private var emulator: String? = null
        private var timeout: Duration? = null
        private var deadline: Duration? = null
        private var maxRetries: Int? = null
        private var headers: Map<String, String>? = null
        private var proxy: String? = null
        private var caBundle: String? = null
        private var allowInsecureHttp = false
        private var onEvent: EventListener = EventListener.systemLogger()

        /** The API key of the dashboard. */
        public fun apiKey(value: String?): Builder = apply { apiKey = value }

        /** The secret that belongs to the API key. */
        public fun secret(value: String?): Builder = apply { secret = value }

        /** A ready token instead of key and secret. */
        public fun token(value: String?): Builder = apply { token = value }

        /** The address of the service. Default: `https://api.videosdk.live`. */
        public fun apiEndpoint(value: String?): Builder = apply { apiEndpoint = value }

        /** Host and port of an emulator to use in place of the service. */
        public fun emulator(value: String?): Builder = apply { emulator = value }

        /** How long one attempt may take. Default: 30 seconds. */
        public fun timeout(value: java.time.Duration?): Builder = apply { timeout = value?.toKotlinDuration() }

        /** How long a whole call may take, retries and waits included. Default: 90 seconds. */
        public fun deadline(value: java.time.Duration?): Builder = apply { deadline = value?.toKotlinDuration() }

        /** How often a failed attempt is repeated. Default: 2. */
        public fun maxRetries(value: Int?): Builder = apply { maxRetries = value }

        /** Further headers of every request. */
        public fun headers(value: Map<String, String>?): Builder = apply { headers = value }

        /** The address of an HTTP proxy. */
        public fun proxy(value: String?): Builder = apply { proxy = value }

        /** The path of a PEM file with further certificates to trust. */
        public fun caBundle(value: String?): Builder = apply { caBundle = value }

        /** Allows plain `http` beyond this machine. Default: no. */
        public fun allowInsecureHttp(value: Boolean): Builder = apply { allowInsecureHttp = value }

        /** Takes what happens during calls. Default: [EventListener.systemLogger]. */
        public fun onEvent(value: EventListener): Builder = apply { onEvent = value }

        /** The client. */
        public fun build(): VideoSdkClient =
            VideoSdkClient(
                apiKey,
                secret,
                token,
                apiEndpoint,
                emulator,
                timeout,
                deadline,
                maxRetries,
                headers,
                proxy,
                caBundle,
                allowInsecureHttp,
                onEvent,
            )
    }

    public companion object {
        /** A client of the environment alone; for Java. */
        @JvmStatic
        public fun fromEnvironment(): VideoSdkClient = builder().build()

        /** Begins to build a client; for Java. */
        @JvmStatic
        public fun builder(): Builder = Builder()
    }
}

/** Options of calls; for Java. In Kotlin these are arguments of [VideoSdkClient.withOptions]. */
public class CallOptions private constructor(
    internal val timeout: Duration?,
    internal val deadline: Duration?,
    internal val maxRetries: Int?,
    internal val headers: Map<String, String>?,
) {
    /** Builds [CallOptions]. */
    public class Builder internal constructor() {
        private var timeout: Duration? = null
        private var deadline: Duration? = null
        private var maxRetries: Int? = null
        private var headers: Map<String, String>? = null

        /** How long one attempt may take. */
        public fun timeout(value: java.time.Duration?): Builder = apply { timeout = value?.toKotlinDuration() }

        /** How long a whole call may take, retries and waits included. */
        public fun deadline(value: java.time.Duration?): Builder = apply { deadline = value?.toKotlinDuration() }

        /** How often a failed attempt is repeated. */
        public fun maxRetries(value: Int?): Builder = apply { maxRetries = value }

        /** Further headers. */
        public fun headers(value: Map<String, String>?): Builder = apply { headers = value }

        /** What was built. */
        public fun build(): CallOptions = CallOptions(timeout, deadline, maxRetries, headers)
    }

    public companion object {
        /** Begins to build them. */
        @JvmStatic
        public fun builder(): Builder = Builder()
    }
}
