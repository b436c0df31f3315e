"""Participants: who is in a room now.

Written by bindings/gen from the core's resources; change those instead.
"""

from __future__ import annotations

from typing import Any

from .._json import given
from .._page import AsyncList, Page
from .._resource import AsyncResource, Resource
from ..models.participants import Participant
from ..models.sessions import ParticipantRemoval


class Participants(Resource):
    """Participants: who is in a room now.

    The room's live session is looked up first, so that its id need not be known; ``sessions`` has the same by the
    id of a session, for sessions that are over too. Should a room have several live sessions, the first that the
    service lists counts. The id of a room is the service's own one.
    """

    def list(
        self,
        room_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        cursor: str | None = None,
    ) -> Page[Participant]:
        """Lists who is in a room now, a page at a time.

        A room in which nobody is, or that is not known, has an empty list. The session is looked up for the first
        page; later pages are of the same session.

        It is the first page, and an iterator over the items of all pages.

        Args:
            page: The number of the first page, from 1. Default: 1. Not together with ``cursor``.
            per_page: How many participants a page has. Default of the service: 20 of the active ones, 10 of
                all. At least 1.
            cursor: Goes on where a page ended: the ``next`` of that page. The other fields must be the same
                as they were.
        """
        first = given(page=page, cursor=cursor)
        filters = given(
            perPage=per_page,
        )

        def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            page: dict[str, Any] = self._call(
                "participants.list",
                roomId=room_id,
                params={**place, **filters},
            )
            return page

        return Page(fetch, Participant.from_dict)

    def get(self, room_id: str, participant_id: str) -> Participant:
        """Fetches one participant who is in a room now.

        Where there is no live session, or the participant has left it, it is an error of the kind ``not_found``
        without a status.
        """
        answer = self._call("participants.get", roomId=room_id, participantId=participant_id)
        return Participant.from_dict(answer)

    def remove(self, room_id: str, participant_id: str) -> ParticipantRemoval:
        """Sends a participant out of a room's live session. A good token lets them join again."""
        answer = self._call("participants.remove", roomId=room_id, participantId=participant_id)
        return ParticipantRemoval.from_dict(answer)


class AsyncParticipants(AsyncResource):
    """Participants: who is in a room now.

    The room's live session is looked up first, so that its id need not be known; ``sessions`` has the same by the
    id of a session, for sessions that are over too. Should a room have several live sessions, the first that the
    service lists counts. The id of a room is the service's own one. For asyncio.
    """

    def list(
        self,
        room_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        cursor: str | None = None,
    ) -> AsyncList[Participant]:
        """Lists who is in a room now, a page at a time.

        A room in which nobody is, or that is not known, has an empty list. The session is looked up for the first
        page; later pages are of the same session.

        Awaited, it is the first page; with ``async for`` it goes through the items of all pages.

        Args:
            page: The number of the first page, from 1. Default: 1. Not together with ``cursor``.
            per_page: How many participants a page has. Default of the service: 20 of the active ones, 10 of
                all. At least 1.
            cursor: Goes on where a page ended: the ``next`` of that page. The other fields must be the same
                as they were.
        """
        first = given(page=page, cursor=cursor)
        filters = given(
            perPage=per_page,
        )

        async def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            page: dict[str, Any] = await self._call(
                "participants.list",
                roomId=room_id,
                params={**place, **filters},
            )
            return page

        return AsyncList(fetch, Participant.from_dict)

    async def get(self, room_id: str, participant_id: str) -> Participant:
        """Fetches one participant who is in a room now.

        Where there is no live session, or the participant has left it, it is an error of the kind ``not_found``
        without a status.
        """
        answer = await self._call("participants.get", roomId=room_id, participantId=participant_id)
        return Participant.from_dict(answer)

    async def remove(self, room_id: str, participant_id: str) -> ParticipantRemoval:
        """Sends a participant out of a room's live session. A good token lets them join again."""
        answer = await self._call("participants.remove", roomId=room_id, participantId=participant_id)
        return ParticipantRemoval.from_dict(answer)
