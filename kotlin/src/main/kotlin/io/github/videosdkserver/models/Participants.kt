// Participants: who is or was in a session.
// Written by bindings/gen from the core's models; change those instead.

package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.NOTHING
import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * Which participants to list; every field may be left out.
 *
 * Source: REST reference, fetch participants and fetch active participants.
 *
 * @property page The number of the first page, from 1. Default: 1. Not together with `cursor`.
 * @property perPage How many participants a page has. Default of the service: 20 of the active ones, 10 of all. At
 *   least 1.
 * @property cursor Goes on where a page ended: the `next` of that page. The other fields must be the same as they
 *   were.
 */
public data class ListParticipants(
    val page: Long? = null,
    val perPage: Long? = null,
    val cursor: String? = null,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "page" to page,
            "perPage" to perPage,
            "cursor" to cursor,
        )

    /** Builds a [ListParticipants]; for Java. */
    public class Builder {
        private var made = ListParticipants()

        /** See [ListParticipants.page]. */
        public fun page(value: Long?): Builder = apply { made = made.copy(page = value) }

        /** See [ListParticipants.perPage]. */
        public fun perPage(value: Long?): Builder = apply { made = made.copy(perPage = value) }

        /** See [ListParticipants.cursor]. */
        public fun cursor(value: String?): Builder = apply { made = made.copy(cursor = value) }

        /** What was built. */
        public fun build(): ListParticipants = made
    }

    public companion object {
        /** Begins to build one; for Java. */
        @JvmStatic
        public fun builder(): Builder = Builder()

        internal fun of(json: JsonElement): ListParticipants {
            val fields = Fields(json)
            return ListParticipants(
                page = fields.optionalLong("page"),
                perPage = fields.optionalLong("perPage"),
                cursor = fields.optionalText("cursor"),
            )
        }
    }
}

