package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.toKotlinDuration

/**
 * What the next fitting request to an emulator is answered with; everything may be left out. Without a status the service answers
 * by itself, and only the delay and the cut apply: so a write happens whose answer is lost.
 *
 * @property status The status, from 200 to 599. Default: the service's own answer.
 * @property body The body: a text is sent as it is, anything else as JSON. Default: none.
 * @property headers Headers beside the usual ones. `Content-Type` is JSON unless given.
 * @property delay How long to wait before the reply. Default: not at all.
 * @property cut Where the connection is cut. Default: nowhere.
 * @property method Only for requests of this method. Default: any.
 * @property path Only for requests of this path, or of paths that begin with it when it ends in `*`. Default: any.
 * @property times How many requests it answers. Default: 1.
 */
public data class ScriptedReply(
    val status: Int? = null,
    val body: JsonElement? = null,
    val headers: Map<String, String> = emptyMap(),
    val delay: Duration = Duration.ZERO,
    val cut: Cut = Cut.NONE,
    val method: String? = null,
    val path: String? = null,
    val times: Int? = null,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "status" to status,
            "body" to body,
            "headers" to headers,
            "delayMs" to delay.inWholeMilliseconds,
            "cut" to cut,
            "method" to method,
            "path" to path,
            "times" to times,
        )

    /** Builds a [ScriptedReply]; for Java. */
    public class Builder internal constructor() {
        private var made = ScriptedReply()

        /** See [ScriptedReply.status]. */
        public fun status(value: Int?): Builder = apply { made = made.copy(status = value) }

        /** See [ScriptedReply.body]. */
        public fun body(value: JsonElement?): Builder = apply { made = made.copy(body = value) }

        /** See [ScriptedReply.headers]. */
        public fun headers(value: Map<String, String>): Builder = apply { made = made.copy(headers = value) }

        /** See [ScriptedReply.delay]. */
        public fun delay(value: java.time.Duration): Builder = apply { made = made.copy(delay = value.toKotlinDuration()) }

        /** See [ScriptedReply.cut]. */
        public fun cut(value: Cut): Builder = apply { made = made.copy(cut = value) }

        /** See [ScriptedReply.method]. */
        public fun method(value: String?): Builder = apply { made = made.copy(method = value) }

        /** See [ScriptedReply.path]. */
        public fun path(value: String?): Builder = apply { made = made.copy(path = value) }

        /** See [ScriptedReply.times]. */
        public fun times(value: Int?): Builder = apply { made = made.copy(times = value) }

        /** What was built. */
        public fun build(): ScriptedReply = made
    }

    public companion object {
        /** Begins to build one; for Java. */
        @JvmStatic
        public fun builder(): Builder = Builder()

        internal fun of(json: JsonElement): ScriptedReply {
            val fields = Fields(json)
            return ScriptedReply(
                status = fields.optionalInt("status"),
                body = fields.optionalJson("body"),
                headers = fields.textMap("headers"),
                delay = (fields.optionalLong("delayMs") ?: 0).milliseconds,
                cut = fields.optionalText("cut")?.let(Cut::of) ?: Cut.NONE,
                method = fields.optionalText("method"),
                path = fields.optionalText("path"),
                times = fields.optionalInt("times"),
            )
        }
    }
}

/** Where the connection of a scripted reply is cut. */
public class Cut private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Nowhere: the reply comes whole. */
        @JvmField
        public val NONE: Cut = Cut("none")

        /** Before any byte of the reply. */
        @JvmField
        public val BEFORE_REPLY: Cut = Cut("before-reply")

        /** After the headers and half of the body. */
        @JvmField
        public val MID_BODY: Cut = Cut("mid-body")

        /** The cut of this word. */
        @JvmStatic
        public fun of(word: String): Cut = Cut(word)
    }
}

/**
 * A request that an emulator has seen; tokens in it are blacked out.
 *
 * @property number Counts from 1, in order of arrival.
 * @property time When it arrived by the emulator's clock, in RFC 3339.
 * @property method The method, such as `POST`.
 * @property path The path as it came, percent-encoded.
 * @property query The query as it came, without the question mark; empty when there was none.
 * @property headers The headers by lower-case name.
 * @property body The body as text, cut at 16 KiB.
 * @property status The status of the answer; `null` when the connection was cut instead, or none has come yet.
 * @property scripted True when the answer came from the script.
 * @property abandoned True when whoever asked had gone before the answer came.
 * @property assumed What the answer assumes about the service; see the reference of the emulator.
 */
public data class RecordedRequest(
    val number: Long,
    val time: String,
    val method: String,
    val path: String,
    val query: String,
    val headers: Map<String, String>,
    val body: String,
    val status: Int?,
    val scripted: Boolean,
    val abandoned: Boolean,
    val assumed: List<String>,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "number" to number,
            "time" to time,
            "method" to method,
            "path" to path,
            "query" to query,
            "headers" to headers,
            "body" to body,
            "status" to status,
            "scripted" to scripted,
            "abandoned" to abandoned,
            "assumed" to assumed,
        )

    internal companion object {
        fun of(json: JsonElement): RecordedRequest {
            val fields = Fields(json)
            return RecordedRequest(
                number = fields.optionalLong("number") ?: 0,
                time = fields.text("time"),
                method = fields.text("method"),
                path = fields.text("path"),
                query = fields.text("query"),
                headers = fields.textMap("headers"),
                body = fields.text("body"),
                status = fields.optionalInt("status"),
                scripted = fields.boolean("scripted"),
                abandoned = fields.boolean("abandoned"),
                assumed = fields.optionalTexts("assumed").orEmpty(),
            )
        }
    }
}
