package io.github.videosdkserver.models

import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.toKotlinDuration

/**
 * One rule of a token server's policy, of which the first that fits a caller counts; a caller whom none fits may do nothing. The guide to
 * the configuration has all of it, with its limits.
 *
 * Made by its builder, in Kotlin too: `PolicyRule.builder("students").having("role", "student").rooms("class-{school}-*").build()`.
 */
public class PolicyRule private constructor(
    internal val json: JsonObject,
) {
    override fun toString(): String = "PolicyRule(name=${json["name"]})"

    /** Builds a [PolicyRule]. */
    public class Builder internal constructor(
        private val name: String,
    ) {
        private val claims = LinkedHashMap<String, JsonElement>()
        private val fields = LinkedHashMap<String, Any>()

        /** Only callers whose claim has one of these values, or holds it when it is a list. Said for several claims, all must hold. */
        public fun having(
            claim: String,
            vararg values: String,
        ): Builder = having(claim, *values.map(::JsonPrimitive).toTypedArray())

        /** Only callers whose claim is this, or holds it when it is a list. */
        public fun having(
            claim: String,
            value: Boolean,
        ): Builder = having(claim, JsonPrimitive(value))

        /** Only callers whose claim has one of these values, or holds it when it is a list. */
        public fun having(
            claim: String,
            vararg values: JsonPrimitive,
        ): Builder = apply { claims[claim] = JsonArray(values.asList()) }

        /**
         * What its callers may do: `token`, `create`, `validate`, and `configure`, which is to say what a new meeting records, when it ends
         * and to whom its events go. Default: the first three.
         */
        public fun may(vararg value: String): Builder = set("may", value.asList())

        /**
         * Names of rooms, in which `*` stands for any text and `{claim}` for a claim of the caller; `*` alone is every room. This or
         * [roomsClaim] is needed.
         */
        public fun rooms(vararg value: String): Builder = set("rooms", value.asList())

        /** The claim that names the rooms, a text or a list. */
        public fun roomsClaim(value: String): Builder = set("roomsClaim", value)

        /** Who its callers are in a meeting, such as `{sub}`; `*` is anyone that is asked for. Default: themselves, where they are known. */
        public fun participant(value: String): Builder = set("participant", value)

        /** What tokens permit, and the most that may be asked for. Default: as the server has it. */
        public fun permissions(vararg value: Permission): Builder = set("permissions", value.asList())

        /** How long tokens live, as a text such as `30m`. Default and most: as the server has it. */
        public fun expiresIn(value: String): Builder = set("expiresIn", Lifetime.of(value).toJson())

        /** How long tokens live, in whole seconds. Default and most: as the server has it. */
        public fun expiresIn(value: Duration): Builder {
            val isWhole = value == value.inWholeSeconds.seconds
            // Parts of a second are refused by the core.
            return set("expiresIn", if (isWhole) JsonPrimitive(value.inWholeSeconds) else Lifetime.of(value).toJson())
        }

        /** How long tokens live; for Java. */
        public fun expiresIn(value: java.time.Duration): Builder = expiresIn(value.toKotlinDuration())

        /** What was built. */
        public fun build(): PolicyRule =
            PolicyRule(given("name" to name, "when" to JsonObject(claims), *fields.toList().toTypedArray()))

        private fun set(
            field: String,
            value: Any,
        ): Builder = apply { fields[field] = value }
    }

    public companion object {
        /** Begins to build one; its name stands in metrics and explanations, callers never see it. */
        @JvmStatic
        public fun builder(name: String): Builder = Builder(name)
    }
}
