package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import java.io.Serializable

/**
 * Where each setting of a client came from, and what is wrong with them.
 *
 * @property settings Every setting by its name, set or not.
 * @property findings What a person should know about them.
 */
public data class Settings(
    val settings: List<Setting>,
    val findings: List<Finding>,
) : Model {
    override fun toJson(): JsonObject = given("settings" to settings, "findings" to findings)

    internal companion object {
        fun of(json: JsonElement): Settings {
            val fields = Fields(json)
            return Settings(
                settings = fields.optionalList("settings", Setting::of).orEmpty(),
                findings = fields.optionalList("findings", Finding::of).orEmpty(),
            )
        }
    }
}

/**
 * One setting and where it came from; never its value.
 *
 * @property name The name of the option, such as `api_key`.
 * @property source Where its value came from: `option`, `environment`, `file`, `default` or `unset`.
 * @property variable The variable it came from, such as `VIDEOSDK_SECRET_KEY_FILE`.
 */
public data class Setting(
    val name: String,
    val source: String,
    val variable: String?,
) : Model {
    override fun toJson(): JsonObject = given("name" to name, "source" to source, "variable" to variable)

    internal companion object {
        fun of(json: JsonElement): Setting {
            val fields = Fields(json)
            return Setting(fields.text("name"), fields.text("source"), fields.optionalText("variable"))
        }
    }
}

/**
 * One fact about a token or a setting.
 *
 * @property code The stable word for the case.
 * @property about What it is about: a claim, a part or a variable, such as `exp` or `VIDEOSDK_SECRET`.
 * @property severity How grave it is: `error`, `warning` or `info`.
 * @property reason What was found, with the value where it is no secret.
 * @property remedy What to do about it.
 */
public data class Finding(
    val code: String,
    val about: String,
    val severity: String,
    val reason: String,
    val remedy: String,
) : Model,
    Serializable {
    override fun toJson(): JsonObject =
        given("code" to code, "about" to about, "severity" to severity, "reason" to reason, "remedy" to remedy)

    internal companion object {
        fun of(json: JsonElement): Finding {
            val fields = Fields(json)
            return Finding(
                code = fields.text("code"),
                about = fields.text("about"),
                severity = fields.text("severity"),
                reason = fields.text("reason"),
                remedy = fields.text("remedy"),
            )
        }
    }
}
