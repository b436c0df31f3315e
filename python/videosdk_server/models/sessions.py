"""Sessions: each time that people meet in a room.

Written by bindings/gen from the core's models; change those instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, TypeAlias

from .._model import Model, many
from .participants import Participant
from .rooms import Region

SessionStatus: TypeAlias = (
    Literal[
        "ongoing",
        "ended",
    ]
    | str
)
"""Whether a session goes on. Other words are kept as they come."""


class Session(Model):
    """One live occupancy of a room, from the first who joins to the last who leaves, as the service tells of it."""

    __slots__ = (
        "active_duration",
        "api_key",
        "chat_link",
        "custom_room_id",
        "end",
        "hls_log",
        "id",
        "links",
        "participants",
        "region",
        "room_id",
        "start",
        "status",
        "user_id",
    )
    _NAMES: ClassVar = {
        "id": "id",
        "room_id": "roomId",
        "custom_room_id": "customRoomId",
        "status": "status",
        "start": "start",
        "end": "end",
        "participants": "participants",
        "user_id": "userId",
        "api_key": "apiKey",
        "region": "region",
        "active_duration": "activeDuration",
        "chat_link": "chatLink",
        "hls_log": "hlsLog",
        "links": "links",
    }
    _MODELS: ClassVar = {
        "participants": many(lambda fields: Participant.from_dict(fields)),
    }

    def __init__(
        self,
        *,
        id: str,
        room_id: str | None = None,
        custom_room_id: str | None = None,
        status: SessionStatus,
        start: str | None = None,
        end: str | None = None,
        participants: Sequence[Participant] | None = None,
        user_id: str | None = None,
        api_key: str | None = None,
        region: Region | None = None,
        active_duration: float | None = None,
        chat_link: str | None = None,
        hls_log: Sequence[Any] | None = None,
        links: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The id of the session.
        self.id: str = id
        #: The id of its room; ``meetingId`` in older answers.
        self.room_id: str | None = room_id
        #: Your own id of the room; ``userMeetingId`` in older answers.
        self.custom_room_id: str | None = custom_room_id
        #: Whether it goes on. Where the service does not say, it goes by ``end``.
        self.status: SessionStatus = status
        #: When it began, in RFC 3339 such as ``2022-02-22T07:26:43.863Z``.
        self.start: str | None = start
        #: When it ended, in RFC 3339; empty while it goes on.
        self.end: str | None = end
        #: Who was there. It may be cut short; ``list_participants`` has everyone.
        self.participants: list[Participant] = list(participants or ())
        #: The id of the room's owner.
        self.user_id: str | None = user_id
        #: The API key that owns the room.
        self.api_key: str | None = api_key
        #: The region that the session ran in.
        self.region: Region | None = region
        #: For how long it was active. No source says in which unit.
        self.active_duration: float | None = active_duration
        #: The address of the chat's messages, a CSV file.
        self.chat_link: str | None = chat_link
        #: The HLS streams of the session, as the service tells of them.
        self.hls_log: list[Any] = list(hls_log or ())
        #: Addresses of related resources by name, such as ``get_room``.
        self.links: dict[str, str] = dict(links or {})


class ParticipantRemoval(Model):
    """What the service says when it has sent a participant out.

    The REST reference shows the session, the official SDKs take the answer for a text; both are read.
    """

    __slots__ = (
        "message",
        "session",
    )
    _NAMES: ClassVar = {
        "message": "message",
        "session": "session",
    }
    _MODELS: ClassVar = {
        "session": lambda fields: Session.from_dict(fields),
    }

    def __init__(
        self,
        *,
        message: str | None = None,
        session: Session | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The service's words, when it answers with some.
        self.message: str | None = message
        #: The session, when it answers with that. The participant's stay may not have its end yet.
        self.session: Session | None = session
