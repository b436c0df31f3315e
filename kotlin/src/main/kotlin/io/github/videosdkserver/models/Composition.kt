// How recordings and streams are composed and transcribed.
// Written by bindings/gen from the core's models; change those instead.

package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.NOTHING
import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * How the picture of a recording or a stream is composed.
 *
 * The service refuses a block that has fields but no `layout` (406). Source: REST reference, recordings.
 *
 * @property layout The arrangement of the participants. Needed as soon as any other field is set.
 * @property orientation The orientation of the canvas. Default of the service: landscape.
 * @property theme The colours.
 * @property quality The quality of the picture.
 * @property mode Whether video is captured besides audio. Default of the service: both.
 * @property recording Whether a stream is recorded as well. For streams only.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class CompositionConfig
    @JvmOverloads
    constructor(
        val layout: LayoutConfig? = null,
        val orientation: Orientation? = null,
        val theme: Theme? = null,
        val quality: CompositionQuality? = null,
        val mode: CaptureMode? = null,
        val recording: RecordingToggle? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "layout" to layout,
                "orientation" to orientation,
                "theme" to theme,
                "quality" to quality,
                "mode" to mode,
                "recording" to recording,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): CompositionConfig {
                val fields = Fields(json)
                return CompositionConfig(
                    layout = fields.optional("layout", LayoutConfig::of),
                    orientation = fields.optionalText("orientation")?.let(Orientation::of),
                    theme = fields.optionalText("theme")?.let(Theme::of),
                    quality = fields.optionalText("quality")?.let(CompositionQuality::of),
                    mode = fields.optionalText("mode")?.let(CaptureMode::of),
                    recording = fields.optional("recording", RecordingToggle::of),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * The arrangement of the participants in a composed picture.
 *
 * @property kind The kind of arrangement (`type` on the wire).
 * @property priority Whom the layout favours. HLS and RTMP need it.
 * @property gridSize The number of tiles of a grid. The sources differ: the error texts say 1 to 25 (default 25), the
 *   pages of recordings and streams at most 4.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class LayoutConfig
    @JvmOverloads
    constructor(
        val kind: LayoutType? = null,
        val priority: LayoutPriority? = null,
        val gridSize: Long? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "type" to kind,
                "priority" to priority,
                "gridSize" to gridSize,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): LayoutConfig {
                val fields = Fields(json)
                return LayoutConfig(
                    kind = fields.optionalText("type")?.let(LayoutType::of),
                    priority = fields.optionalText("priority")?.let(LayoutPriority::of),
                    gridSize = fields.optionalLong("gridSize"),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * Whether a stream is recorded as well.
 *
 * @property enabled Records the stream as well. Default: no.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class RecordingToggle
    @JvmOverloads
    constructor(
        val enabled: Boolean? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "enabled" to enabled,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): RecordingToggle {
                val fields = Fields(json)
                return RecordingToggle(
                    enabled = fields.optionalBoolean("enabled"),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * Transcription after a call.
 *
 * @property enabled Transcribes the recording. Default: no.
 * @property summary A summary of the transcription. Needs `enabled`.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class TranscriptionConfig
    @JvmOverloads
    constructor(
        val enabled: Boolean? = null,
        val summary: SummaryConfig? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "enabled" to enabled,
                "summary" to summary,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): TranscriptionConfig {
                val fields = Fields(json)
                return TranscriptionConfig(
                    enabled = fields.optionalBoolean("enabled"),
                    summary = fields.optional("summary", SummaryConfig::of),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * A summary of a transcription.
 *
 * @property enabled Makes the summary. Default: no.
 * @property prompt What the summary should look at.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class SummaryConfig
    @JvmOverloads
    constructor(
        val enabled: Boolean? = null,
        val prompt: String? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "enabled" to enabled,
                "prompt" to prompt,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): SummaryConfig {
                val fields = Fields(json)
                return SummaryConfig(
                    enabled = fields.optionalBoolean("enabled"),
                    prompt = fields.optionalText("prompt"),
                    extra = fields.extra(),
                )
            }
        }
    }

/** The kind of arrangement of a composed picture. Other words are kept as they come. */
public class LayoutType private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Tiles of one size. */
        @JvmField
        public val GRID: LayoutType = LayoutType("GRID")

        /** One participant fills the picture. */
        @JvmField
        public val SPOTLIGHT: LayoutType = LayoutType("SPOTLIGHT")

        /** One large tile, the others beside it. */
        @JvmField
        public val SIDEBAR: LayoutType = LayoutType("SIDEBAR")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): LayoutType = LayoutType(word)
    }
}

/** Whom a layout favours. Other words are kept as they come. */
public class LayoutPriority private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Who speaks. */
        @JvmField
        public val SPEAKER: LayoutPriority = LayoutPriority("SPEAKER")

        /** Who is pinned. */
        @JvmField
        public val PIN: LayoutPriority = LayoutPriority("PIN")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): LayoutPriority = LayoutPriority(word)
    }
}

/** The orientation of a canvas. Other words are kept as they come. */
public class Orientation private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Wider than high. */
        @JvmField
        public val LANDSCAPE: Orientation = Orientation("landscape")

        /** Higher than wide. */
        @JvmField
        public val PORTRAIT: Orientation = Orientation("portrait")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): Orientation = Orientation(word)
    }
}

/** The colours of a composed picture. Other words are kept as they come. */
public class Theme private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Dark. */
        @JvmField
        public val DARK: Theme = Theme("DARK")

        /** Light. */
        @JvmField
        public val LIGHT: Theme = Theme("LIGHT")

        /** The service's own. */
        @JvmField
        public val DEFAULT: Theme = Theme("DEFAULT")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): Theme = Theme(word)
    }
}

/** The quality of a composed picture. Other words are kept as they come. */
public class CompositionQuality private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Low. */
        @JvmField
        public val LOW: CompositionQuality = CompositionQuality("low")

        /** Medium (`med` on the wire). */
        @JvmField
        public val MEDIUM: CompositionQuality = CompositionQuality("med")

        /** High. */
        @JvmField
        public val HIGH: CompositionQuality = CompositionQuality("high")

        /** The highest; the REST reference does not list it, the official SDKs do. */
        @JvmField
        public val ULTRA: CompositionQuality = CompositionQuality("ultra")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): CompositionQuality = CompositionQuality(word)
    }
}

/** What of a session is captured. Other words are kept as they come. */
public class CaptureMode private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Video and audio. */
        @JvmField
        public val VIDEO_AND_AUDIO: CaptureMode = CaptureMode("video-and-audio")

        /** Audio alone. */
        @JvmField
        public val AUDIO: CaptureMode = CaptureMode("audio")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): CaptureMode = CaptureMode(word)
    }
}
