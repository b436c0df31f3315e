package io.github.videosdkserver

import io.github.videosdkserver.internal.given
import io.github.videosdkserver.internal.json
import io.github.videosdkserver.models.BlockingPage
import io.github.videosdkserver.models.FuturePage
import io.github.videosdkserver.models.Model
import io.github.videosdkserver.models.Page
import io.github.videosdkserver.models.ScriptedReply
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.runInterruptible
import kotlinx.coroutines.yield
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.double
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import java.lang.reflect.InvocationTargetException
import java.util.concurrent.CompletableFuture
import kotlin.reflect.KCallable
import kotlin.reflect.KClass
import kotlin.reflect.KParameter
import kotlin.reflect.KType
import kotlin.reflect.full.callSuspendBy
import kotlin.reflect.full.companionObject
import kotlin.reflect.full.companionObjectInstance
import kotlin.reflect.full.instanceParameter
import kotlin.reflect.full.isSubclassOf
import kotlin.reflect.full.memberFunctions
import kotlin.reflect.full.memberProperties
import kotlin.reflect.full.valueParameters
import kotlin.reflect.jvm.isAccessible
import kotlin.reflect.jvm.jvmErasure
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.DurationUnit

/** The shared scenarios, which `tests/scenarios/README.md` explains, by each of the ways to call. */
class ScenariosTest {
    @TestFactory
    fun suspending(): List<DynamicTest> =
        tests({ it }).also { println("conformance kotlin: ${it.size} scenarios") }

    @TestFactory
    fun blocking(): List<DynamicTest> = tests(VideoSdkClient::blocking)

    /** A future has begun when there is one to cancel. */
    @TestFactory
    fun futures(): List<DynamicTest> = tests(VideoSdkClient::futures) { it.text("cancel") != "before" }

    /** Most of them wait, so many run at once; each is told of by a test of its own. */
    @OptIn(DelicateCoroutinesApi::class)
    private fun tests(
        way: (VideoSdkClient) -> Any,
        filter: (JsonObject) -> Boolean = { true },
    ): List<DynamicTest> {
        // Those of the token source are of another form.
        val files = Shared.files("scenarios").filter { it.parentFile.name != "token-source" }
        val scenarios = files.flatMap(Shared::cases).filter(filter)
        assertEquals(scenarios.size, scenarios.map { it.text("id") }.toSet().size, "each id stands once")
        val dispatcher = Dispatchers.IO.limitedParallelism(AT_ONCE)
        return scenarios.map { scenario ->
            val running = GlobalScope.async(dispatcher) { runCatching { Scenario(scenario, way).run() } }
            DynamicTest.dynamicTest(scenario.text("id")!!) { runBlocking { running.await().getOrThrow() } }
        }
    }

    private companion object {
        const val AT_ONCE = 24
    }
}

/** What a function threw that was called by reflection. */
private inline fun <T> reflected(call: () -> T): T =
    try {
        call()
    } catch (error: InvocationTargetException) {
        throw error.targetException
    }

