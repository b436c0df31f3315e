package io.github.videosdkserver.tokensource

import io.github.videosdkserver.tokensource.internal.Environment
import io.github.videosdkserver.tokensource.internal.Moment
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.doubleOrNull
import kotlinx.serialization.json.intOrNull
import kotlinx.serialization.json.jsonPrimitive
import java.io.IOException
import java.net.URLDecoder
import kotlin.time.Duration.Companion.milliseconds

/** A request that the source has made. */
internal class Asked(
    val at: Double,
    val url: String? = null,
    val query: Map<String, String> = emptyMap(),
    val headers: Map<String, String> = emptyMap(),
    val request: TokenRequest? = null,
) {
    var givenUp = false
}

/** Clocks that stand still until they are moved, chance that is given, and a network that answers as a case has it. */
@OptIn(ExperimentalCoroutinesApi::class)
internal class World(
    answers: List<JsonObject>,
    random: List<Double>,
) : Environment {
    private val scheduler = TestCoroutineScheduler()
    private val answers = ArrayDeque(answers)
    private val random = ArrayDeque(random)
    private var wallAhead = 1_700_000_000.0
    val requests = mutableListOf<Asked>()

    override val dispatcher = StandardTestDispatcher(scheduler)

    /** The monotonic clock. */
    val time: Double get() = scheduler.currentTime / 1e3

    override fun now() = Moment(wallAhead + time, time)

    override fun random(): Double = if (random.size > 1) random.removeFirst() else random.first()

    /** Lets everything go on that can without a clock. */
    fun settle() {
        scheduler.runCurrent()
    }

    fun advance(seconds: Double) {
        scheduler.advanceTimeBy((seconds * 1e3).toLong().milliseconds)
        settle()
    }

    fun moveWallClock(seconds: Double) {
        wallAhead += seconds
    }

    val transport =
        TokenTransport { url, headers ->
            val query = url.substringAfter('?', "").split('&').filter(String::isNotEmpty).associate(::decoded)
            val names = headers.mapKeys { it.key.lowercase() }
            answering(Asked(time, url.substringBefore('?'), query, names)) { answer ->
                pass(answer["delay"])
                if (answer.text("fault") == "connection") throw IOException("no connection")
                if (answer.text("fault") == "never") awaitCancellation()
                if (answer.text("fault") == "body") throw IOException("the answer broke off")
                pass(answer["bodyDelay"])
                val text = answer.text("text") ?: answer["body"]?.toString().orEmpty()
                val size = answer["size"]?.jsonPrimitive?.intOrNull ?: 0
                val received = answer.fields("headers").orEmpty().mapValues { it.value.jsonPrimitive.content }
                val body = text.toByteArray().let { it + ByteArray(maxOf(0, size - it.size)) { ' '.code.toByte() } }
                TransportAnswer(answer["status"]?.jsonPrimitive?.intOrNull ?: 200, received, body)
            }
        }

    suspend fun custom(request: TokenRequest): CustomToken =
        answering(Asked(time, request = request)) { answer ->
            pass(answer["delay"])
            if (answer.text("throws") == "true") error("secret-failure of the program")
            when (val value = answer["value"]) {
                is JsonObject -> CustomToken.of(value.text("token").orEmpty(), value.number("expiresIn"), value.number("refreshIn"))
                is JsonPrimitive -> CustomToken(if (value.isString) value.content else "")
                else -> error("what is $value?")
            }
        }

    /** A function for headers whose calls end as a case says. */
    fun headers(outcomes: JsonArray): suspend () -> Map<String, String> {
        val left = ArrayDeque(outcomes.map { it as JsonObject })
        return {
            val outcome = if (left.size > 1) left.removeFirst() else left.first()
            pass(outcome["delay"])
            if (outcome.text("never") == "true") awaitCancellation()
            if (outcome.text("throws") == "true") error("secret-failure of the program")
            outcome.fields("headers")!!.mapValues { it.value.jsonPrimitive.content }
        }
    }

    private suspend fun <T> answering(
        asked: Asked,
        answer: suspend (JsonObject) -> T,
    ): T {
        requests += asked
        // One request more than there are answers fails the case by its list of requests.
        val next = answers.removeFirstOrNull() ?: throw IOException("there is no answer to this one")
        asked.givenUp = true
        return try {
            answer(next).also { asked.givenUp = false }
        } catch (error: IOException) {
            asked.givenUp = false
            throw error
        } catch (error: IllegalStateException) {
            if (error !is CancellationException) asked.givenUp = false
            throw error
        }
    }

    private suspend fun pass(seconds: Any?) {
        (seconds as JsonPrimitive?)?.doubleOrNull?.let { delay((it * 1e3).toLong()) }
    }

    private fun decoded(pair: String): Pair<String, String> {
        val (name, value) = pair.split('=', limit = 2).map { URLDecoder.decode(it, Charsets.UTF_8) }
        return name to value
    }
}
