"""How well sound and picture came through in a session.

Written by bindings/gen from the core's models; change those instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from .._model import Model, many
from .participants import GeoLocation


class SessionQualityStats(Model):
    """The quality of a session, over all participants. Source: REST reference, fetch session quality stats."""

    __slots__ = (
        "room_id",
        "session_id",
        "stats",
    )
    _NAMES: ClassVar = {
        "session_id": "sessionId",
        "room_id": "roomId",
        "stats": "stats",
    }
    _MODELS: ClassVar = {
        "stats": many(lambda fields: QualitySample.from_dict(fields)),
    }

    def __init__(
        self,
        *,
        session_id: str | None = None,
        room_id: str | None = None,
        stats: Sequence[QualitySample] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The id of the session.
        self.session_id: str | None = session_id
        #: The id of its room; the service calls it ``meetingId``.
        self.room_id: str | None = room_id
        #: The samples, the earliest first. No source says how far apart they are.
        self.stats: list[QualitySample] = list(stats or ())


class ParticipantQualityStats(Model):
    """The quality that one participant had in a session. Source: REST reference, fetch participant quality stats."""

    __slots__ = (
        "device_info",
        "location",
        "network",
        "participant_id",
        "participant_name",
        "resolution_usage",
        "room_id",
        "sdk_info",
        "session_id",
        "stats",
    )
    _NAMES: ClassVar = {
        "session_id": "sessionId",
        "room_id": "roomId",
        "participant_id": "participantId",
        "participant_name": "participantName",
        "device_info": "deviceInfo",
        "sdk_info": "sdkInfo",
        "location": "location",
        "network": "network",
        "stats": "stats",
        "resolution_usage": "resolutionUsage",
    }
    _MODELS: ClassVar = {
        "device_info": lambda fields: QualityDeviceInfo.from_dict(fields),
        "sdk_info": lambda fields: QualitySdkInfo.from_dict(fields),
        "location": lambda fields: GeoLocation.from_dict(fields),
        "network": lambda fields: QualityNetwork.from_dict(fields),
        "stats": many(lambda fields: QualitySample.from_dict(fields)),
        "resolution_usage": many(lambda fields: ResolutionUsage.from_dict(fields)),
    }

    def __init__(
        self,
        *,
        session_id: str | None = None,
        room_id: str | None = None,
        participant_id: str | None = None,
        participant_name: str | None = None,
        device_info: QualityDeviceInfo | None = None,
        sdk_info: QualitySdkInfo | None = None,
        location: GeoLocation | None = None,
        network: QualityNetwork | None = None,
        stats: Sequence[QualitySample] | None = None,
        resolution_usage: Sequence[ResolutionUsage] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The id of the session.
        self.session_id: str | None = session_id
        #: The id of its room; the service calls it ``meetingId``.
        self.room_id: str | None = room_id
        #: The id of the participant.
        self.participant_id: str | None = participant_id
        #: The name that is shown to others.
        self.participant_name: str | None = participant_name
        #: The device or the browser.
        self.device_info: QualityDeviceInfo | None = device_info
        #: The client SDK.
        self.sdk_info: QualitySdkInfo | None = sdk_info
        #: Roughly where the participant is; the words may be ``unknown``.
        self.location: GeoLocation | None = location
        #: The network; the words may be ``unknown``.
        self.network: QualityNetwork | None = network
        #: The samples, the earliest first. No source says how far apart they are.
        self.stats: list[QualitySample] = list(stats or ())
        #: Which picture sizes were received, sample by sample.
        self.resolution_usage: list[ResolutionUsage] = list(resolution_usage or ())


class QualitySample(Model):
    """The quality at one time. No source says the units; those here are what the sample answers look like."""

    __slots__ = (
        "average_audio_jitter",
        "average_audio_rtt",
        "average_recv_audio_bitrate",
        "average_recv_video_bitrate",
        "average_send_audio_bitrate",
        "average_send_video_bitrate",
        "average_video_jitter",
        "average_video_rtt",
        "quality_score",
        "recv_audio_packet_lost",
        "recv_video_packet_lost",
        "send_audio_packet_lost",
        "send_video_packet_lost",
        "time",
    )
    _NAMES: ClassVar = {
        "time": "time",
        "recv_audio_packet_lost": "recvAudioPacketLost",
        "recv_video_packet_lost": "recvVideoPacketLost",
        "send_audio_packet_lost": "sendAudioPacketLost",
        "send_video_packet_lost": "sendVideoPacketLost",
        "average_audio_rtt": "averageAudioRtt",
        "average_video_rtt": "averageVideoRtt",
        "average_audio_jitter": "averageAudioJitter",
        "average_video_jitter": "averageVideoJitter",
        "average_send_audio_bitrate": "averageSendAudioBitrate",
        "average_send_video_bitrate": "averageSendVideoBitrate",
        "average_recv_audio_bitrate": "averageRecvAudioBitrate",
        "average_recv_video_bitrate": "averageRecvVideoBitrate",
        "quality_score": "qualityScore",
    }
    _MODELS: ClassVar = {
        "quality_score": lambda fields: QualityScore.from_dict(fields),
    }

    def __init__(
        self,
        *,
        time: str | None = None,
        recv_audio_packet_lost: float | None = None,
        recv_video_packet_lost: float | None = None,
        send_audio_packet_lost: float | None = None,
        send_video_packet_lost: float | None = None,
        average_audio_rtt: float | None = None,
        average_video_rtt: float | None = None,
        average_audio_jitter: float | None = None,
        average_video_jitter: float | None = None,
        average_send_audio_bitrate: float | None = None,
        average_send_video_bitrate: float | None = None,
        average_recv_audio_bitrate: float | None = None,
        average_recv_video_bitrate: float | None = None,
        quality_score: QualityScore | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: When it was taken, in RFC 3339 such as ``2022-07-15T10:10:18.778Z``.
        self.time: str | None = time
        #: Packets of received sound that were lost.
        self.recv_audio_packet_lost: float | None = recv_audio_packet_lost
        #: Packets of received picture that were lost.
        self.recv_video_packet_lost: float | None = recv_video_packet_lost
        #: Packets of sent sound that were lost.
        self.send_audio_packet_lost: float | None = send_audio_packet_lost
        #: Packets of sent picture that were lost.
        self.send_video_packet_lost: float | None = send_video_packet_lost
        #: The round trip of sound, in milliseconds.
        self.average_audio_rtt: float | None = average_audio_rtt
        #: The round trip of the picture, in milliseconds.
        self.average_video_rtt: float | None = average_video_rtt
        #: The jitter of sound, in milliseconds.
        self.average_audio_jitter: float | None = average_audio_jitter
        #: The jitter of the picture, in milliseconds.
        self.average_video_jitter: float | None = average_video_jitter
        #: The rate of sent sound, in bits a second.
        self.average_send_audio_bitrate: float | None = average_send_audio_bitrate
        #: The rate of sent picture, in bits a second.
        self.average_send_video_bitrate: float | None = average_send_video_bitrate
        #: The rate of received sound, in bits a second.
        self.average_recv_audio_bitrate: float | None = average_recv_audio_bitrate
        #: The rate of received picture, in bits a second.
        self.average_recv_video_bitrate: float | None = average_recv_video_bitrate
        #: What it comes to.
        self.quality_score: QualityScore | None = quality_score


class QualityScore(Model):
    """How good sound and picture were, such as 4.39. No source says the scale; 5 seems to be the best."""

    __slots__ = (
        "audio",
        "video",
    )
    _NAMES: ClassVar = {
        "audio": "audio",
        "video": "video",
    }

    def __init__(
        self,
        *,
        audio: float | None = None,
        video: float | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The sound.
        self.audio: float | None = audio
        #: The picture.
        self.video: float | None = video


class QualityDeviceInfo(Model):
    """The device or the browser of a participant."""

    __slots__ = (
        "device_name",
        "device_version",
    )
    _NAMES: ClassVar = {
        "device_name": "deviceName",
        "device_version": "deviceVersion",
    }

    def __init__(
        self,
        *,
        device_name: str | None = None,
        device_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: Its name, such as ``Chrome``.
        self.device_name: str | None = device_name
        #: Its version.
        self.device_version: str | None = device_version


class QualitySdkInfo(Model):
    """The client SDK of a participant."""

    __slots__ = (
        "sdk_name",
        "sdk_version",
    )
    _NAMES: ClassVar = {
        "sdk_name": "sdkName",
        "sdk_version": "sdkVersion",
    }

    def __init__(
        self,
        *,
        sdk_name: str | None = None,
        sdk_version: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: Its name, such as ``prebuilt``.
        self.sdk_name: str | None = sdk_name
        #: Its version.
        self.sdk_version: str | None = sdk_version


class QualityNetwork(Model):
    """The network of a participant."""

    __slots__ = (
        "asn",
        "org",
    )
    _NAMES: ClassVar = {
        "asn": "asn",
        "org": "org",
    }

    def __init__(
        self,
        *,
        asn: str | None = None,
        org: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The number of the autonomous system.
        self.asn: str | None = asn
        #: Who runs it.
        self.org: str | None = org


class ResolutionUsage(Model):
    """Which picture sizes were received at one time."""

    __slots__ = ("time",)
    _NAMES: ClassVar = {
        "time": "time",
    }

    def __init__(
        self,
        *,
        time: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: When, in RFC 3339.
        self.time: str | None = time