/**
 * Who is or was in a session, as the service tells of them.
 *
 * @property participantId The id that the participant joined with.
 * @property name The name that is shown to others.
 * @property timelog Every stay in the session, the first one first; a stay without an end lasts.
 * @property id The id in the service's database (`_id` on the wire).
 * @property mode How the participant takes part.
 * @property events When microphone, webcam and screen share were on.
 * @property initTime How long joining took, in seconds.
 * @property deviceInfo What the participant joined with.
 * @property changeModeHistory Every change of `mode`, the first one first.
 * @property geoLocation Roughly where the participant is.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class Participant(
    val participantId: String,
    val name: String? = null,
    val timelog: List<ParticipantTimelog> = emptyList(),
    val id: String? = null,
    val mode: ParticipantMode? = null,
    val events: ParticipantEvents? = null,
    val initTime: Double? = null,
    val deviceInfo: ParticipantDeviceInfo? = null,
    val changeModeHistory: List<ModeChange> = emptyList(),
    val geoLocation: GeoLocation? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "participantId" to participantId,
            "name" to name,
            "timelog" to timelog,
            "_id" to id,
            "mode" to mode,
            "events" to events,
            "initTime" to initTime,
            "deviceInfo" to deviceInfo,
            "changeModeHistory" to changeModeHistory,
            "geoLocation" to geoLocation,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): Participant {
            val fields = Fields(json)
            return Participant(
                participantId = fields.text("participantId"),
                name = fields.optionalText("name"),
                timelog = fields.optionalList("timelog", ParticipantTimelog::of).orEmpty(),
                id = fields.optionalText("_id"),
                mode = fields.optionalText("mode")?.let(ParticipantMode::of),
                events = fields.optional("events", ParticipantEvents::of),
                initTime = fields.optionalDouble("initTime"),
                deviceInfo = fields.optional("deviceInfo", ParticipantDeviceInfo::of),
                changeModeHistory = fields.optionalList("changeModeHistory", ModeChange::of).orEmpty(),
                geoLocation = fields.optional("geoLocation", GeoLocation::of),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * A span of time.
 *
 * @property start When it began, in RFC 3339 such as `2022-02-22T07:26:44.465Z`.
 * @property end When it ended, in RFC 3339; empty while it lasts.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class ParticipantTimelog(
    val start: String? = null,
    val end: String? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "start" to start,
            "end" to end,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): ParticipantTimelog {
            val fields = Fields(json)
            return ParticipantTimelog(
                start = fields.optionalText("start"),
                end = fields.optionalText("end"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * When a participant's media were on: spans such as `{"start": "…", "end": "…"}`, whose shape no source fixes.
 *
 * @property mic The microphone.
 * @property webcam The webcam.
 * @property screenShare The screen share.
 * @property screenShareAudio The sound of the screen share.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class ParticipantEvents(
    val mic: List<JsonElement> = emptyList(),
    val webcam: List<JsonElement> = emptyList(),
    val screenShare: List<JsonElement> = emptyList(),
    val screenShareAudio: List<JsonElement> = emptyList(),
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "mic" to mic,
            "webcam" to webcam,
            "screenShare" to screenShare,
            "screenShareAudio" to screenShareAudio,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): ParticipantEvents {
            val fields = Fields(json)
            return ParticipantEvents(
                mic = fields.optionalList("mic") { it }.orEmpty(),
                webcam = fields.optionalList("webcam") { it }.orEmpty(),
                screenShare = fields.optionalList("screenShare") { it }.orEmpty(),
                screenShareAudio = fields.optionalList("screenShareAudio") { it }.orEmpty(),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * What a participant joined with.
 *
 * @property sdkType The kind of client SDK, such as `prebuilt`.
 * @property sdkVersion Its version.
 * @property platform The kind of device, such as `desktop`.
 * @property browserUserAgent Browser, operating system and platform, as the service read them from the browser.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class ParticipantDeviceInfo(
    val sdkType: String? = null,
    val sdkVersion: String? = null,
    val platform: String? = null,
    val browserUserAgent: JsonElement? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "sdkType" to sdkType,
            "sdkVersion" to sdkVersion,
            "platform" to platform,
            "browserUserAgent" to browserUserAgent,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): ParticipantDeviceInfo {
            val fields = Fields(json)
            return ParticipantDeviceInfo(
                sdkType = fields.optionalText("sdkType"),
                sdkVersion = fields.optionalText("sdkVersion"),
                platform = fields.optionalText("platform"),
                browserUserAgent = fields.optionalJson("browserUserAgent"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * A change of a participant's mode.
 *
 * @property mode The mode from then on.
 * @property timelog When it changed, in RFC 3339.
 * @property id The id in the service's database (`_id` on the wire).
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class ModeChange(
    val mode: ParticipantMode? = null,
    val timelog: String? = null,
    val id: String? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "mode" to mode,
            "timelog" to timelog,
            "_id" to id,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): ModeChange {
            val fields = Fields(json)
            return ModeChange(
                mode = fields.optionalText("mode")?.let(ParticipantMode::of),
                timelog = fields.optionalText("timelog"),
                id = fields.optionalText("_id"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * Roughly where somebody is.
 *
 * @property city The city.
 * @property region The part of the country.
 * @property country The country.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class GeoLocation(
    val city: String? = null,
    val region: String? = null,
    val country: String? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "city" to city,
            "region" to region,
            "country" to country,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): GeoLocation {
            val fields = Fields(json)
            return GeoLocation(
                city = fields.optionalText("city"),
                region = fields.optionalText("region"),
                country = fields.optionalText("country"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * How a participant takes part. Source: REST reference, and the modes of the client SDKs. Other words are kept as they
 * come.
 */
public class ParticipantMode private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Sends and receives audio and video; the older word for `SEND_AND_RECV`. */
        @JvmField
        public val CONFERENCE: ParticipantMode = ParticipantMode("CONFERENCE")

        /** Only watches a stream; an older word. */
        @JvmField
        public val VIEWER: ParticipantMode = ParticipantMode("VIEWER")

        /** Sends and receives audio and video. */
        @JvmField
        public val SEND_AND_RECV: ParticipantMode = ParticipantMode("SEND_AND_RECV")

        /** Only receives audio and video. */
        @JvmField
        public val RECV_ONLY: ParticipantMode = ParticipantMode("RECV_ONLY")

        /** Neither sends nor receives audio and video. */
        @JvmField
        public val SIGNALLING_ONLY: ParticipantMode = ParticipantMode("SIGNALLING_ONLY")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): ParticipantMode = ParticipantMode(word)
    }
}
