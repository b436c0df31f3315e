package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Arguments
import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.NOTHING
import io.github.videosdkserver.internal.given
import io.github.videosdkserver.internal.json
import io.github.videosdkserver.internal.seconds
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.math.BigDecimal
import java.time.Instant
import kotlin.time.Duration
import kotlin.time.toKotlinDuration

/** What the holder of a token may do. */
public class Permission private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Joins meetings. */
        @JvmField
        public val ALLOW_JOIN: Permission = Permission("allow_join")

        /** Asks to be let in, as a guest who knocks. It goes with no other. */
        @JvmField
        public val ASK_JOIN: Permission = Permission("ask_join")

        /** May switch others' microphone and webcam. */
        @JvmField
        public val ALLOW_MOD: Permission = Permission("allow_mod")

        /** The permission of this word, known or not; unknown ones are refused when they are used. */
        @JvmStatic
        public fun of(word: String): Permission = Permission(word)
    }
}

/** What a token is made for. */
public class TokenKind private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Clients that join meetings. */
        @JvmField
        public val PARTICIPANT: TokenKind = TokenKind("participant")

        /** Calls to the REST API. */
        @JvmField
        public val API: TokenKind = TokenKind("api")

        /** Both, as in the public quick start; for prototypes. */
        @JvmField
        public val CLASSIC: TokenKind = TokenKind("classic")

        /** The kind of this word, known or not; unknown ones are refused when they are used. */
        @JvmStatic
        public fun of(word: String): TokenKind = TokenKind(word)
    }
}

/** How long something lasts, as a text of our grammar or as a duration. */
internal class Lifetime private constructor(
    val text: String?,
    val seconds: Double,
) {
    fun toJson(): JsonPrimitive = if (text == null) JsonPrimitive(seconds) else JsonPrimitive(text)

    companion object {
        fun of(text: String): Lifetime = Lifetime(text, 0.0)

        fun of(duration: Duration): Lifetime = Lifetime(null, duration.seconds())
    }
}

/** A token to be signed, of any kind. Made by the builder of its kind, or in Kotlin by the arguments of `tokens`. */
public abstract class TokenRequest internal constructor(
    private val options: Options,
) {
    /** Its room, for those that are bound to one. */
    internal open val roomId: String? get() = null

    /** Its participant, for those that are bound to one. */
    internal open val participantId: String? get() = null

    /** Writes it for `arguments.rs` to read. */
    internal fun write(arguments: Arguments) {
        arguments.flag(options.allowLongLived)
        arguments.flag(options.notBefore)
        arguments.text(roomId)
        arguments.text(participantId)
        arguments.texts(options.permissions?.map { it.word })
        val expiresIn = options.expiresIn
        if (expiresIn?.text != null) {
            arguments.byte(1)
            arguments.text(expiresIn.text)
        } else if (expiresIn != null) {
            arguments.byte(2)
            arguments.double(expiresIn.seconds)
        } else {
            arguments.byte(0)
        }
        arguments.text(options.claims?.toString())
    }

    /** What tokens of every kind have. */
    internal class Options(
        val permissions: Collection<Permission>?,
        val expiresIn: Lifetime?,
        val allowLongLived: Boolean,
        val notBefore: Boolean,
        val claims: JsonObject?,
    )

    /** Builds a token request. */
    public abstract class Builder<B : Builder<B, R>, R : TokenRequest> internal constructor() {
        private var permissions: Collection<Permission>? = null
        private var expiresIn: Lifetime? = null
        private var allowLongLived = false
        private var notBefore = false
        private var claims: LinkedHashMap<String, JsonElement>? = null

        /** What its holder may do. Default: [Permission.ALLOW_JOIN]; of an API token [Permission.ALLOW_MOD] too. */
        public fun permissions(vararg value: Permission): B = self { permissions = value.asList() }

        /** How long it lives, as a text such as `2h`. Default: 24 hours. Limits: 1 second to 30 days. */
        public fun expiresIn(value: String): B = self { expiresIn = Lifetime.of(value) }

        /** How long it lives. Default: 24 hours. Limits: 1 second to 30 days. */
        public fun expiresIn(value: java.time.Duration): B = self { expiresIn = Lifetime.of(value.toKotlinDuration()) }

        /** Allows more than 30 days. */
        public fun allowLongLived(value: Boolean): B = self { allowLongLived = value }

        /** Writes `nbf` too, which the service does not need. */
        public fun notBefore(value: Boolean): B = self { notBefore = value }

        /** A further claim; the names of the other claims are reserved. */
        public fun claim(
            name: String,
            value: String,
        ): B = claim(name, JsonPrimitive(value))

        /** A further claim. */
        public fun claim(
            name: String,
            value: Number,
        ): B = claim(name, JsonPrimitive(value))

        /** A further claim. */
        public fun claim(
            name: String,
            value: Boolean,
        ): B = claim(name, JsonPrimitive(value))

        /** A further claim. */
        public fun claim(
            name: String,
            value: JsonElement,
        ): B = self { claims = (claims ?: LinkedHashMap()).apply { put(name, value) } }

        /** The request. */
        public abstract fun build(): R

        internal fun options(): Options = Options(permissions, expiresIn, allowLongLived, notBefore, claims?.let(::JsonObject))

        @Suppress("UNCHECKED_CAST")
        internal inline fun self(change: () -> Unit): B {
            change()
            return this as B
        }
    }
}

