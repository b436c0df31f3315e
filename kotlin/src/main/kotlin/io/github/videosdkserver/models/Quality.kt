// How well sound and picture came through in a session.
// Written by bindings/gen from the core's models; change those instead.

package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.NOTHING
import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * The quality of a session, over all participants. Source: REST reference, fetch session quality stats.
 *
 * @property sessionId The id of the session.
 * @property roomId The id of its room; the service calls it `meetingId`.
 * @property stats The samples, the earliest first. No source says how far apart they are.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class SessionQualityStats(
    val sessionId: String? = null,
    val roomId: String? = null,
    val stats: List<QualitySample> = emptyList(),
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "sessionId" to sessionId,
            "roomId" to roomId,
            "stats" to stats,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): SessionQualityStats {
            val fields = Fields(json)
            return SessionQualityStats(
                sessionId = fields.optionalText("sessionId"),
                roomId = fields.optionalText("roomId"),
                stats = fields.optionalList("stats", QualitySample::of).orEmpty(),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * The quality that one participant had in a session. Source: REST reference, fetch participant quality stats.
 *
 * @property sessionId The id of the session.
 * @property roomId The id of its room; the service calls it `meetingId`.
 * @property participantId The id of the participant.
 * @property participantName The name that is shown to others.
 * @property deviceInfo The device or the browser.
 * @property sdkInfo The client SDK.
 * @property location Roughly where the participant is; the words may be `unknown`.
 * @property network The network; the words may be `unknown`.
 * @property stats The samples, the earliest first. No source says how far apart they are.
 * @property resolutionUsage Which picture sizes were received, sample by sample.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class ParticipantQualityStats(
    val sessionId: String? = null,
    val roomId: String? = null,
    val participantId: String? = null,
    val participantName: String? = null,
    val deviceInfo: QualityDeviceInfo? = null,
    val sdkInfo: QualitySdkInfo? = null,
    val location: GeoLocation? = null,
    val network: QualityNetwork? = null,
    val stats: List<QualitySample> = emptyList(),
    val resolutionUsage: List<ResolutionUsage> = emptyList(),
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "sessionId" to sessionId,
            "roomId" to roomId,
            "participantId" to participantId,
            "participantName" to participantName,
            "deviceInfo" to deviceInfo,
            "sdkInfo" to sdkInfo,
            "location" to location,
            "network" to network,
            "stats" to stats,
            "resolutionUsage" to resolutionUsage,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): ParticipantQualityStats {
            val fields = Fields(json)
            return ParticipantQualityStats(
                sessionId = fields.optionalText("sessionId"),
                roomId = fields.optionalText("roomId"),
                participantId = fields.optionalText("participantId"),
                participantName = fields.optionalText("participantName"),
                deviceInfo = fields.optional("deviceInfo", QualityDeviceInfo::of),
                sdkInfo = fields.optional("sdkInfo", QualitySdkInfo::of),
                location = fields.optional("location", GeoLocation::of),
                network = fields.optional("network", QualityNetwork::of),
                stats = fields.optionalList("stats", QualitySample::of).orEmpty(),
                resolutionUsage = fields.optionalList("resolutionUsage", ResolutionUsage::of).orEmpty(),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * The quality at one time. No source says the units; those here are what the sample answers look like.
 *
 * @property time When it was taken, in RFC 3339 such as `2022-07-15T10:10:18.778Z`.
 * @property recvAudioPacketLost Packets of received sound that were lost.
 * @property recvVideoPacketLost Packets of received picture that were lost.
 * @property sendAudioPacketLost Packets of sent sound that were lost.
 * @property sendVideoPacketLost Packets of sent picture that were lost.
 * @property averageAudioRtt The round trip of sound, in milliseconds.
 * @property averageVideoRtt The round trip of the picture, in milliseconds.
 * @property averageAudioJitter The jitter of sound, in milliseconds.
 * @property averageVideoJitter The jitter of the picture, in milliseconds.
 * @property averageSendAudioBitrate The rate of sent sound, in bits a second.
 * @property averageSendVideoBitrate The rate of sent picture, in bits a second.
 * @property averageRecvAudioBitrate The rate of received sound, in bits a second.
 * @property averageRecvVideoBitrate The rate of received picture, in bits a second.
 * @property qualityScore What it comes to.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class QualitySample(
    val time: String? = null,
    val recvAudioPacketLost: Double? = null,
    val recvVideoPacketLost: Double? = null,
    val sendAudioPacketLost: Double? = null,
    val sendVideoPacketLost: Double? = null,
    val averageAudioRtt: Double? = null,
    val averageVideoRtt: Double? = null,
    val averageAudioJitter: Double? = null,
    val averageVideoJitter: Double? = null,
    val averageSendAudioBitrate: Double? = null,
    val averageSendVideoBitrate: Double? = null,
    val averageRecvAudioBitrate: Double? = null,
    val averageRecvVideoBitrate: Double? = null,
    val qualityScore: QualityScore? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "time" to time,
            "recvAudioPacketLost" to recvAudioPacketLost,
            "recvVideoPacketLost" to recvVideoPacketLost,
            "sendAudioPacketLost" to sendAudioPacketLost,
            "sendVideoPacketLost" to sendVideoPacketLost,
            "averageAudioRtt" to averageAudioRtt,
            "averageVideoRtt" to averageVideoRtt,
            "averageAudioJitter" to averageAudioJitter,
            "averageVideoJitter" to averageVideoJitter,
            "averageSendAudioBitrate" to averageSendAudioBitrate,
            "averageSendVideoBitrate" to averageSendVideoBitrate,
            "averageRecvAudioBitrate" to averageRecvAudioBitrate,
            "averageRecvVideoBitrate" to averageRecvVideoBitrate,
            "qualityScore" to qualityScore,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): QualitySample {
            val fields = Fields(json)
            return QualitySample(
                time = fields.optionalText("time"),
                recvAudioPacketLost = fields.optionalDouble("recvAudioPacketLost"),
                recvVideoPacketLost = fields.optionalDouble("recvVideoPacketLost"),
                sendAudioPacketLost = fields.optionalDouble("sendAudioPacketLost"),
                sendVideoPacketLost = fields.optionalDouble("sendVideoPacketLost"),
                averageAudioRtt = fields.optionalDouble("averageAudioRtt"),
                averageVideoRtt = fields.optionalDouble("averageVideoRtt"),
                averageAudioJitter = fields.optionalDouble("averageAudioJitter"),
                averageVideoJitter = fields.optionalDouble("averageVideoJitter"),
                averageSendAudioBitrate = fields.optionalDouble("averageSendAudioBitrate"),
                averageSendVideoBitrate = fields.optionalDouble("averageSendVideoBitrate"),
                averageRecvAudioBitrate = fields.optionalDouble("averageRecvAudioBitrate"),
                averageRecvVideoBitrate = fields.optionalDouble("averageRecvVideoBitrate"),
                qualityScore = fields.optional("qualityScore", QualityScore::of),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * How good sound and picture were, such as 4.39. No source says the scale; 5 seems to be the best.
 *
 * @property audio The sound.
 * @property video The picture.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class QualityScore(
    val audio: Double? = null,
    val video: Double? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "audio" to audio,
            "video" to video,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): QualityScore {
            val fields = Fields(json)
            return QualityScore(
                audio = fields.optionalDouble("audio"),
                video = fields.optionalDouble("video"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * The device or the browser of a participant.
 *
 * @property deviceName Its name, such as `Chrome`.
 * @property deviceVersion Its version.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class QualityDeviceInfo(
    val deviceName: String? = null,
    val deviceVersion: String? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "deviceName" to deviceName,
            "deviceVersion" to deviceVersion,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): QualityDeviceInfo {
            val fields = Fields(json)
            return QualityDeviceInfo(
                deviceName = fields.optionalText("deviceName"),
                deviceVersion = fields.optionalText("deviceVersion"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * The client SDK of a participant.
 *
 * @property sdkName Its name, such as `prebuilt`.
 * @property sdkVersion Its version.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class QualitySdkInfo(
    val sdkName: String? = null,
    val sdkVersion: String? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "sdkName" to sdkName,
            "sdkVersion" to sdkVersion,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): QualitySdkInfo {
            val fields = Fields(json)
            return QualitySdkInfo(
                sdkName = fields.optionalText("sdkName"),
                sdkVersion = fields.optionalText("sdkVersion"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * The network of a participant.
 *
 * @property asn The number of the autonomous system.
 * @property org Who runs it.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class QualityNetwork(
    val asn: String? = null,
    val org: String? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "asn" to asn,
            "org" to org,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): QualityNetwork {
            val fields = Fields(json)
            return QualityNetwork(
                asn = fields.optionalText("asn"),
                org = fields.optionalText("org"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * Which picture sizes were received at one time.
 *
 * @property time When, in RFC 3339.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class ResolutionUsage(
    val time: String? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "time" to time,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): ResolutionUsage {
            val fields = Fields(json)
            return ResolutionUsage(
                time = fields.optionalText("time"),
                extra = fields.extra(),
            )
        }
    }
}
