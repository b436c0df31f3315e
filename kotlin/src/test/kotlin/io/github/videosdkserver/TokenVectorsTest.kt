package io.github.videosdkserver

import io.github.videosdkserver.internal.HotClient
import io.github.videosdkserver.internal.given
import io.github.videosdkserver.models.ApiToken
import io.github.videosdkserver.models.ClassicToken
import io.github.videosdkserver.models.ParticipantToken
import io.github.videosdkserver.models.Permission
import io.github.videosdkserver.models.TokenKind
import io.github.videosdkserver.models.TokenRequest
import io.github.videosdkserver.resources.Tokens
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.double
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.DynamicContainer
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import java.time.Duration
import kotlin.time.DurationUnit
import kotlin.time.toDuration

/** The shared token vectors, which `tests/vectors/tokens/README.md` explains. */
class TokenVectorsTest {
    @TestFactory
    fun everyFile(): List<DynamicContainer> =
        Shared.files("vectors").map { file ->
            val run = runners[file.name] ?: { throw AssertionError("nobody runs ${file.name}") }
            val tests =
                Shared.cases(file).map { case ->
                    DynamicTest.dynamicTest(case.text("id")!!) {
                        ran++
                        run(case)
                    }
                }
            DynamicContainer.dynamicContainer(file.name, tests)
        }

    private val runners: Map<String, (JsonObject) -> Unit> =
        mapOf(
            "sign.json" to { case -> assertEquals(expectedTokens(case), sign(case)) },
            "sign-refused.json" to { case -> refused(case) { sign(case) } },
            "verify.json" to { case -> assertSame(case.getValue("claims"), verify(case)) },
            "verify-refused.json" to { case -> refused(case) { verify(case) } },
            "decode.json" to { case -> decode(case) },
            "duration.json" to { case -> duration(case) },
        )

    private fun expectedTokens(case: JsonObject): List<String?> =
        case.list("tokens")?.map { it.jsonPrimitive.content } ?: listOf(case.text("token"))

    private fun sign(case: JsonObject): List<String> =
        using(case) { tokens ->
            val arguments = case.getValue("arguments")
            when (val call = case.text("call")) {
                "tokens.participant" -> listOf(tokens.participant(participant(arguments)))
                "tokens.participants" -> tokens.participants((arguments as JsonArray).map(::participant))
                "tokens.api" -> listOf(tokens.api(spelled(ApiToken.builder(), arguments).build()))
                "tokens.classic" -> listOf(tokens.classic(spelled(ClassicToken.builder(), arguments).build()))
                else -> throw AssertionError("there is no $call")
            }
        }

    private fun participant(arguments: JsonElement): ParticipantToken {
        val fields = arguments as JsonObject
        val builder = spelled(ParticipantToken.builder(), fields)
        return builder.roomId(fields.text("roomId")).participantId(fields.text("participantId")).build()
    }

    private fun <B : TokenRequest.Builder<B, R>, R : TokenRequest> spelled(
        builder: B,
        arguments: JsonElement,
    ): B {
        for ((name, value) in arguments as JsonObject) {
            when (name) {
                "permissions" -> builder.permissions(*(value as JsonArray).map { Permission.of(it.jsonPrimitive.content) }.toTypedArray())
                "expiresIn" -> {
                    val given = value.jsonPrimitive
                    if (given.isString) builder.expiresIn(given.content) else builder.expiresIn(javaDuration(given))
                }
                "allowLongLived" -> builder.allowLongLived(value.jsonPrimitive.boolean)
                "notBefore" -> builder.notBefore(value.jsonPrimitive.boolean)
                "claims" -> (value as JsonObject).forEach { (claim, it) -> builder.claim(claim, it) }
                "roomId", "participantId" -> Unit
                else -> throw AssertionError("there is no $name")
            }
        }
        return builder
    }

    private fun javaDuration(seconds: JsonElement): Duration =
        Duration.ofMillis(seconds.jsonPrimitive.content.toBigDecimal().movePointRight(3).toLong())

    private fun verify(case: JsonObject): JsonObject =
        using(case) { tokens ->
            val options = case.fields("options")!!
            tokens
                .verify(
                    case.text("token")!!,
                    roomId = options.text("roomId"),
                    participantId = options.text("participantId"),
                    permission = options.text("permission")?.let(Permission::of),
                    kind = options.text("kind")?.let(TokenKind::of),
                    leeway = options["leeway"]?.jsonPrimitive?.double?.toDuration(DurationUnit.SECONDS),
                ).toJson()
        }

    private fun decode(case: JsonObject) {
        val token = case.text("token")!!
        if ("error" in case) return refused(case) { HotClient.decode(token) }
        assertSame(case.getValue("claims"), HotClient.decode(token).toJson())
    }

    private fun duration(case: JsonObject) {
        val text = case.text("text")!!
        if ("error" !in case) return assertEquals(case.getValue("seconds").jsonPrimitive.long, HotClient.seconds(text))
        val error = assertThrows(VideoSdkException::class.java) { HotClient.seconds(text) }
        assertEquals(case.text("error"), error.code)
    }

    private fun refused(
        case: JsonObject,
        call: () -> Any,
    ) {
        assertError(case.fields("error")!!, assertThrows(VideoSdkException::class.java) { call() })
    }

    private fun <T> using(
        case: JsonObject,
        call: (Tokens) -> T,
    ): T {
        val ids = case["tokenIds"] ?: JsonArray(listOfNotNull(case.text("tokenId")).map(::JsonPrimitive))
        val vector = given("clock" to case["clock"], "keys" to case["keys"], "tokenIds" to ids)
        return HotClient.open(given("vector" to vector).toString()).use { call(Tokens(it)) }
    }

    private companion object {
        private var ran = 0

        @JvmStatic
        @AfterAll
        fun tell() {
            println("conformance kotlin: $ran vectors")
        }
    }
}
