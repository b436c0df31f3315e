package io.github.videosdkserver.mounts

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.security.MessageDigest
import java.util.Base64
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

/** Tokens made and read without the package, so that it is not its own judge. */
object Signed {
    private val header = encoded("""{"alg":"HS256","typ":"JWT"}""".toByteArray())

    fun token(
        secret: String = SECRET,
        apiKey: String = API_KEY,
        at: Long = System.currentTimeMillis() / 1000,
        permissions: List<String> = listOf("allow_join"),
        claims: Map<String, JsonElement> = emptyMap(),
    ): String {
        val times = mapOf("iat" to JsonPrimitive(at - 30), "exp" to JsonPrimitive(at + 86_400))
        val all = mapOf("apikey" to JsonPrimitive(apiKey), "permissions" to JsonArray(permissions.map(::JsonPrimitive))) + times + claims
        val signed = "$header.${encoded(JsonObject(all).toString().toByteArray())}"
        return "$signed.${encoded(hmac(signed, secret))}"
    }

    /** The claims of a token that the tests' secret has signed. */
    fun claims(token: String): JsonObject {
        val (head, payload, signature) = token.split('.')
        val right = hmac("$head.$payload", SECRET)
        check(MessageDigest.isEqual(right, Base64.getUrlDecoder().decode(signature))) { "the signature is another's" }
        return decoded(payload)
    }

    /** The second part of a token. */
    fun decoded(payload: String): JsonObject = jsonOf(String(Base64.getUrlDecoder().decode(payload), Charsets.UTF_8)) as JsonObject

    private fun hmac(
        text: String,
        secret: String,
    ): ByteArray =
        Mac.getInstance("HmacSHA256").run {
            init(SecretKeySpec(secret.toByteArray(), algorithm))
            doFinal(text.toByteArray())
        }

    private fun encoded(bytes: ByteArray): String = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
}
