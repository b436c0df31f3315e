"""Participants: who is or was in a session.

Written by bindings/gen from the core's models; change those instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, TypeAlias

from .._model import Model, many

ParticipantMode: TypeAlias = (
    Literal[
        "CONFERENCE",
        "VIEWER",
        "SEND_AND_RECV",
        "RECV_ONLY",
        "SIGNALLING_ONLY",
    ]
    | str
)
"""How a participant takes part. Source: REST reference, and the modes of the client SDKs. Other words are kept as
they come.
"""


class Participant(Model):
    """Who is or was in a session, as the service tells of them."""

    __slots__ = (
        "change_mode_history",
        "device_info",
        "events",
        "geo_location",
        "id",
        "init_time",
        "mode",
        "name",
        "participant_id",
        "timelog",
    )
    _NAMES: ClassVar = {
        "participant_id": "participantId",
        "name": "name",
        "timelog": "timelog",
        "id": "_id",
        "mode": "mode",
        "events": "events",
        "init_time": "initTime",
        "device_info": "deviceInfo",
        "change_mode_history": "changeModeHistory",
        "geo_location": "geoLocation",
    }
    _MODELS: ClassVar = {
        "timelog": many(lambda fields: ParticipantTimelog.from_dict(fields)),
        "events": lambda fields: ParticipantEvents.from_dict(fields),
        "device_info": lambda fields: ParticipantDeviceInfo.from_dict(fields),
        "change_mode_history": many(lambda fields: ModeChange.from_dict(fields)),
        "geo_location": lambda fields: GeoLocation.from_dict(fields),
    }

    def __init__(
        self,
        *,
        participant_id: str,
        name: str | None = None,
        timelog: Sequence[ParticipantTimelog] | None = None,
        id: str | None = None,
        mode: ParticipantMode | None = None,
        events: ParticipantEvents | None = None,
        init_time: float | None = None,
        device_info: ParticipantDeviceInfo | None = None,
        change_mode_history: Sequence[ModeChange] | None = None,
        geo_location: GeoLocation | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The id that the participant joined with.
        self.participant_id: str = participant_id
        #: The name that is shown to others.
        self.name: str | None = name
        #: Every stay in the session, the first one first; a stay without an end lasts.
        self.timelog: list[ParticipantTimelog] = list(timelog or ())
        #: The id in the service's database (``_id`` on the wire).
        self.id: str | None = id
        #: How the participant takes part.
        self.mode: ParticipantMode | None = mode
        #: When microphone, webcam and screen share were on.
        self.events: ParticipantEvents | None = events
        #: How long joining took, in seconds.
        self.init_time: float | None = init_time
        #: What the participant joined with.
        self.device_info: ParticipantDeviceInfo | None = device_info
        #: Every change of ``mode``, the first one first.
        self.change_mode_history: list[ModeChange] = list(change_mode_history or ())
        #: Roughly where the participant is.
        self.geo_location: GeoLocation | None = geo_location


class ParticipantTimelog(Model):
    """A span of time."""

    __slots__ = (
        "end",
        "start",
    )
    _NAMES: ClassVar = {
        "start": "start",
        "end": "end",
    }

    def __init__(
        self,
        *,
        start: str | None = None,
        end: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: When it began, in RFC 3339 such as ``2022-02-22T07:26:44.465Z``.
        self.start: str | None = start
        #: When it ended, in RFC 3339; empty while it lasts.
        self.end: str | None = end


class ParticipantEvents(Model):
    """When a participant's media were on: spans such as ``{"start": "…", "end": "…"}``, whose shape no source fixes."""

    __slots__ = (
        "mic",
        "screen_share",
        "screen_share_audio",
        "webcam",
    )
    _NAMES: ClassVar = {
        "mic": "mic",
        "webcam": "webcam",
        "screen_share": "screenShare",
        "screen_share_audio": "screenShareAudio",
    }

    def __init__(
        self,
        *,
        mic: Sequence[Any] | None = None,
        webcam: Sequence[Any] | None = None,
        screen_share: Sequence[Any] | None = None,
        screen_share_audio: Sequence[Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The microphone.
        self.mic: list[Any] = list(mic or ())
        #: The webcam.
        self.webcam: list[Any] = list(webcam or ())
        #: The screen share.
        self.screen_share: list[Any] = list(screen_share or ())
        #: The sound of the screen share.
        self.screen_share_audio: list[Any] = list(screen_share_audio or ())


class ParticipantDeviceInfo(Model):
    """What a participant joined with."""

    __slots__ = (
        "browser_user_agent",
        "platform",
        "sdk_type",
        "sdk_version",
    )
    _NAMES: ClassVar = {
        "sdk_type": "sdkType",
        "sdk_version": "sdkVersion",
        "platform": "platform",
        "browser_user_agent": "browserUserAgent",
    }

    def __init__(
        self,
        *,
        sdk_type: str | None = None,
        sdk_version: str | None = None,
        platform: str | None = None,
        browser_user_agent: Any = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The kind of client SDK, such as ``prebuilt``.
        self.sdk_type: str | None = sdk_type
        #: Its version.
        self.sdk_version: str | None = sdk_version
        #: The kind of device, such as ``desktop``.
        self.platform: str | None = platform
        #: Browser, operating system and platform, as the service read them from the browser.
        self.browser_user_agent: Any = browser_user_agent


class ModeChange(Model):
    """A change of a participant's mode."""

    __slots__ = (
        "id",
        "mode",
        "timelog",
    )
    _NAMES: ClassVar = {
        "mode": "mode",
        "timelog": "timelog",
        "id": "_id",
    }

    def __init__(
        self,
        *,
        mode: ParticipantMode | None = None,
        timelog: str | None = None,
        id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The mode from then on.
        self.mode: ParticipantMode | None = mode
        #: When it changed, in RFC 3339.
        self.timelog: str | None = timelog
        #: The id in the service's database (``_id`` on the wire).
        self.id: str | None = id


class GeoLocation(Model):
    """Roughly where somebody is."""

    __slots__ = (
        "city",
        "country",
        "region",
    )
    _NAMES: ClassVar = {
        "city": "city",
        "region": "region",
        "country": "country",
    }

    def __init__(
        self,
        *,
        city: str | None = None,
        region: str | None = None,
        country: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The city.
        self.city: str | None = city
        #: The part of the country.
        self.region: str | None = region
        #: The country.
        self.country: str | None = country
