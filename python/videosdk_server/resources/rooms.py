"""Rooms: the places where meetings happen. Source: REST reference, rooms.

Written by bindings/gen from the core's resources; change those instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._json import given
from .._page import AsyncList, Page
from .._resource import AsyncResource, Resource
from ..models.rooms import (
    AutoCloseConfig,
    AutoStartConfig,
    MultiComposition,
    Region,
    Room,
    RoomStatus,
    RoomValidation,
    RoomWebhook,
)


class Rooms(Resource):
    """Rooms: the places where meetings happen. Source: REST reference, rooms."""

    def create(
        self,
        *,
        custom_room_id: str | None = None,
        geo_fence: Region | None = None,
        webhook: RoomWebhook | Mapping[str, Any] | None = None,
        auto_close_config: AutoCloseConfig | Mapping[str, Any] | None = None,
        auto_start_config: AutoStartConfig | Mapping[str, Any] | None = None,
        multi_composition: MultiComposition | Mapping[str, Any] | None = None,
        allowed_participant_ids: Sequence[str] | None = None,
        idempotent: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Room:
        """Makes a room.

        With ``idempotent`` the call is safely repeated when its answer is lost, since a second create with the
        same ``custom_room_id`` answers the same room; without it a lost answer is an error whose outcome is
        unknown.

        Args:
            custom_room_id: Your own id of the room. A second create with the same id answers the same room.
            geo_fence: The region that the room is bound to. Default: the region of the API key.
            webhook: Where the room's events are delivered.
            auto_close_config: When the room's sessions end by themselves.
            auto_start_config: What starts with each session of the room.
            multi_composition: Allows several compositions of one kind at once.
            allowed_participant_ids: Only participants with these ids may join. Default: anyone with a token.
            idempotent: Makes the call safe to repeat. Default: no. It is not sent. A room without a
                ``custom_room_id`` is given one, a UUID; the service answers a second create of the same id with
                the same room, so the call is retried like a reading one. Without it a lost answer is an error
                whose outcome is unknown.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            customRoomId=custom_room_id,
            geoFence=geo_fence,
            webhook=webhook,
            autoCloseConfig=auto_close_config,
            autoStartConfig=auto_start_config,
            multiComposition=multi_composition,
            allowedParticipantIds=allowed_participant_ids,
            idempotent=idempotent,
        )
        answer = self._call("rooms.create", params={**(extra or {}), **params})
        return Room.from_dict(answer)

    def get(self, room_id: str) -> Room:
        """Fetches a room by its id, your own id of it, or its id in the service's database."""
        answer = self._call("rooms.get", roomId=room_id)
        return Room.from_dict(answer)

    def list(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        query: str | None = None,
        user_id: str | None = None,
        cursor: str | None = None,
    ) -> Page[Room]:
        """Lists the rooms of the account, a page at a time.

        It is the first page, and an iterator over the items of all pages.

        Args:
            page: The number of the first page, from 1. Default: 1. Not together with ``cursor``.
            per_page: How many rooms a page has. Default of the service: 20. At least 1.
            query: Only rooms whose ``room_id`` or ``custom_room_id`` is exactly this.
            user_id: Only rooms of this user. For tokens of an administrator.
            cursor: Goes on where a page ended: the ``next`` of that page. The other fields must be the same
                as they were.
        """
        first = given(page=page, cursor=cursor)
        filters = given(
            perPage=per_page,
            query=query,
            userId=user_id,
        )

        def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            page: dict[str, Any] = self._call(
                "rooms.list",
                params={**place, **filters},
            )
            return page

        return Page(fetch, Room.from_dict)

    def update(
        self,
        room_id: str,
        *,
        status: RoomStatus,
        extra: Mapping[str, Any] | None = None,
    ) -> Room:
        """Enables or disables a room. Low confidence: a page of the REST reference that its index no longer lists.

        Args:
            status: The state the room shall have.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            status=status,
        )
        answer = self._call("rooms.update", roomId=room_id, params={**(extra or {}), **params})
        return Room.from_dict(answer)

    def validate(self, room_id: str) -> RoomValidation:
        """Says whether a room id is one of the account's.

        The service's 400, 402 and 404 mean no; 402 may hide a billing problem, which ``get`` tells. Anything else
        is an error.
        """
        answer = self._call("rooms.validate", roomId=room_id)
        return RoomValidation.from_dict(answer)

    def end(self, room_id: str) -> Room:
        """Closes a room for good. Only its real id works; for your own id the service answers 402."""
        answer = self._call("rooms.end", roomId=room_id)
        return Room.from_dict(answer)


class AsyncRooms(AsyncResource):
    """Rooms: the places where meetings happen. Source: REST reference, rooms. For asyncio."""

    async def create(
        self,
        *,
        custom_room_id: str | None = None,
        geo_fence: Region | None = None,
        webhook: RoomWebhook | Mapping[str, Any] | None = None,
        auto_close_config: AutoCloseConfig | Mapping[str, Any] | None = None,
        auto_start_config: AutoStartConfig | Mapping[str, Any] | None = None,
        multi_composition: MultiComposition | Mapping[str, Any] | None = None,
        allowed_participant_ids: Sequence[str] | None = None,
        idempotent: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Room:
        """Makes a room.

        With ``idempotent`` the call is safely repeated when its answer is lost, since a second create with the
        same ``custom_room_id`` answers the same room; without it a lost answer is an error whose outcome is
        unknown.

        Args:
            custom_room_id: Your own id of the room. A second create with the same id answers the same room.
            geo_fence: The region that the room is bound to. Default: the region of the API key.
            webhook: Where the room's events are delivered.
            auto_close_config: When the room's sessions end by themselves.
            auto_start_config: What starts with each session of the room.
            multi_composition: Allows several compositions of one kind at once.
            allowed_participant_ids: Only participants with these ids may join. Default: anyone with a token.
            idempotent: Makes the call safe to repeat. Default: no. It is not sent. A room without a
                ``custom_room_id`` is given one, a UUID; the service answers a second create of the same id with
                the same room, so the call is retried like a reading one. Without it a lost answer is an error
                whose outcome is unknown.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            customRoomId=custom_room_id,
            geoFence=geo_fence,
            webhook=webhook,
            autoCloseConfig=auto_close_config,
            autoStartConfig=auto_start_config,
            multiComposition=multi_composition,
            allowedParticipantIds=allowed_participant_ids,
            idempotent=idempotent,
        )
        answer = await self._call("rooms.create", params={**(extra or {}), **params})
        return Room.from_dict(answer)

    async def get(self, room_id: str) -> Room:
        """Fetches a room by its id, your own id of it, or its id in the service's database."""
        answer = await self._call("rooms.get", roomId=room_id)
        return Room.from_dict(answer)

    def list(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        query: str | None = None,
        user_id: str | None = None,
        cursor: str | None = None,
    ) -> AsyncList[Room]:
        """Lists the rooms of the account, a page at a time.

        Awaited, it is the first page; with ``async for`` it goes through the items of all pages.

        Args:
            page: The number of the first page, from 1. Default: 1. Not together with ``cursor``.
            per_page: How many rooms a page has. Default of the service: 20. At least 1.
            query: Only rooms whose ``room_id`` or ``custom_room_id`` is exactly this.
            user_id: Only rooms of this user. For tokens of an administrator.
            cursor: Goes on where a page ended: the ``next`` of that page. The other fields must be the same
                as they were.
        """
        first = given(page=page, cursor=cursor)
        filters = given(
            perPage=per_page,
            query=query,
            userId=user_id,
        )

        async def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            page: dict[str, Any] = await self._call(
                "rooms.list",
                params={**place, **filters},
            )
            return page

        return AsyncList(fetch, Room.from_dict)

    async def update(
        self,
        room_id: str,
        *,
        status: RoomStatus,
        extra: Mapping[str, Any] | None = None,
    ) -> Room:
        """Enables or disables a room. Low confidence: a page of the REST reference that its index no longer lists.

        Args:
            status: The state the room shall have.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            status=status,
        )
        answer = await self._call("rooms.update", roomId=room_id, params={**(extra or {}), **params})
        return Room.from_dict(answer)

    async def validate(self, room_id: str) -> RoomValidation:
        """Says whether a room id is one of the account's.

        The service's 400, 402 and 404 mean no; 402 may hide a billing problem, which ``get`` tells. Anything else
        is an error.
        """
        answer = await self._call("rooms.validate", roomId=room_id)
        return RoomValidation.from_dict(answer)

    async def end(self, room_id: str) -> Room:
        """Closes a room for good. Only its real id works; for your own id the service answers 402."""
        answer = await self._call("rooms.end", roomId=room_id)
        return Room.from_dict(answer)
