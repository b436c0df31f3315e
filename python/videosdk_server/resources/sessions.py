"""Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions.

Written by bindings/gen from the core's resources; change those instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._json import given
from .._page import AsyncList, Page
from .._resource import AsyncResource, Resource
from ..models.participants import Participant
from ..models.quality import ParticipantQualityStats, SessionQualityStats
from ..models.sessions import ParticipantRemoval, Session, SessionStatus


class Sessions(Resource):
    """Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions."""

    def list(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        query: str | None = None,
        room_id: str | None = None,
        custom_room_id: str | None = None,
        user_id: str | None = None,
        start_date: int | None = None,
        end_date: int | None = None,
        status: SessionStatus | None = None,
        cursor: str | None = None,
    ) -> Page[Session]:
        """Lists the sessions of the account's rooms, a page at a time.

        It is the first page, and an iterator over the items of all pages.

        Args:
            page: The number of the first page, from 1. Default: 1. Not together with ``cursor``.
            per_page: How many sessions a page has. Default of the service: 20. At least 1.
            query: Only sessions of rooms whose ``room_id`` or ``custom_room_id`` is exactly this.
            room_id: Only sessions of the room with this id.
            custom_room_id: Only sessions of the room to which you gave this id.
            user_id: Only sessions of this user. For tokens of an administrator.
            start_date: Only sessions that began at this time or later, in milliseconds since 1970.
            end_date: Only sessions that began at this time or earlier, in milliseconds since 1970.
            status: Only sessions in this state.
            cursor: Goes on where a page ended: the ``next`` of that page. The other fields must be the same
                as they were.
        """
        first = given(page=page, cursor=cursor)
        filters = given(
            perPage=per_page,
            query=query,
            roomId=room_id,
            customRoomId=custom_room_id,
            userId=user_id,
            startDate=start_date,
            endDate=end_date,
            status=status,
        )

        def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            page: dict[str, Any] = self._call(
                "sessions.list",
                params={**place, **filters},
            )
            return page

        return Page(fetch, Session.from_dict)

    def get(self, session_id: str) -> Session:
        """Fetches a session, live or over."""
        answer = self._call("sessions.get", sessionId=session_id)
        return Session.from_dict(answer)

    def list_participants(
        self,
        session_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        cursor: str | None = None,
    ) -> Page[Participant]:
        """Lists everyone who is or was in a session, a page at a time.

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
                "sessions.listParticipants",
                sessionId=session_id,
                params={**place, **filters},
            )
            return page

        return Page(fetch, Participant.from_dict)

    def list_active_participants(
        self,
        session_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        cursor: str | None = None,
    ) -> Page[Participant]:
        """Lists who is in a session now, a page at a time.

        Where nobody is, the service answers 404, as it does for a session that it does not know; both are errors
        of the kind ``not_found``. The list of a room, in ``participants``, is empty then.

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
                "sessions.listActiveParticipants",
                sessionId=session_id,
                params={**place, **filters},
            )
            return page

        return Page(fetch, Participant.from_dict)

    def get_participant(self, session_id: str, participant_id: str) -> Participant:
        """Fetches one participant of a session, whether they are there or have left."""
        answer = self._call("sessions.getParticipant", sessionId=session_id, participantId=participant_id)
        return Participant.from_dict(answer)

    def end(
        self,
        *,
        room_id: str | None = None,
        session_id: str | None = None,
        force: bool | None = None,
        ignore_closed: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Session:
        """Ends a session: everyone is sent out. The room stays, and can be joined again.

        A session that has ended already is an error of the kind ``not_found``, unless ``ignore_closed`` is set.

        Args:
            room_id: The id of the room; your own id of it does as well. The page of the REST reference says
                that ``session_id`` does without it; the official SDKs always send it.
            session_id: Only this session, so that a later one of the same room is left alone.
            force: Ends it by force (``vsdkForceKill`` on the wire). Default of the service: no.
            ignore_closed: Answers a session that has ended already instead of an error. Default of the
                service: no.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            roomId=room_id,
            sessionId=session_id,
            vsdkForceKill=force,
            ignoreClosed=ignore_closed,
        )
        answer = self._call("sessions.end", params={**(extra or {}), **params})
        return Session.from_dict(answer)

    def remove_participant(
        self,
        *,
        participant_id: str,
        room_id: str | None = None,
        session_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ParticipantRemoval:
        """Sends a participant out of a live session. A good token lets them join again.

        Args:
            participant_id: The id of the participant.
            room_id: The id of the room, whose live session is meant.
            session_id: The id of the session.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            participantId=participant_id,
            roomId=room_id,
            sessionId=session_id,
        )
        answer = self._call("sessions.removeParticipant", params={**(extra or {}), **params})
        return ParticipantRemoval.from_dict(answer)

    def get_stats(self, session_id: str) -> SessionQualityStats:
        """Fetches how well sound and picture came through in a session, over all participants."""
        answer = self._call("sessions.getStats", sessionId=session_id)
        return SessionQualityStats.from_dict(answer)

    def get_participant_stats(self, session_id: str, participant_id: str) -> ParticipantQualityStats:
        """Fetches how well sound and picture came through for one participant of a session."""
        answer = self._call("sessions.getParticipantStats", sessionId=session_id, participantId=participant_id)
        return ParticipantQualityStats.from_dict(answer)


class AsyncSessions(AsyncResource):
    """Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions. For asyncio."""

    def list(
        self,
        *,
        page: int | None = None,
        per_page: int | None = None,
        query: str | None = None,
        room_id: str | None = None,
        custom_room_id: str | None = None,
        user_id: str | None = None,
        start_date: int | None = None,
        end_date: int | None = None,
        status: SessionStatus | None = None,
        cursor: str | None = None,
    ) -> AsyncList[Session]:
        """Lists the sessions of the account's rooms, a page at a time.

        Awaited, it is the first page; with ``async for`` it goes through the items of all pages.

        Args:
            page: The number of the first page, from 1. Default: 1. Not together with ``cursor``.
            per_page: How many sessions a page has. Default of the service: 20. At least 1.
            query: Only sessions of rooms whose ``room_id`` or ``custom_room_id`` is exactly this.
            room_id: Only sessions of the room with this id.
            custom_room_id: Only sessions of the room to which you gave this id.
            user_id: Only sessions of this user. For tokens of an administrator.
            start_date: Only sessions that began at this time or later, in milliseconds since 1970.
            end_date: Only sessions that began at this time or earlier, in milliseconds since 1970.
            status: Only sessions in this state.
            cursor: Goes on where a page ended: the ``next`` of that page. The other fields must be the same
                as they were.
        """
        first = given(page=page, cursor=cursor)
        filters = given(
            perPage=per_page,
            query=query,
            roomId=room_id,
            customRoomId=custom_room_id,
            userId=user_id,
            startDate=start_date,
            endDate=end_date,
            status=status,
        )

        async def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            page: dict[str, Any] = await self._call(
                "sessions.list",
                params={**place, **filters},
            )
            return page

        return AsyncList(fetch, Session.from_dict)

    async def get(self, session_id: str) -> Session:
        """Fetches a session, live or over."""
        answer = await self._call("sessions.get", sessionId=session_id)
        return Session.from_dict(answer)

    def list_participants(
        self,
        session_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        cursor: str | None = None,
    ) -> AsyncList[Participant]:
        """Lists everyone who is or was in a session, a page at a time.

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
                "sessions.listParticipants",
                sessionId=session_id,
                params={**place, **filters},
            )
            return page

        return AsyncList(fetch, Participant.from_dict)

    def list_active_participants(
        self,
        session_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        cursor: str | None = None,
    ) -> AsyncList[Participant]:
        """Lists who is in a session now, a page at a time.

        Where nobody is, the service answers 404, as it does for a session that it does not know; both are errors
        of the kind ``not_found``. The list of a room, in ``participants``, is empty then.

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
                "sessions.listActiveParticipants",
                sessionId=session_id,
                params={**place, **filters},
            )
            return page

        return AsyncList(fetch, Participant.from_dict)

    async def get_participant(self, session_id: str, participant_id: str) -> Participant:
        """Fetches one participant of a session, whether they are there or have left."""
        answer = await self._call("sessions.getParticipant", sessionId=session_id, participantId=participant_id)
        return Participant.from_dict(answer)

    async def end(
        self,
        *,
        room_id: str | None = None,
        session_id: str | None = None,
        force: bool | None = None,
        ignore_closed: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Session:
        """Ends a session: everyone is sent out. The room stays, and can be joined again.

        A session that has ended already is an error of the kind ``not_found``, unless ``ignore_closed`` is set.

        Args:
            room_id: The id of the room; your own id of it does as well. The page of the REST reference says
                that ``session_id`` does without it; the official SDKs always send it.
            session_id: Only this session, so that a later one of the same room is left alone.
            force: Ends it by force (``vsdkForceKill`` on the wire). Default of the service: no.
            ignore_closed: Answers a session that has ended already instead of an error. Default of the
                service: no.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            roomId=room_id,
            sessionId=session_id,
            vsdkForceKill=force,
            ignoreClosed=ignore_closed,
        )
        answer = await self._call("sessions.end", params={**(extra or {}), **params})
        return Session.from_dict(answer)

    async def remove_participant(
        self,
        *,
        participant_id: str,
        room_id: str | None = None,
        session_id: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> ParticipantRemoval:
        """Sends a participant out of a live session. A good token lets them join again.

        Args:
            participant_id: The id of the participant.
            room_id: The id of the room, whose live session is meant.
            session_id: The id of the session.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            participantId=participant_id,
            roomId=room_id,
            sessionId=session_id,
        )
        answer = await self._call("sessions.removeParticipant", params={**(extra or {}), **params})
        return ParticipantRemoval.from_dict(answer)

    async def get_stats(self, session_id: str) -> SessionQualityStats:
        """Fetches how well sound and picture came through in a session, over all participants."""
        answer = await self._call("sessions.getStats", sessionId=session_id)
        return SessionQualityStats.from_dict(answer)

    async def get_participant_stats(self, session_id: str, participant_id: str) -> ParticipantQualityStats:
        """Fetches how well sound and picture came through for one participant of a session."""
        answer = await self._call("sessions.getParticipantStats", sessionId=session_id, participantId=participant_id)
        return ParticipantQualityStats.from_dict(answer)
