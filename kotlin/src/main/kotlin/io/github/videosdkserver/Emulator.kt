package io.github.videosdkserver

import io.github.videosdkserver.internal.CallingEmulator
import io.github.videosdkserver.internal.begin
import io.github.videosdkserver.internal.finish
import io.github.videosdkserver.internal.given
import io.github.videosdkserver.internal.json
import io.github.videosdkserver.internal.seconds
import io.github.videosdkserver.internal.waitFor
import io.github.videosdkserver.models.RecordedRequest
import io.github.videosdkserver.models.ScriptedReply
import kotlinx.serialization.json.JsonArray
import java.util.concurrent.CompletableFuture
import kotlin.time.Duration
import kotlin.time.toKotlinDuration

/**
 * The VideoSDK service on this machine, for tests: on a free port, until it is closed.
 *
 * ```
 * Emulator.start().use { emulator ->
 *     val room = emulator.client().rooms.create()
 * }
 * ```
 */
public class Emulator private constructor(
    private val native: CallingEmulator,
) : AutoCloseable {
    /** Its address, such as `http://127.0.0.1:40123`. */
    public val url: String get() = native.url

    /** The API key that it takes. */
    public val apiKey: String get() = native.apiKey

    /** The secret of the API key. */
    public val secret: String get() = native.secret

    /** A client of this emulator, which is closed by itself. */
    public fun client(): VideoSdkClient = VideoSdkClient(apiKey = apiKey, secret = secret, apiEndpoint = url)

    /** Gives the next fitting requests these replies, behind those that wait already. */
    public fun script(vararg replies: ScriptedReply) {
        native.script(JsonArray(replies.map { it.toJson() }).toString())
    }

    /** The latest requests, at most 1,000, the oldest first. */
    public fun requests(): List<RecordedRequest> = (json(native.requests()) as JsonArray).map(RecordedRequest::of)

    /** Answers a guest who waits to be let in; false when nobody waits under this id. */
    public fun answerEntry(
        roomId: String,
        participantId: String,
        allowed: Boolean,
    ): Boolean = native.answerEntry(roomId, participantId, allowed)

    /** Moves its clock forward, so that tokens expire without waiting. */
    public fun advanceClock(by: Duration) {
        native.advanceClock(by.seconds())
    }

    /** Moves its clock forward; for Java. */
    public fun advanceClock(by: java.time.Duration) {
        advanceClock(by.toKotlinDuration())
    }

    /** Forgets rooms, sessions, replies and requests, as after a start. */
    public fun reset() {
        native.reset()
    }

    /** Ends it. A second time does nothing. */
    public suspend fun shutdown() {
        native.shutdown()
    }

    /** Ends it, and waits for that. A second time does nothing. */
    override fun close() {
        finish { shutdown() }
    }

    override fun toString(): String = "Emulator(url=$url)"

    /** Builds an emulator; for Java. */
    public class Builder internal constructor() {
        private var host: String? = null
        private var port = 0
        private var strict = false
        private var allowedHosts: List<String> = emptyList()
        private var apiKey: String? = null
        private var secret: String? = null

        /** The address to listen on. Default: `127.0.0.1`; another one needs [allowedHosts]. */
        public fun host(value: String?): Builder = apply { host = value }

        /** The port to listen on. Default: 0, a free one. */
        public fun port(value: Int): Builder = apply { port = value }

        /** Refuses unknown fields by name. Default: no, as the service does not. */
        public fun strict(value: Boolean): Builder = apply { strict = value }

        /** Host names that it answers to besides those of loopback. */
        public fun allowedHosts(value: List<String>): Builder = apply { allowedHosts = value }

        /** The key pair that it takes. Default: the published demo pair. */
        public fun keyPair(
            apiKey: String,
            secret: String,
        ): Builder =
            apply {
                this.apiKey = apiKey
                this.secret = secret
            }

        /** Starts it, and waits for that. */
        public fun start(): Emulator = waitFor { start(host, port, strict, allowedHosts, apiKey, secret) }

        /** Starts it. */
        public fun startAsync(): CompletableFuture<Emulator> = begin { start(host, port, strict, allowedHosts, apiKey, secret) }
    }

    public companion object {
        /**
         * Starts one.
         *
         * @param host The address to listen on. Default: `127.0.0.1`; another one needs [allowedHosts].
         * @param port The port to listen on. Default: 0, a free one.
         * @param strict Refuses unknown fields by name. Default: no, as the service does not.
         * @param allowedHosts Host names that it answers to besides those of loopback.
         * @param apiKey The API key that it takes. Default: the published demo key.
         * @param secret The secret that belongs to it.
         */
        public suspend fun start(
            host: String? = null,
            port: Int = 0,
            strict: Boolean = false,
            allowedHosts: List<String> = emptyList(),
            apiKey: String? = null,
            secret: String? = null,
        ): Emulator {
            val options =
                given(
                    "host" to host,
                    "port" to port,
                    "strict" to strict,
                    "allowedHosts" to allowedHosts,
                    "apiKey" to apiKey,
                    "secret" to secret,
                )
            return Emulator(CallingEmulator.start(options.toString()))
        }

        /** Begins to build one; for Java. */
        @JvmStatic
        public fun builder(): Builder = Builder()
    }
}
