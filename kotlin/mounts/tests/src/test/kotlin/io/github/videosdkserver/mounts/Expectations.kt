package io.github.videosdkserver.mounts

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.double
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long
import kotlin.math.abs

private val json = "application/json; charset=utf-8".toRegex()

/** Which headers are the host's where it has CORS of its own. */
private val corsHeaders = Regex("access-control-.*|vary", RegexOption.IGNORE_CASE)

/** What an answer must be. */
class Expectations(
    private val answer: Answer,
    private val hostHasCors: Boolean,
) {
    private val found = jsonOf(answer.text) as? JsonObject
    private val fields = found ?: JsonObject(emptyMap())

    /** Everything that is not as it should be; nothing when all is well. */
    fun faults(expected: JsonObject): List<String> = faultsOfAny() + faultsOf(expected)

    private fun faultsOf(expected: JsonObject): List<String> =
        expected.mapNotNull { (name, wanted) -> if (holds(name, wanted)) null else "$name is not $wanted" }

    private fun faultsOfAny(): List<String> {
        val names = answer.headers.map { it.first.lowercase() }.filterNot { hostHasCors && it == "vary" }
        val varies = answer.values("vary").flatMap { it.lowercase().split(", ") }
        val rules =
            mutableMapOf(
                "no cache-control: no-store" to (answer.header("cache-control") == "no-store"),
                "no nosniff" to (answer.header("x-content-type-options") == "nosniff"),
                "no x-request-id" to !answer.header("x-request-id").isNullOrEmpty(),
                "a header stands twice: $names" to (names.toSet().size == names.size),
                "vary says a thing twice: $varies" to (varies.toSet().size == varies.size),
            )
        if (answer.body.isNotEmpty()) {
            rules["the content type is not JSON"] = contentType()?.matches(json) == true
            rules["the body is not a JSON object"] = found != null
            if (answer.status >= 400) {
                rules["no error"] = !fields.text("error").isNullOrEmpty()
                rules["no code"] = fields.text("code") != null
                rules["statusCode is not the status"] = fields.text("statusCode") == "${answer.status}"
                rules["another requestId"] = fields.text("requestId") == answer.header("x-request-id")
            }
        }
        return rules.filterValues { !it }.keys.toList()
    }

    /** Tomcat writes it without the space, which means the same. */
    private fun contentType(): String? = answer.header("content-type")?.lowercase()?.replace(Regex(";\\s*"), "; ")

    private fun header(name: String): String? = if (name == "content-type") contentType() else answer.header(name)

    private fun holds(
        name: String,
        wanted: JsonElement,
    ): Boolean =
        when (name) {
            "status" -> answer.status == wanted.jsonPrimitive.int
            "code" -> fields["code"] == wanted
            "json" -> found != null
            "json_has" -> wanted.texts.all { it in fields }
            "json_lacks" -> wanted.texts.none { it in fields }
            "json_equals" -> wanted.entries.all { (field, value) -> same(value, fields[field]) }
            "room_id" -> fields.text("roomId")?.contains('-') == true && fields["roomId"] == fields["meetingId"]
            "token_has", "token_lacks", "token_never" -> tokenHolds(name, wanted)
            "refresh_part" -> refreshesAt(wanted.jsonPrimitive.double)
            "headers" -> hostsAside(wanted.entries).all { (header, value) -> header(header) == value.text }
            "headers_contain" -> hostsAside(wanted.entries).all { (header, part) -> header(header)?.contains(part.text) == true }
            "headers_match" -> hostsAside(wanted.entries).all { (header, form) -> header(header)?.matches(Regex(form.text)) == true }
            "headers_never" -> hostsAside(wanted.entries).all { (header, value) -> header(header) != value.text }
            "headers_absent" -> wanted.texts.filterNot(::isHosts).all { header(it) == null }
            "mention_any" -> wanted.texts.any(::mentions)
            "mention_all" -> wanted.texts.all(::mentions)
            "never" -> wanted.texts.none(::mentions)
            "never_content_type" -> contentType()?.contains(wanted.text) != true
            "empty" -> answer.body.isEmpty()
            // A crowded machine may be late; without the limit of the token server it would be half a minute and more.
            "within_seconds" -> answer.seconds <= wanted.jsonPrimitive.double * 2
            "any_of" -> (wanted as JsonArray).any { faultsOf(it as JsonObject).isEmpty() }
            "note" -> true
            else -> false
        }

    private fun isHosts(header: String) = hostHasCors && corsHeaders.matches(header)

    private fun hostsAside(headers: Map<String, JsonElement>) = headers.filterKeys { !isHosts(it) }

    private fun mentions(part: String) = answer.text.contains(part, ignoreCase = true)

    private fun tokenHolds(
        name: String,
        wanted: JsonElement,
    ): Boolean {
        val claims = Signed.claims(fields.text("token") ?: return false)
        if (claims["exp"] != fields["expiresAt"]) return false
        return when (name) {
            "token_has" -> wanted.entries.all { (claim, value) -> same(value, claims[claim]) }
            "token_lacks" -> wanted.texts.none { it in claims }
            else ->
                wanted.entries.all { (claim, values) ->
                    (claims[claim] as? JsonArray).orEmpty().none { held -> held in (values as JsonArray) }
                }
        }
    }

    private fun refreshesAt(part: Double): Boolean {
        val (life, refresh) = listOf("expiresIn", "refreshIn").map { fields.getValue(it).jsonPrimitive.long }
        val (end, after) = listOf("expiresAt", "refreshAfter").map { fields.getValue(it).jsonPrimitive.long }
        // One second for rounding.
        return after - refresh == end - life && abs(refresh - life * part) <= life * part * 0.05 + 1
    }
}