/** A token for a client that joins meetings. It cannot call the REST API. */
public class ParticipantToken internal constructor(
    override val roomId: String?,
    override val participantId: String?,
    options: Options,
) : TokenRequest(options) {
    /**
     * Takes the same arguments as `tokens.participant`.
     *
     * @param roomId The only room it opens. Default: every room of the account.
     * @param participantId The only participant who may use it. Default: any.
     * @param permissions What its holder may do. Default: [Permission.ALLOW_JOIN].
     * @param expiresIn How long it lives. Default: 24 hours. Limits: 1 second to 30 days.
     * @param allowLongLived Allows more than 30 days.
     * @param notBefore Writes `nbf` too, which the service does not need.
     * @param claims Further claims; the names of the other claims are reserved.
     */
    public constructor(
        roomId: String? = null,
        participantId: String? = null,
        permissions: Collection<Permission>? = null,
        expiresIn: Duration? = null,
        allowLongLived: Boolean = false,
        notBefore: Boolean = false,
        claims: JsonObject? = null,
    ) : this(roomId, participantId, Options(permissions, expiresIn?.let(Lifetime::of), allowLongLived, notBefore, claims))

    /** Builds a [ParticipantToken]. */
    public class Builder internal constructor() : TokenRequest.Builder<Builder, ParticipantToken>() {
        private var roomId: String? = null
        private var participantId: String? = null

        /** The only room it opens. Default: every room of the account. */
        public fun roomId(value: String?): Builder = self { roomId = value }

        /** The only participant who may use it. Default: any. */
        public fun participantId(value: String?): Builder = self { participantId = value }

        override fun build(): ParticipantToken = ParticipantToken(roomId, participantId, options())
    }

    public companion object {
        /** Begins to build one. */
        @JvmStatic
        public fun builder(): Builder = Builder()
    }
}

/** A token that calls the REST API. The client makes its own; never give one to a browser. */
public class ApiToken internal constructor(
    options: Options,
) : TokenRequest(options) {
    /** Builds an [ApiToken]. */
    public class Builder internal constructor() : TokenRequest.Builder<Builder, ApiToken>() {
        override fun build(): ApiToken = ApiToken(options())
    }

    public companion object {
        /** Begins to build one. */
        @JvmStatic
        public fun builder(): Builder = Builder()
    }
}

/** The token of the public quick start, which both joins and calls the REST API. For prototypes. */
public class ClassicToken internal constructor(
    options: Options,
) : TokenRequest(options) {
    /** Builds a [ClassicToken]. */
    public class Builder internal constructor() : TokenRequest.Builder<Builder, ClassicToken>() {
        override fun build(): ClassicToken = ClassicToken(options())
    }

    public companion object {
        /** Begins to build one. */
        @JvmStatic
        public fun builder(): Builder = Builder()
    }
}

/**
 * What a token must fit besides its signature and its times; for Java. In Kotlin these are arguments of `tokens.verify`.
 */
