package io.github.videosdkserver

import io.github.videosdkserver.internal.json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import java.io.File

/** The cases that all languages share. */
internal object Shared {
    private val tests = File(System.getProperty("repository.root"), "tests")

    fun files(folder: String): List<File> =
        tests.resolve(folder).walk().filter { it.isFile && it.extension == "json" }.toList()

    fun cases(file: File): List<JsonObject> = (json(file.readText()) as JsonArray).map { it as JsonObject }
}

internal fun JsonObject.text(name: String): String? = (this[name] as? JsonPrimitive)?.takeUnless { it is JsonNull }?.content

internal fun JsonObject.fields(name: String): JsonObject? = this[name] as? JsonObject

internal fun JsonObject.list(name: String): List<JsonElement>? = this[name] as? JsonArray

/** Whether two values are the same JSON, in which 1 and 1.0 are one number. */
internal fun same(
    expected: JsonElement,
    actual: JsonElement?,
    known: (String, String) -> Boolean = { text, other -> text == other },
): Boolean =
    when {
        expected is JsonObject && actual is JsonObject ->
            expected.keys == actual.keys && expected.all { (name, field) -> same(field, actual[name], known) }
        expected is JsonArray && actual is JsonArray ->
            expected.size == actual.size && expected.zip(actual).all { (item, other) -> same(item, other, known) }
        expected is JsonNull -> actual == null || actual is JsonNull
        expected is JsonPrimitive && actual is JsonPrimitive && actual !is JsonNull -> {
            if (expected.isString != actual.isString) {
                false
            } else if (expected.isString) {
                known(expected.content, actual.content)
            } else {
                expected.content == actual.content || sameNumber(expected.content, actual.content)
            }
        }
        else -> false
    }

private fun sameNumber(
    expected: String,
    actual: String,
): Boolean {
    val numbers = listOf(expected, actual).map { it.toBigDecimalOrNull() ?: return false }
    return numbers[0].compareTo(numbers[1]) == 0
}

internal fun assertSame(
    expected: JsonElement,
    actual: JsonElement?,
) {
    assertTrue(same(expected, actual)) { "$actual is not $expected" }
}

/** Compares an error with what a vector says of it. */
internal fun assertError(
    expected: JsonObject,
    error: VideoSdkException,
) {
    assertEquals(expected.text("kind"), error.kind)
    assertEquals(expected.text("code") ?: error.code, error.code)
    expected.list("codes")?.let { codes ->
        assertEquals(codes.map { (it as JsonPrimitive).content }.sorted(), error.findings.map { it.code }.sorted())
    }
    expected.list("mention")?.forEach { word ->
        assertTrue(error.reason.contains((word as JsonPrimitive).content, ignoreCase = true)) { error.reason }
    }
}
