package io.github.videosdkserver.mounts

import io.github.videosdkserver.TokenServer
import io.github.videosdkserver.VideoSdkClient
import io.github.videosdkserver.models.Permission
import io.github.videosdkserver.models.PolicyRule
import io.github.videosdkserver.models.TokenKind
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonPrimitive
import java.io.File
import java.util.Base64
import kotlin.time.Duration.Companion.seconds

const val API_KEY = "0123456789abcdef"
const val SECRET = "a-secret-of-the-tests-that-must-never-be-seen-anywhere-0123456789"
const val MEETING_ID = "ab12-cd34-ef56"
private const val LONG_AGO = 1_700_000_000L

private val folder = File(System.getProperty("repository.root"), "tests/http")

/** A request of a case. */
class Input(
    input: JsonObject,
) {
    val method: String = input.text("method")!!
    val path: String = Words.filled(input.text("path")!!)

    val headers: List<Pair<String, String>> =
        when (val given = input["headers"]) {
            is JsonObject -> given.map { (name, value) -> name to Words.filled(value.text) }
            is JsonArray -> given.map { pair -> pair.texts.let { (name, value) -> name to Words.filled(value) } }
            else -> emptyList()
        }

    val body: ByteArray? =
        input.text("body")?.let { Words.filled(it).toByteArray() }
            ?: input.text("body_base64")?.let { Base64.getDecoder().decode(it) }
            ?: (input["body_repeat"] as JsonArray?)?.let { (text, times) -> text.text.repeat(times.jsonPrimitive.int).toByteArray() }

    val identity: TokenServer.Identity? =
        input.fields("identity")?.let { TokenServer.Identity(it.text("sub")!!, it.fields("claims")) }

    fun header(name: String): String? = headers.firstOrNull { it.first.equals(name, ignoreCase = true) }?.second

    val isPreflight: Boolean
        get() = method == "OPTIONS" && header("origin") != null && header("access-control-request-method") != null
}

/** A case of `tests/http`, as its README explains. */
class Case(
    private val data: JsonObject,
) {
    val id: String = data.text("id")!!
    val title: String = data.text("title")!!
    val service: JsonObject? = data.fields("service")
    val sent: JsonArray? = data["sent"] as JsonArray?
    val before: List<Input> = (data["before"] as JsonArray?).orEmpty().map { Input(it as JsonObject) }
    val input: Input = Input(data.fields("input")!!)
    val expect: JsonObject = Words.filled(data.getValue("expect")) as JsonObject

    private val settings = Companion.settings.getValue(data.text("settings") ?: "loopback") as JsonObject

    /** The mount says who asks; where nobody would look at it, the mount is refused. */
    val saysWhoAsks: Boolean = settings.text("authentication") == "host" || input.identity != null

    /** A token server of the settings of this case; the service answers it below the id of the case. */
    fun tokenServer(service: String): TokenServer {
        val videosdk = VideoSdkClient(apiKey = API_KEY, secret = SECRET, apiEndpoint = "$service/$id")
        return TokenServer.handler(videosdk, config(settings))
    }

    companion object {
        private val settings = jsonOf(folder.resolve("settings.json").readText()) as JsonObject

        /** The ids of those whose mount is refused: with an identity, and settings by which nobody would look at it. */
        val refused: Set<String> by lazy {
            all.filter { it.saysWhoAsks && it.settings.text("authentication") != "host" }.map { it.id }.toSet()
        }

        /** Every case of every file. */
        val all: List<Case> =
            folder.listFiles()!!.sorted().filter { it.extension == "json" && it.name != "settings.json" }
                .flatMap { file -> (jsonOf(file.readText()) as JsonArray).map { Case(it as JsonObject) } }

        /** A mount for tests of their own: whoever asks is signed in. */
        val signedIn: Case =
            Case(
                jsonOf(
                    """{"id": "signed-in", "title": "Everybody is signed in", "settings": "host-program", "expect": {},
                    "input": {"method": "GET", "path": "/get-token", "identity": {"sub": "user-1"}}}""",
                ) as JsonObject,
            )
    }
}