public class VerifyToken private constructor(
    internal val roomId: String?,
    internal val participantId: String?,
    internal val permission: Permission?,
    internal val kind: TokenKind?,
    internal val leeway: Duration?,
    internal val useLearnedOffset: Boolean,
) {
    /** Builds a [VerifyToken]. */
    public class Builder internal constructor() {
        private var roomId: String? = null
        private var participantId: String? = null
        private var permission: Permission? = null
        private var kind: TokenKind? = null
        private var leeway: Duration? = null
        private var useLearnedOffset = false

        /** The room it is used in; a token of every room passes. */
        public fun roomId(value: String?): Builder = apply { roomId = value }

        /** The participant who uses it; a token of any participant passes. */
        public fun participantId(value: String?): Builder = apply { participantId = value }

        /** A permission it must have. */
        public fun permission(value: Permission?): Builder = apply { permission = value }

        /** The kind it must be of. */
        public fun kind(value: TokenKind?): Builder = apply { kind = value }

        /** How much the clocks may differ. Default: 30 seconds. */
        public fun leeway(value: java.time.Duration?): Builder = apply { leeway = value?.toKotlinDuration() }

        /** Compares times with the service's clock as the client has learned it. Default: no. */
        public fun useLearnedOffset(value: Boolean): Builder = apply { useLearnedOffset = value }

        /** What was built. */
        public fun build(): VerifyToken = VerifyToken(roomId, participantId, permission, kind, leeway, useLearnedOffset)
    }

    public companion object {
        /** Begins to build one. */
        @JvmStatic
        public fun builder(): Builder = Builder()
    }
}

/**
 * What a token says. A claim of an unexpected type stays in [extra] under its own name; [toJson] has them all.
 *
 * @property apiKey The API key (`apikey`).
 * @property permissions What the holder may do, unknown words included.
 * @property version The version of the claims; 2 is needed for roles, room and participant.
 * @property roles The uses: `rtc` joins meetings, `crawler` calls the REST API.
 * @property roomId The only room.
 * @property participantId The only participant.
 * @property tokenId The token's own id (`jti`).
 */
public class Claims internal constructor(
    public val apiKey: String?,
    public val permissions: List<String>?,
    public val version: Long?,
    public val roles: List<String>?,
    public val roomId: String?,
    public val participantId: String?,
    private val issued: Number?,
    private val expires: Number?,
    private val starts: Number?,
    public val tokenId: String?,
    private val extraJson: String?,
) : Model {
    /** When it was issued (`iat`). */
    public val issuedAt: Instant? get() = issued?.let(::instant)

    /** When it expires (`exp`). */
    public val expiresAt: Instant? get() = expires?.let(::instant)

    /** From when on it is valid (`nbf`). */
    public val notBefore: Instant? get() = starts?.let(::instant)

    /** Every other claim, and known ones of an unexpected type. */
    public val extra: JsonObject by lazy(LazyThreadSafetyMode.PUBLICATION) {
        extraJson?.let { json(it) as JsonObject } ?: NOTHING
    }

    override fun toJson(): JsonObject =
        JsonObject(
            given(
                "apikey" to apiKey,
                "permissions" to permissions,
                "version" to version,
                "roles" to roles,
                "roomId" to roomId,
                "participantId" to participantId,
                "iat" to issued,
                "exp" to expires,
                "nbf" to starts,
                "jti" to tokenId,
            ) + extra,
        )

    override fun equals(other: Any?): Boolean = other is Claims && toJson() == other.toJson()

    override fun hashCode(): Int = toJson().hashCode()

    override fun toString(): String = "Claims(${toJson()})"

    internal companion object {
        /** A moment, as near to it as Java has one: numbers may be of any size. */
        private fun instant(seconds: Number): Instant {
            val exact = if (seconds is Long) BigDecimal(seconds) else BigDecimal(seconds.toString())
            val within = exact.max(BigDecimal(Instant.MIN.epochSecond)).min(BigDecimal(Instant.MAX.epochSecond))
            val whole = within.setScale(0, java.math.RoundingMode.FLOOR)
            return Instant.ofEpochSecond(whole.toLong(), within.subtract(whole).movePointRight(9).toLong())
        }
    }
}
