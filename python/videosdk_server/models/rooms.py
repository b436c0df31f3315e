"""Rooms: the places where meetings happen.

Written by bindings/gen from the core's models; change those instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, TypeAlias

from .._model import Model, list_or_none
from .composition import CompositionConfig, TranscriptionConfig

AutoCloseType: TypeAlias = (
    Literal[
        "session-ends",
        "session-end-and-deactivate",
    ]
    | str
)
"""What happens when the time of a session is over. Other words are kept as they come."""

RoomStatus: TypeAlias = (
    Literal[
        "enabled",
        "disabled",
    ]
    | str
)
"""Whether a room can be joined. Other words are kept as they come."""

Region: TypeAlias = (
    Literal[
        "us001",
        "us002",
        "uk001",
        "eu001",
        "sg001",
        "sg002",
        "uae001",
        "in001",
        "in002",
        "in003",
        "aus001",
        "dev1",
    ]
    | str
)
"""A region of the service. Other words are kept as they come."""


class RoomWebhook(Model):
    """Where the events of a room are delivered."""

    __slots__ = (
        "events",
        "url",
    )
    _NAMES: ClassVar = {
        "url": "endPoint",
        "events": "events",
    }

    def __init__(
        self,
        *,
        url: str | None = None,
        events: Sequence[str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The https address that deliveries are posted to (``endPoint`` on the wire). At most 512 characters.
        self.url: str = url or ""
        #: The names of the events, such as ``session-started``; patterns such as ``session*`` are accepted.
        self.events: list[str] = list(events or ())


class AutoCloseConfig(Model):
    """When sessions of a room end by themselves."""

    __slots__ = (
        "duration_minutes",
        "kind",
    )
    _NAMES: ClassVar = {
        "kind": "type",
        "duration_minutes": "duration",
    }

    def __init__(
        self,
        *,
        kind: AutoCloseType | None = None,
        duration_minutes: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: What happens (``type`` on the wire). Default: ``session-ends``, which is sent, since the service needs the
        #: field.
        self.kind: AutoCloseType | None = kind
        #: After how many minutes (``duration`` on the wire). Default of the service: 480. At least 0.
        #:
        #: The sources differ in the unit: every page of the REST reference says minutes, the official SDKs say
        #: seconds. The number goes out as it is.
        self.duration_minutes: int | None = duration_minutes


class AutoStartConfig(Model):
    """What starts with each session of a room."""

    __slots__ = (
        "composite",
        "hls",
        "recording",
    )
    _NAMES: ClassVar = {
        "recording": "recording",
        "hls": "hls",
        "composite": "composite",
    }
    _MODELS: ClassVar = {
        "recording": lambda fields: AutoStartEgress.from_dict(fields),
        "hls": lambda fields: AutoStartEgress.from_dict(fields),
    }

    def __init__(
        self,
        *,
        recording: AutoStartEgress | None = None,
        hls: AutoStartEgress | None = None,
        composite: Any = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: A recording of the session.
        self.recording: AutoStartEgress | None = recording
        #: An HLS stream of the session.
        self.hls: AutoStartEgress | None = hls
        #: A composite recording; its options are sent as they are.
        self.composite: Any = composite


class AutoStartEgress(Model):
    """A recording or a stream that starts with the session."""

    __slots__ = (
        "aws_dir_path",
        "config",
        "template_url",
        "transcription",
    )
    _NAMES: ClassVar = {
        "template_url": "templateUrl",
        "transcription": "transcription",
        "config": "config",
        "aws_dir_path": "awsDirPath",
    }
    _MODELS: ClassVar = {
        "transcription": lambda fields: TranscriptionConfig.from_dict(fields),
        "config": lambda fields: CompositionConfig.from_dict(fields),
    }

    def __init__(
        self,
        *,
        template_url: str | None = None,
        transcription: TranscriptionConfig | None = None,
        config: CompositionConfig | None = None,
        aws_dir_path: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The address of a page of your own that arranges the picture.
        self.template_url: str | None = template_url
        #: Transcription after the call.
        self.transcription: TranscriptionConfig | None = transcription
        #: How the picture is composed.
        self.config: CompositionConfig | None = config
        #: The folder in your bucket. For recordings only.
        self.aws_dir_path: str | None = aws_dir_path


class MultiComposition(Model):
    """Which compositions may run several at once in a room."""

    __slots__ = (
        "hls",
        "recording",
        "rtmp",
    )
    _NAMES: ClassVar = {
        "recording": "recording",
        "hls": "hls",
        "rtmp": "rtmp",
    }

    def __init__(
        self,
        *,
        recording: bool | None = None,
        hls: bool | None = None,
        rtmp: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: Several recordings. Default: no.
        self.recording: bool | None = recording
        #: Several HLS streams. Default: no.
        self.hls: bool | None = hls
        #: Several RTMP streams. Default: no.
        self.rtmp: bool | None = rtmp


class Room(Model):
    """A room, as the service tells of it."""

    __slots__ = (
        "allowed_participant_ids",
        "api_key",
        "auto_close_config",
        "auto_start_config",
        "created_at",
        "custom_room_id",
        "disabled",
        "geo_fence",
        "id",
        "links",
        "multi_composition",
        "room_id",
        "updated_at",
        "user",
        "user_id",
        "webhook",
    )
    _NAMES: ClassVar = {
        "room_id": "roomId",
        "custom_room_id": "customRoomId",
        "id": "id",
        "user_id": "userId",
        "api_key": "apiKey",
        "geo_fence": "geoFence",
        "disabled": "disabled",
        "webhook": "webhook",
        "auto_close_config": "autoCloseConfig",
        "auto_start_config": "autoStartConfig",
        "multi_composition": "multiComposition",
        "allowed_participant_ids": "allowedParticipantIds",
        "created_at": "createdAt",
        "updated_at": "updatedAt",
        "links": "links",
        "user": "user",
    }
    _MODELS: ClassVar = {
        "webhook": lambda fields: RoomWebhook.from_dict(fields),
        "auto_close_config": lambda fields: AutoCloseConfig.from_dict(fields),
        "user": lambda fields: AccountUser.from_dict(fields),
    }

    def __init__(
        self,
        *,
        room_id: str,
        custom_room_id: str | None = None,
        id: str | None = None,
        user_id: str | None = None,
        api_key: str | None = None,
        geo_fence: Region | None = None,
        disabled: bool = False,
        webhook: RoomWebhook | None = None,
        auto_close_config: AutoCloseConfig | None = None,
        auto_start_config: Any = None,
        multi_composition: Any = None,
        allowed_participant_ids: Sequence[str] | None = None,
        created_at: str | None = None,
        updated_at: str | None = None,
        links: Mapping[str, str] | None = None,
        user: AccountUser | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The id that clients join with, such as ``abcd-efgh-ijkl``; ``meetingId`` in older answers.
        self.room_id: str = room_id
        #: Your own id of the room; ``userMeetingId`` in older answers.
        self.custom_room_id: str | None = custom_room_id
        #: The id in the service's database.
        self.id: str | None = id
        #: The id of the owner.
        self.user_id: str | None = user_id
        #: The API key that owns the room.
        self.api_key: str | None = api_key
        #: The region that the room is bound to.
        self.geo_fence: Region | None = geo_fence
        #: True once the room is closed.
        self.disabled: bool = disabled
        #: Where the room's events are delivered.
        self.webhook: RoomWebhook | None = webhook
        #: When the room's sessions end by themselves.
        self.auto_close_config: AutoCloseConfig | None = auto_close_config
        #: What starts with each session, as the service echoes it.
        self.auto_start_config: Any = auto_start_config
        #: Which compositions may run several at once, as the service echoes it.
        self.multi_composition: Any = multi_composition
        #: The ids of the only participants who may join.
        self.allowed_participant_ids: list[str] | None = list_or_none(allowed_participant_ids)
        #: When it was made, in RFC 3339 such as ``2022-03-25T04:49:11.024Z``.
        self.created_at: str | None = created_at
        #: When it was last changed, in RFC 3339.
        self.updated_at: str | None = updated_at
        #: Addresses of related resources by name, such as ``get_room``.
        self.links: dict[str, str] = dict(links or {})
        #: The account that owns the room.
        self.user: AccountUser | None = user


class AccountUser(Model):
    """The account that owns a room."""

    __slots__ = (
        "discontinued_reason",
        "email",
        "id",
        "name",
    )
    _NAMES: ClassVar = {
        "id": "id",
        "name": "name",
        "email": "email",
        "discontinued_reason": "discontinuedReason",
    }

    def __init__(
        self,
        *,
        id: str | None = None,
        name: str | None = None,
        email: str | None = None,
        discontinued_reason: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The id of the account.
        self.id: str | None = id
        #: Its name.
        self.name: str | None = name
        #: Its mail address.
        self.email: str | None = email
        #: Why the account was discontinued, if it was.
        self.discontinued_reason: str | None = discontinued_reason


class RoomValidation(Model):
    """Whether a room id is one of yours."""

    __slots__ = (
        "room",
        "room_id",
        "valid",
    )
    _NAMES: ClassVar = {
        "valid": "valid",
        "room_id": "roomId",
        "room": "room",
    }
    _MODELS: ClassVar = {
        "room": lambda fields: Room.from_dict(fields),
    }

    def __init__(
        self,
        *,
        valid: bool,
        room_id: str,
        room: Room | None = None,
    ) -> None:
        super().__init__()
        #: True when the service knows the room.
        self.valid: bool = valid
        #: The room's id as the service has it, or else the id that was asked for.
        self.room_id: str = room_id
        #: The room; only when it is valid.
        self.room: Room | None = room

    def __bool__(self) -> bool:
        return self.valid
