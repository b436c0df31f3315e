package io.github.videosdkserver.internal

import io.github.videosdkserver.VideoSdkException
import io.github.videosdkserver.models.Model
import io.github.videosdkserver.models.OpenEnum
import kotlinx.serialization.SerializationException
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.booleanOrNull
import kotlinx.serialization.json.doubleOrNull
import kotlinx.serialization.json.longOrNull
import kotlin.time.Duration
import kotlin.time.DurationUnit

internal val NOTHING: JsonObject = JsonObject(emptyMap())

/** Reads JSON that the native library wrote. */
internal fun json(text: String): JsonElement =
    try {
        Json.parseToJsonElement(text)
    } catch (error: SerializationException) {
        throw VideoSdkException.internal("the native library answered no JSON", error)
    }

/** A JSON object of the fields that are given; those that are `null` are left out, so that the core's defaults hold. */
internal fun given(
    vararg fields: Pair<String, Any?>,
    extra: JsonObject = NOTHING,
): JsonObject {
    val all = LinkedHashMap<String, JsonElement>(extra)
    for ((name, value) in fields) if (value != null) all[name] = element(value)
    return JsonObject(all)
}

private fun element(value: Any?): JsonElement =
    when (value) {
        null -> JsonNull
        is JsonElement -> value
        is String -> JsonPrimitive(value)
        is Boolean -> JsonPrimitive(value)
        is Number -> JsonPrimitive(value)
        is Duration -> JsonPrimitive(value.seconds())
        is Model -> value.toJson()
        is OpenEnum -> JsonPrimitive(value.word)
        is Collection<*> -> JsonArray(value.map(::element))
        is Map<*, *> -> JsonObject(value.entries.associate { (name, inner) -> name as String to element(inner) })
        else -> throw IllegalArgumentException("${value::class} has no form in JSON")
    }

/** A number of seconds. An infinite one becomes the longest, which the core refuses by its name. */
internal fun Duration.seconds(): Double = toDouble(DurationUnit.SECONDS).coerceIn(-Double.MAX_VALUE, Double.MAX_VALUE)

/** The fields of a JSON object, taken one by one; what remains has no name in the model yet. */
internal class Fields(
    json: JsonElement,
) {
    private val remaining = LinkedHashMap(json as? JsonObject ?: throw unreadable())

    fun text(name: String): String = optionalText(name) ?: throw unreadable(name)

    fun optionalText(name: String): String? = take(name)?.let { (it as? JsonPrimitive)?.content ?: throw unreadable(name) }

    fun boolean(name: String): Boolean = optionalBoolean(name) ?: false

    fun long(name: String): Long = optionalLong(name) ?: throw unreadable(name)

    fun double(name: String): Double = optionalDouble(name) ?: throw unreadable(name)

    fun json(name: String): JsonElement = optionalJson(name) ?: JsonNull

    fun optionalObject(name: String): JsonObject? = take(name)?.let { it as? JsonObject ?: throw unreadable(name) }

    fun jsonObject(name: String): JsonObject = optionalObject(name) ?: NOTHING

    fun <T> required(
        name: String,
        read: (JsonElement) -> T,
    ): T = optional(name, read) ?: throw unreadable(name)

    fun optionalBoolean(name: String): Boolean? =
        take(name)?.let { (it as? JsonPrimitive)?.booleanOrNull ?: throw unreadable(name) }

    fun optionalLong(name: String): Long? = take(name)?.let { (it as? JsonPrimitive)?.longOrNull ?: throw unreadable(name) }

    fun optionalInt(name: String): Int? = optionalLong(name)?.toInt()

    fun optionalDouble(name: String): Double? =
        take(name)?.let { (it as? JsonPrimitive)?.doubleOrNull ?: throw unreadable(name) }

    /** A field as it came. */
    fun optionalJson(name: String): JsonElement? = take(name)

    fun <T> optional(
        name: String,
        read: (JsonElement) -> T,
    ): T? = take(name)?.let(read)

    fun <T> optionalList(
        name: String,
        read: (JsonElement) -> T,
    ): List<T>? = take(name)?.let { list -> (list as? JsonArray ?: throw unreadable(name)).map(read) }

    fun optionalTexts(name: String): List<String>? = optionalList(name) { (it as? JsonPrimitive)?.content ?: throw unreadable(name) }

    fun textMap(name: String): Map<String, String> = optionalTextMap(name).orEmpty()

    fun optionalTextMap(name: String): Map<String, String>? =
        optionalObject(name)?.mapValues { (_, text) -> (text as? JsonPrimitive)?.content ?: throw unreadable(name) }

    /** What was not taken. */
    fun extra(): JsonObject = if (remaining.isEmpty()) NOTHING else JsonObject(remaining)

    private fun take(name: String): JsonElement? = remaining.remove(name)?.takeUnless { it is JsonNull }

    private fun unreadable(name: String? = null) =
        VideoSdkException.internal("the native library's answer has no usable ${name ?: "object"}", null)
}
