"""Rooms as the service tells of them."""

from __future__ import annotations

from typing import Any


class Room:
    """A room. Fields that have no name here yet are in ``extra``."""

    __slots__ = (
        "_fields",
        "allowed_participant_ids",
        "api_key",
        "auto_close_config",
        "auto_start_config",
        "created_at",
        "custom_room_id",
        "disabled",
        "extra",
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

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields
        unnamed = dict(fields)
        take = unnamed.pop
        #: The id that clients join with, such as ``abcd-efgh-ijkl``.
        self.room_id: str = take("roomId")
        #: Your own id of the room.
        self.custom_room_id: str | None = take("customRoomId", None)
        #: The id in the service's database.
        self.id: str | None = take("id", None)
        #: The id of the owner.
        self.user_id: str | None = take("userId", None)
        #: The API key that owns the room.
        self.api_key: str | None = take("apiKey", None)
        #: The region that the room is bound to.
        self.geo_fence: str | None = take("geoFence", None)
        #: True once the room is closed.
        self.disabled: bool = take("disabled", False)
        #: Where the room's events are delivered.
        self.webhook: dict[str, Any] | None = take("webhook", None)
        #: When its sessions end by themselves.
        self.auto_close_config: dict[str, Any] | None = take("autoCloseConfig", None)
        #: What starts with each session.
        self.auto_start_config: Any = take("autoStartConfig", None)
        #: Which compositions may run several at once.
        self.multi_composition: Any = take("multiComposition", None)
        #: The only participants who may join.
        self.allowed_participant_ids: list[str] | None = take("allowedParticipantIds", None)
        #: When it was made, in RFC 3339.
        self.created_at: str | None = take("createdAt", None)
        #: When it was last changed, in RFC 3339.
        self.updated_at: str | None = take("updatedAt", None)
        #: Addresses of related resources by name.
        self.links: dict[str, str] = take("links", {})
        #: The account that owns the room.
        self.user: dict[str, Any] | None = take("user", None)
        #: Fields that have no name here yet, by their name on the wire.
        self.extra: dict[str, Any] = unnamed

    def to_dict(self) -> dict[str, Any]:
        """The room by the names of the wire."""
        return dict(self._fields)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Room) and self._fields == other._fields

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Room(room_id={self.room_id!r}, custom_room_id={self.custom_room_id!r}, disabled={self.disabled!r})"


class RoomValidation:
    """Whether a room id is one of the account's; true in a condition when it is."""

    __slots__ = ("_fields", "room", "room_id", "valid")

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields
        #: True when the service knows the room.
        self.valid: bool = fields["valid"]
        #: The room's id as the service has it, or the one that was asked for.
        self.room_id: str = fields["roomId"]
        room = fields.get("room")
        #: The room; only when it is valid.
        self.room: Room | None = None if room is None else Room(room)

    def to_dict(self) -> dict[str, Any]:
        """The answer by the names of the wire."""
        return dict(self._fields)

    def __bool__(self) -> bool:
        return self.valid

    def __repr__(self) -> str:
        return f"RoomValidation(valid={self.valid!r}, room_id={self.room_id!r})"