private fun config(settings: JsonObject): TokenServer.Config {
    val builder = TokenServer.Config.builder()
    if (settings.text("base") != "public") {
        builder.tokenKind(TokenKind.CLASSIC).expiresIn("24h").allowLoopbackOrigins(true)
    }
    for ((name, value) in settings) {
        when (name) {
            "about", "base" -> {}
            "allow_credentials" -> builder.allowCredentials(value.jsonPrimitive.boolean)
            "allowed_hosts" -> builder.allowedHosts(value.texts)
            "allowed_origins" -> builder.allowedOrigins(value.texts)
            "authentication" -> builder.authentication(value.text)
            "base_path" -> builder.basePath(value.text)
            "expires_in_seconds" -> builder.expiresIn(value.jsonPrimitive.int.seconds)
            "policy" -> builder.policy(*(value as JsonArray).map { rule(it as JsonObject) }.toTypedArray())
            "limits" -> value.entries.let { builder.limits(it["caller"]?.text, it["create"]?.text, it["address"]?.text) }
            "permissions" -> builder.permissions(*value.texts.map(Permission::of).toTypedArray())
            "trusted_proxies" -> builder.trustedProxies(value.texts)
            else -> error("settings.json has the unknown setting $name")
        }
    }
    return builder.build()
}

private fun rule(fields: JsonObject): PolicyRule {
    val builder = PolicyRule.builder(fields.text("name")!!)
    for ((name, value) in fields - "name") {
        when (name) {
            "when" -> value.entries.forEach { (claim, values) -> builder.having(claim, *primitives(values)) }
            "may" -> builder.may(*value.texts.toTypedArray())
            "rooms" -> builder.rooms(*value.texts.toTypedArray())
            "roomsClaim" -> builder.roomsClaim(value.text)
            "participant" -> builder.participant(value.text)
            "permissions" -> builder.permissions(*value.texts.map(Permission::of).toTypedArray())
            "expiresIn" -> builder.expiresIn(value.text)
            else -> error("settings.json has the unknown field $name of a rule")
        }
    }
    return builder.build()
}

private fun primitives(values: JsonElement): Array<JsonPrimitive> =
    (values as? JsonArray ?: JsonArray(listOf(values))).map { it as JsonPrimitive }.toTypedArray()

/** What stands in for the words with a dollar sign. */
object Words {
    private val words: Map<String, String>

    init {
        val another = "another-secret".repeat(4)
        val moderator = Signed.token(permissions = listOf("allow_join", "allow_mod"))
        val participant = mapOf("version" to JsonPrimitive(2), "roles" to JsonArray(listOf(JsonPrimitive("rtc"))))
        val tokens =
            mapOf(
                "\$token" to Signed.token(),
                "\$participantToken" to Signed.token(claims = participant),
                "\$expiredToken" to Signed.token(at = LONG_AGO),
                "\$foreignToken" to Signed.token(another, "another-key"),
                "\$tamperedToken" to "${moderator.substringBeforeLast('.')}.${Signed.token().substringAfterLast('.')}",
                "\$tamperedExpiredToken" to Signed.token(another, at = LONG_AGO),
                "\$meetingId" to MEETING_ID,
            )
        words = tokens.toSortedMap(compareByDescending<String> { it.length }.thenBy { it })
    }

    fun filled(text: String): String = words.entries.fold(text) { filled, (word, value) -> filled.replace(word, value) }

    fun filled(value: JsonElement): JsonElement =
        when (value) {
            is JsonObject -> JsonObject(value.mapValues { filled(it.value) })
            is JsonArray -> JsonArray(value.map(::filled))
            is JsonPrimitive -> if (value.isString) JsonPrimitive(filled(value.content)) else value
        }
}
