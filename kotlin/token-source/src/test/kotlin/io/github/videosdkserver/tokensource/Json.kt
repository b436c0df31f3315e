package io.github.videosdkserver.tokensource

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.doubleOrNull

internal fun JsonObject.text(name: String): String? = (this[name] as? JsonPrimitive)?.takeUnless { it is JsonNull }?.content

internal fun JsonObject.fields(name: String): JsonObject? = this[name] as? JsonObject

internal fun JsonObject.objects(name: String): List<JsonObject> = (this[name] as? JsonArray).orEmpty().map { it as JsonObject }

internal fun JsonObject.number(name: String): Double? = (this[name] as? JsonPrimitive)?.doubleOrNull

/** Equal, with 1 and 1.0 as one number; `null` is what is not there. */
internal fun isSame(
    wanted: JsonElement,
    found: Any?,
): Boolean =
    when {
        wanted is JsonNull -> found == null
        wanted is JsonObject -> found is Map<*, *> && found.keys == wanted.keys && wanted.all { isSame(it.value, found[it.key]) }
        wanted is JsonArray -> found is List<*> && found.size == wanted.size && wanted.zip(found).all { isSame(it.first, it.second) }
        found is Number -> (wanted as JsonPrimitive).doubleOrNull == found.toDouble()
        else -> (wanted as JsonPrimitive).content == found?.toString()
    }
