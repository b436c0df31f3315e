package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * What a token is, and what the service would say of it.
 *
 * @property kind What it is made for; `null` when the text is no token or its roles are strange.
 * @property claims What it says, by the names of the wire; `null` when the text is no token. A secret in it is blacked out.
 * @property secondsLeft How many seconds it still lives, below 0 when it has expired; `null` without a numeric expiry.
 * @property verified Whether the signature fits; `null` when no secret is at hand for its API key.
 * @property findings Everything worth knowing, the gravest first.
 * @property join Whether a client can join a meeting with it.
 * @property rest Whether the REST API takes it.
 */
public data class Explanation(
    val kind: TokenKind?,
    val claims: JsonObject?,
    val secondsLeft: Long?,
    val verified: Boolean?,
    val findings: List<Finding>,
    val join: JoinVerdict,
    val rest: RestVerdict,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "kind" to kind,
            "claims" to claims,
            "secondsLeft" to secondsLeft,
            "verified" to verified,
            "findings" to findings,
            "join" to join,
            "rest" to rest,
        )

    internal companion object {
        fun of(json: JsonElement): Explanation {
            val fields = Fields(json)
            return Explanation(
                kind = fields.optionalText("kind")?.let(TokenKind::of),
                claims = fields.optionalJson("claims") as JsonObject?,
                secondsLeft = fields.optionalLong("secondsLeft"),
                verified = fields.optionalBoolean("verified"),
                findings = fields.optionalList("findings", Finding::of).orEmpty(),
                join = fields.optional("join", JoinVerdict::of) ?: JoinVerdict(null, null),
                rest = fields.optional("rest", RestVerdict::of) ?: RestVerdict(null, null),
            )
        }
    }
}

/**
 * Whether a client can join with a token.
 *
 * @property accepted Yes, no, or `null` where the service's rule is not known.
 * @property code The code that the client SDKs show when it is refused, such as 4002.
 */
public data class JoinVerdict(
    val accepted: Boolean?,
    val code: Int?,
) : Model {
    override fun toJson(): JsonObject = given("accepted" to accepted, "code" to code)

    internal companion object {
        fun of(json: JsonElement): JoinVerdict {
            val fields = Fields(json)
            return JoinVerdict(fields.optionalBoolean("accepted"), fields.optionalInt("code"))
        }
    }
}

/**
 * Whether the REST API takes a token.
 *
 * @property accepted Yes, no, or `null` where the service's rule is not known.
 * @property status The HTTP status when it is refused: 401 or 403.
 */
public data class RestVerdict(
    val accepted: Boolean?,
    val status: Int?,
) : Model {
    override fun toJson(): JsonObject = given("accepted" to accepted, "status" to status)

    internal companion object {
        fun of(json: JsonElement): RestVerdict {
            val fields = Fields(json)
            return RestVerdict(fields.optionalBoolean("accepted"), fields.optionalInt("status"))
        }
    }
}