/** One scenario, run by one way of calling. */
private class Scenario(
    private val scenario: JsonObject,
    private val way: (VideoSdkClient) -> Any,
) {
    /** What the texts that begin with `$` stand for, each from where it is first seen. */
    private val known = mutableMapOf<String, String>()

    suspend fun run() {
        assertEquals(emptySet<String>(), scenario.keys - FIELDS)
        Emulator.start().use { emulator ->
            emulator.script(*scenario.list("answers").orEmpty().map(ScriptedReply::of).toTypedArray())
            client(emulator).use { videosdk ->
                for (call in scenario.list("before").orEmpty() + scenario) run(call as JsonObject, videosdk, emulator)
            }
            scenario.list("requests")?.let { expected ->
                val seen = emulator.requests()
                assertEquals(expected.size, seen.size) { "${scenario.text("id")}: $seen" }
                expected.zip(seen).forEach { (wanted, request) -> check(wanted, shown(request.toJson(), wanted as JsonObject)) }
            }
        }
    }

    private suspend fun run(
        call: JsonObject,
        videosdk: VideoSdkClient,
        emulator: Emulator,
    ) {
        val error =
            try {
                val answer = answered(call, videosdk, emulator)
                assertTrue("error" !in call) { "${call.text("id")}: an error is expected, not $answer" }
                call["result"]?.let { check(it, answer) }
                return
            } catch (error: VideoSdkException) {
                error
            }
        val expected = call.fields("error") ?: throw error
        for ((name, value) in expected) {
            if (name == "mention") {
                for (word in value as JsonArray) {
                    val mentioned = error.reason.contains(word.jsonPrimitive.content, ignoreCase = true)
                    assertTrue(mentioned) { error.reason }
                }
            } else {
                check(value, fact(error, name))
            }
        }
    }

    @OptIn(DelicateCoroutinesApi::class, ExperimentalCoroutinesApi::class)
    private suspend fun answered(
        call: JsonObject,
        videosdk: VideoSdkClient,
        emulator: Emulator,
    ): JsonElement {
        val cancel = call.text("cancel") ?: return ask(call, videosdk)
        return coroutineScope {
            val givenUp = Job()
            if (cancel == "before") givenUp.cancel()
            // It begins all the same, and asks for nothing then.
            val asked = async(Dispatchers.IO + givenUp, CoroutineStart.ATOMIC) { ask(call, videosdk) }
            while (cancel == "during" && emulator.requests().isEmpty()) yield()
            givenUp.cancel()
            try {
                asked.await()
            } catch (_: CancellationException) {
                throw VideoSdkException.Cancelled(VideoSdkException.Facts("cancelled", "cancelled", "cancelled"))
            }
        }
    }

    private suspend fun ask(
        call: JsonObject,
        videosdk: VideoSdkClient,
    ): JsonElement {
        val options = call.fields("options")
        val client = if (options == null) videosdk else made(videosdk, "withOptions", options) as VideoSdkClient
        val steps = call.text("call")!!.split('.')
        val target = steps.dropLast(1).fold(way(client)) { target, name -> property(target, name)!! }
        val arguments = filledIn(call.fields("arguments") ?: JsonObject(emptyMap())) as JsonObject
        val answer = made(target, steps.last(), arguments)
        val most = call["items"]?.jsonPrimitive?.int ?: return plain(answer)
        return JsonArray(items(answer, most).map { it.toJson() })
    }

    private suspend fun items(
        list: Any?,
        most: Int,
    ): List<Model> =
        when (list) {
            is Page<*> -> list.items.take(most).toList()
            is BlockingPage<*> -> runInterruptible { list.stream().limit(most.toLong()).toList() }
            is FuturePage<*> -> {
                val items = list.data.toMutableList<Model>()
                var page: FuturePage<*>? = list
                while (items.size < most) {
                    page = page?.following()?.await() ?: break
                    items += page.data
                }
                items.take(most)
            }
            else -> throw AssertionError("$list is no list")
        }

    private fun plain(answer: Any?): JsonElement =
        when (answer) {
            is BlockingPage<*> -> answer.page.toJson()
            is FuturePage<*> -> answer.page.toJson()
            is Model -> answer.toJson()
            else -> answer as JsonElement
        }

    /** Calls a function by its name with arguments by theirs, and waits for it in its own way. */
    private suspend fun made(
        target: Any,
        name: String,
        arguments: JsonObject,
    ): Any? {
        val names = arguments.keys
        val function =
            target::class.memberFunctions.first { function ->
                function.name == name && function.valueParameters.map { it.name }.containsAll(names)
            }
        val given = spelled(function, arguments) + (function.instanceParameter!! to target)
        if (function.isSuspend) return reflected { function.callSuspendBy(given) }
        val answer = runInterruptible { reflected { function.callBy(given) } }
        return if (answer is CompletableFuture<*>) answer.await() else answer
    }

    private suspend fun client(emulator: Emulator): VideoSdkClient {
        val options = given("apiKey" to emulator.apiKey, "secret" to emulator.secret, "apiEndpoint" to emulator.url)
        val given = JsonObject(options + scenario.fields("client").orEmpty())
        val constructor = VideoSdkClient::class.constructors.single { it.parameters.any { parameter -> parameter.name == "apiKey" } }
        return constructor.callBy(spelled(constructor, given))
    }

    private fun spelled(
        callable: KCallable<*>,
        arguments: JsonObject,
    ): Map<KParameter, Any?> {
        val parameters = callable.valueParameters.associateBy { it.name }
        return arguments.entries.associate { (name, value) ->
            val parameter = assertNotNull(parameters[name], "there is no $name").let { parameters.getValue(name) }
            parameter to spelled(value, parameter.type)
        }
    }

    private fun spelled(
        value: JsonElement,
        type: KType,
    ): Any? {
        val wanted = type.jvmErasure
        return when {
            value is JsonNull && wanted != JsonElement::class -> null
            wanted == JsonElement::class -> value
            wanted == String::class -> value.jsonPrimitive.content
            wanted == Int::class -> value.jsonPrimitive.int
            wanted == Duration::class -> value.jsonPrimitive.double.seconds
            wanted == Map::class -> (value as JsonObject).mapValues { it.value.jsonPrimitive.content }
            wanted.isSubclassOf(Model::class) -> model(wanted, value)
            else -> throw AssertionError("nobody knows how to spell a $wanted")
        }
    }

    private fun model(
        wanted: KClass<*>,
        value: JsonElement,
    ): Any? {
        val of = wanted.companionObject!!.memberFunctions.single { it.name == "of" }
        of.isAccessible = true
        return of.call(wanted.companionObjectInstance, value)
    }

    private fun fact(
        error: VideoSdkException,
        name: String,
    ): JsonElement =
        when (val value = property(error, name)) {
            null -> JsonNull
            is Boolean -> JsonPrimitive(value)
            is Number -> JsonPrimitive(value)
            is Duration -> JsonPrimitive(value.toDouble(DurationUnit.SECONDS))
            else -> JsonPrimitive(value as String)
        }

    private fun property(
        target: Any,
        name: String,
    ): Any? = target::class.memberProperties.single { it.name == name }.getter.call(target)

    private fun shown(
        request: JsonObject,
        wanted: JsonObject,
    ): JsonObject {
        val shown = mutableMapOf("method" to request.getValue("method"), "path" to request.getValue("path"))
        request.text("query")?.ifEmpty { null }?.let { shown["query"] = JsonPrimitive(it) }
        request.text("body")?.ifEmpty { null }?.let { shown["body"] = json(it) }
        wanted.fields("headers")?.let { headers ->
            shown["headers"] = JsonObject(headers.keys.associateWith { request.fields("headers")!![it] ?: JsonNull })
        }
        return JsonObject(shown)
    }

    private fun filledIn(value: JsonElement): JsonElement =
        when (value) {
            is JsonObject -> JsonObject(value.mapValues { filledIn(it.value) })
            is JsonArray -> JsonArray(value.map(::filledIn))
            is JsonPrimitive -> if (value.isString) JsonPrimitive(known[value.content] ?: value.content) else value
        }

    private fun check(
        expected: JsonElement,
        actual: JsonElement,
    ) {
        val equal =
            same(expected, actual) { text, other ->
                if (text.startsWith("$")) {
                    known.getOrPut(text) { other } == other
                } else {
                    text == other
                }
            }
        assertTrue(equal) { "$actual is not $expected" }
    }

    private companion object {
        val FIELDS =
            setOf("id", "title", "client", "answers", "before", "call", "arguments", "options", "items", "cancel") +
                setOf("result", "error", "requests")
    }
}
