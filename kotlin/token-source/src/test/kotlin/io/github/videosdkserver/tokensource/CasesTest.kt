package io.github.videosdkserver.tokensource

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.double
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import java.io.File
import java.util.logging.Level
import java.util.logging.Logger

/** The shared cases, which `tests/scenarios/token-source/README.md` explains. */
class CasesTest {
    @TestFactory
    fun cases(): List<DynamicTest> {
        val folder = File(System.getProperty("repository.root"), "tests/scenarios/token-source")
        val files = folder.listFiles()!!.filter { it.extension == "json" }.sorted()
        val cases = files.flatMap { file -> (Json.parseToJsonElement(file.readText()) as JsonArray).map { it as JsonObject } }
        assertEquals(cases.size, cases.map { it.text("id") }.toSet().size, "each id stands once")
        println("conformance kotlin: ${cases.size} token-source cases")
        return cases.map { dynamicTest(it.text("title")!!) { Playing(it).play() } }
    }
}

/** One case, played. */
private class Playing(
    private val case: JsonObject,
) {
    private val id = case.text("id")!!
    private val random = (case["random"] as? JsonArray)?.map { it.jsonPrimitive.double } ?: listOf(0.5)
    private val world = World(case.objects("answers"), random)
    private val callers = CoroutineScope(SupervisorJob() + world.dispatcher)
    private val named = mutableMapOf<String, List<Job>>()
    private val ends = mutableListOf<Pair<JsonObject, CompletableDeferred<End>>>()
    private val events = mutableListOf<Pair<Double, RefreshEvent>>()
    private val listeners = mutableListOf<AutoCloseable>()
    private val printed = mutableListOf<String>()

    private class End(
        val at: Double,
        val token: AccessToken? = null,
        val error: Throwable? = null,
    )

    fun play() {
        known(case, "id", "title", "source", "error", "answers", "random", "steps", "requests", "events")
        val source =
            try {
                made(case.fields("source")!!)
            } catch (error: TokenSourceException) {
                assertError(case.fields("error") ?: throw error, error)
                return assertNoSecret()
            }
        assertFalse("error" in case) { "$id: making it does not fail" }
        for (step in case.objects("steps")) {
            take(step, source)
            world.settle()
        }
        printed += source.toString()
        for ((step, end) in ends) assertEnd(step, end)
        assertRequests()
        assertEvents()
        assertNoSecret()
        source.close()
    }

    private fun made(given: JsonObject): TokenSource {
        known(given, "endpoint", "timeout", "headers", "custom", "literal")
        given.text("literal")?.let { return TokenSource.literal(world, it) }
        if ("custom" in given) return TokenSource.custom(world, world::custom)
        val builder = TokenSource.Builder(given.text("endpoint")!!, world).transport(world.transport)
        given.number("timeout")?.let { builder.timeout(it.durationOfSeconds()) }
        when (val headers = given["headers"]) {
            is JsonObject -> builder.headers(headers.mapValues { it.value.jsonPrimitive.content })
            is JsonArray -> builder.headers(world.headers(headers))
            else -> {}
        }
        return builder.build()
    }

    private fun take(
        step: JsonObject,
        source: TokenSource,
    ) {
        when (step.keys.first()) {
            "fetch" -> fetch(step, source)
            "cancel" -> named.getValue(step.text("cancel")!!).forEach(Job::cancel)
            "advance" -> world.advance(step.number("advance")!!)
            "sleep" -> world.moveWallClock(step.number("sleep")!!)
            "setClock" -> world.moveWallClock(step.number("setClock")!!)
            "invalidate" -> source.invalidate()
            "close" -> source.close()
            "listen" -> listeners += source.onRefresh(listener(step.text("listen") == "throws"))
            "unlisten" -> listeners.forEach(AutoCloseable::close)
            else -> throw AssertionError("$id has the unknown step $step")
        }
    }

    private fun listener(throws: Boolean): (RefreshEvent) -> Unit =
        if (throws) {
            { error("a listener that throws") }
        } else {
            { events += world.time to it }
        }

    private fun fetch(
        step: JsonObject,
        source: TokenSource,
    ) {
        known(step, "fetch", "force", "callers", "name", "cancelled", "token", "expiresAt", "refreshAfter", "error", "ends", "at")
        val began = world.time
        val jobs =
            List(step["callers"]?.jsonPrimitive?.int ?: 1) {
                val end = CompletableDeferred<End>()
                ends += JsonObject(mapOf("at" to JsonPrimitive(began)) + step) to end
                val job = callers.launch { end.complete(ended(step, source)) }
                job.invokeOnCompletion { end.complete(End(world.time, error = CancellationException("before it began"))) }
                job
            }
        if (step.text("cancelled") == "true") jobs.forEach(Job::cancel)
        step.text("name")?.let { named[it] = jobs }
    }

    private suspend fun ended(
        step: JsonObject,
        source: TokenSource,
    ): End =
        try {
            val given = step.fields("fetch")!!
            known(given, "roomId", "participantId", "permissions")
            val permissions = (given["permissions"] as? JsonArray)?.map { it.jsonPrimitive.content }
            val request = TokenRequest(given.text("roomId"), given.text("participantId"), permissions)
            End(world.time, token = source.fetch(request, step.text("force") == "true")).let { End(world.time, it.token) }
        } catch (error: Exception) {
            End(world.time, error = error)
        }

    @OptIn(ExperimentalCoroutinesApi::class)
    private fun assertEnd(
        step: JsonObject,
        ended: CompletableDeferred<End>,
    ) {
        assertTrue(ended.isCompleted) { "$id: $step does not end" }
        val end = ended.getCompleted()
        end.error?.let { printed += it.toString() }
        end.token?.let { printed += it.toString() }
        assertTrue(isSame(step.getValue("at"), end.at)) { "$id: $step ends at ${end.at} with ${end.error}" }
        step.fields("error")?.let { assertError(it, end.error) }
        if ("ends" in step) assertTrue(end.error is CancellationException) { "$id: $step ends with ${end.error}" }
        if ("token" in step) {
            val token = end.token ?: throw AssertionError("$id: $step ends with ${end.error}", end.error)
            val facts = mapOf("token" to token.token, "expiresAt" to token.expiresAt, "refreshAfter" to token.refreshAfter)
            for ((name, fact) in facts) step[name]?.let { assertTrue(isSame(it, fact)) { "$id: $name is $fact in $step" } }
        }
    }

    private fun assertError(
        wanted: JsonObject,
        error: Throwable?,
    ) {
        if (error !is TokenSourceException) throw AssertionError("$id: $error is not $wanted", error)
        printed += "$error ${error.message} ${error.reason}"
        val name = error.javaClass.simpleName.replace(Regex("([a-z])([A-Z])"), "$1_$2").lowercase()
        assertEquals(name, error.kind)
        val facts =
            mapOf(
                "kind" to error.kind,
                "code" to error.code,
                "status" to error.status,
                "serviceCode" to error.serviceCode,
                "requestId" to error.requestId,
                "retryAfter" to error.retryAfter?.let { it.inWholeMilliseconds / 1e3 },
            )
        for ((fact, value) in wanted) {
            assertTrue(fact in facts && isSame(value, facts[fact])) { "$id: $fact is ${facts[fact]}, not $value" }
        }
    }

    private fun assertRequests() {
        // Where there are too many to be listed, the tokens tell them apart.
        if ("requests" !in case) return
        val wanted = case.objects("requests")
        val made = world.requests.map { "${it.at} ${it.url} ${it.query}" }
        assertEquals(wanted.size, world.requests.size) { "$id: $made" }
        for ((fields, asked) in wanted.zip(world.requests)) {
            known(fields, "at", "url", "query", "headers", "request", "givenUp")
            val facts = mapOf("at" to asked.at, "url" to asked.url, "query" to asked.query, "givenUp" to asked.givenUp)
            for ((name, fact) in facts) fields[name]?.let { assertTrue(isSame(it, fact)) { "$id: $name is $fact, not $it" } }
            fields.fields("headers")?.forEach { (name, value) ->
                assertTrue(isSame(value, asked.headers[name])) { "$id: the header $name is ${asked.headers[name]}" }
            }
            fields.fields("request")?.let { assertTrue(isSame(it, plain(asked.request!!))) { "$id: ${asked.request}" } }
        }
    }

    private fun assertEvents() {
        val wanted = case.objects("events")
        assertEquals(wanted.size, events.size) { "$id: $events" }
        for ((fields, event) in wanted.zip(events)) {
            known(fields, "at", "request", "token", "error")
            printed += event.second.toString()
            assertTrue(isSame(fields.getValue("at"), event.first)) { "$id: $fields comes at ${event.first}" }
            assertTrue(isSame(fields.getValue("request"), plain(event.second.request))) { "$id: ${event.second}" }
            fields["token"]?.let { assertTrue(isSame(it, event.second.accessToken?.token)) { "$id: ${event.second}" } }
            fields.fields("error")?.let { assertError(it, event.second.error) }
        }
    }

    private fun plain(request: TokenRequest): Map<String, Any> =
        listOfNotNull(
            request.roomId?.let { "roomId" to it },
            request.participantId?.let { "participantId" to it },
            request.permissions?.let { "permissions" to it },
        ).toMap()

    private fun assertNoSecret() {
        val secrets = texts(case).filter { it.startsWith("secret-") } + "secret-failure"
        for (text in printed) assertEquals(emptyList<String>(), secrets.filter { it in text }) { "$id: $text" }
    }

    private fun texts(value: JsonElement): List<String> =
        when (value) {
            is JsonObject -> value.values.flatMap(::texts)
            is JsonArray -> value.flatMap(::texts)
            is JsonPrimitive -> listOf(value.content)
        }

    private fun known(
        fields: JsonObject,
        vararg names: String,
    ) = assertEquals(emptySet<String>(), fields.keys - names.toSet()) { id }

    private companion object {
        init {
            // One of the cases has a listener that throws.
            Logger.getLogger("io.github.videosdkserver.tokensource").level = Level.OFF
        }
    }
}
