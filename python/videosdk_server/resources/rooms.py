"""Rooms: the places where meetings happen."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from .. import _native
from .._json import arguments, given
from .._page import AsyncList, Page
from ..models.rooms import Room, RoomValidation


class Rooms:
    """Creates, fetches, lists, changes, validates and ends rooms."""

    def __init__(self, native: _native.Client) -> None:
        self._native = native

    def create(
        self,
        *,
        custom_room_id: str | None = None,
        geo_fence: str | None = None,
        webhook: Mapping[str, Any] | None = None,
        auto_close_config: Mapping[str, Any] | None = None,
        auto_start_config: Mapping[str, Any] | None = None,
        multi_composition: Mapping[str, bool] | None = None,
        allowed_participant_ids: Sequence[str] | None = None,
        idempotent: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Room:
        """Makes a room.

        Args:
            custom_room_id: Your own id. A second create with the same id answers the same room.
            geo_fence: The region, such as ``in002``. Default: the region of the API key.
            webhook: ``{"endPoint": "https://…", "events": ["session-started"]}``.
            auto_close_config: ``{"type": "session-ends", "duration": 480}``; minutes by the REST reference.
            auto_start_config: What starts with each session: ``recording``, ``hls``, ``composite``.
            multi_composition: Which compositions may run several at once.
            allowed_participant_ids: Only these participants may join.
            idempotent: Makes the call safe to repeat: the room is given a custom id of its own, and a lost answer is
                asked again. Without it a lost answer is an error with ``outcome_unknown``.
            extra: Further fields by their name on the wire.
        """
        params = _create(
            customRoomId=custom_room_id,
            geoFence=geo_fence,
            webhook=webhook,
            autoCloseConfig=auto_close_config,
            autoStartConfig=auto_start_config,
            multiComposition=multi_composition,
            allowedParticipantIds=allowed_participant_ids,
            idempotent=idempotent,
            extra=extra,
        )
        return Room(self._call("create", params=params))

    def get(self, room_id: str) -> Room:
        """Fetches a room by its id, your own id of it, or its database id."""
        return Room(self._call("get", roomId=room_id))

    def list(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        query: str | None = None,
        user_id: str | None = None,
        cursor: str | None = None,
    ) -> Page[Room]:
        """The first page of rooms, which also iterates over all rooms, page after page.

        Args:
            page: The number of the first page, from 1.
            per_page: How many rooms a page has. Default of the service: 20.
            query: Only rooms of exactly this id or custom id.
            user_id: Only rooms of this user. For tokens of an administrator.
            cursor: Goes on where a page ended: its ``next``, with the same filters.
        """
        first = given(page=page, cursor=cursor)
        filters = given(perPage=per_page, query=query, userId=user_id)

        def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            return self._call("list", params={**place, **filters})

        return Page(fetch, Room)

    def update(self, room_id: str, *, status: str) -> Room:
        """Enables or disables a room: ``status`` is ``enabled`` or ``disabled``."""
        return Room(self._call("update", roomId=room_id, params=given(status=status)))

    def validate(self, room_id: str) -> RoomValidation:
        """Says whether a room id is one of the account's. The service's 400, 402 and 404 mean no."""
        return RoomValidation(self._call("validate", roomId=room_id))

    def end(self, room_id: str) -> Room:
        """Closes a room for good. Only its real id works."""
        return Room(self._call("end", roomId=room_id))

    def _call(self, operation: str, **values: Any) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._native.invoke(f"rooms.{operation}", arguments(**values)))
        return answer

    def __repr__(self) -> str:
        return "Rooms()"


class AsyncRooms:
    """Creates, fetches, lists, changes, validates and ends rooms. The arguments are those of :class:`Rooms`."""

    def __init__(self, native: _native.Client) -> None:
        self._native = native

    async def create(
        self,
        *,
        custom_room_id: str | None = None,
        geo_fence: str | None = None,
        webhook: Mapping[str, Any] | None = None,
        auto_close_config: Mapping[str, Any] | None = None,
        auto_start_config: Mapping[str, Any] | None = None,
        multi_composition: Mapping[str, bool] | None = None,
        allowed_participant_ids: Sequence[str] | None = None,
        idempotent: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Room:
        """Makes a room."""
        params = _create(
            customRoomId=custom_room_id,
            geoFence=geo_fence,
            webhook=webhook,
            autoCloseConfig=auto_close_config,
            autoStartConfig=auto_start_config,
            multiComposition=multi_composition,
            allowedParticipantIds=allowed_participant_ids,
            idempotent=idempotent,
            extra=extra,
        )
        return Room(await self._call("create", params=params))

    async def get(self, room_id: str) -> Room:
        """Fetches a room by its id, your own id of it, or its database id."""
        return Room(await self._call("get", roomId=room_id))

    def list(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        query: str | None = None,
        user_id: str | None = None,
        cursor: str | None = None,
    ) -> AsyncList[Room]:
        """Awaited, the first page of rooms; with ``async for``, all rooms, page after page."""
        first = given(page=page, cursor=cursor)
        filters = given(perPage=per_page, query=query, userId=user_id)

        async def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            return await self._call("list", params={**place, **filters})

        return AsyncList(fetch, Room)

    async def update(self, room_id: str, *, status: str) -> Room:
        """Enables or disables a room: ``status`` is ``enabled`` or ``disabled``."""
        return Room(await self._call("update", roomId=room_id, params=given(status=status)))

    async def validate(self, room_id: str) -> RoomValidation:
        """Says whether a room id is one of the account's. The service's 400, 402 and 404 mean no."""
        return RoomValidation(await self._call("validate", roomId=room_id))

    async def end(self, room_id: str) -> Room:
        """Closes a room for good. Only its real id works."""
        return Room(await self._call("end", roomId=room_id))

    async def _call(self, operation: str, **values: Any) -> dict[str, Any]:
        text = await self._native.invoke_async(f"rooms.{operation}", arguments(**values))
        answer: dict[str, Any] = json.loads(text)
        return answer

    def __repr__(self) -> str:
        return "AsyncRooms()"


def _create(extra: Mapping[str, Any] | None, **fields: Any) -> dict[str, Any]:
    return {**(extra or {}), **given(**fields)}
