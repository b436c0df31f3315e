package io.github.videosdkserver.mounts

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** The text as JSON; `null` when it is none. */
fun jsonOf(text: String): JsonElement? = runCatching { Json.parseToJsonElement(text) }.getOrNull()

fun JsonObject.text(name: String): String? = (this[name] as? JsonPrimitive)?.takeUnless { it is JsonNull }?.content

fun JsonObject.fields(name: String): JsonObject? = this[name] as? JsonObject

val JsonElement.text: String get() = (this as JsonPrimitive).content

val JsonElement.texts: List<String> get() = (this as JsonArray).map { it.text }

val JsonElement.entries: Map<String, JsonElement> get() = this as JsonObject

/** Equal, with 1 and 1.0 as one number. */
fun same(
    wanted: JsonElement,
    found: JsonElement?,
): Boolean =
    when (wanted) {
        is JsonObject -> found is JsonObject && wanted.keys == found.keys && wanted.all { (name, value) -> same(value, found[name]) }
        is JsonArray -> found is JsonArray && wanted.size == found.size && wanted.zip(found).all { (one, other) -> same(one, other) }
        else -> wanted == found || isSameNumber(wanted.text, (found as? JsonPrimitive)?.content)
    }

private fun isSameNumber(
    wanted: String,
    found: String?,
): Boolean = wanted.toDoubleOrNull()?.let { it == found?.toDoubleOrNull() } == true
