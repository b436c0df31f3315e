"""The resources of the clients, each loaded when it is first used.

Written by bindings/gen from the core's resources; change those instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _native

if TYPE_CHECKING:
    from .resources.participants import AsyncParticipants, Participants
    from .resources.rooms import AsyncRooms, Rooms
    from .resources.sessions import AsyncSessions, Sessions


class Resources:
    """What :class:`VideoSDK` calls."""

    _native: _native.Client

    @property
    def participants(self) -> Participants:
        """Participants: who is in a room now.

        The room's live session is looked up first, so that its id need not be known; ``sessions`` has the same by
        the id of a session, for sessions that are over too. Should a room have several live sessions, the first
        that the service lists counts. The id of a room is the service's own one.
        """
        from .resources.participants import Participants

        return Participants(self._native)

    @property
    def rooms(self) -> Rooms:
        """Rooms: the places where meetings happen. Source: REST reference, rooms."""
        from .resources.rooms import Rooms

        return Rooms(self._native)

    @property
    def sessions(self) -> Sessions:
        """Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions."""
        from .resources.sessions import Sessions

        return Sessions(self._native)


class AsyncResources:
    """What :class:`AsyncVideoSDK` calls."""

    _native: _native.Client

    @property
    def participants(self) -> AsyncParticipants:
        """Participants: who is in a room now.

        The room's live session is looked up first, so that its id need not be known; ``sessions`` has the same by
        the id of a session, for sessions that are over too. Should a room have several live sessions, the first
        that the service lists counts. The id of a room is the service's own one.
        """
        from .resources.participants import AsyncParticipants

        return AsyncParticipants(self._native)

    @property
    def rooms(self) -> AsyncRooms:
        """Rooms: the places where meetings happen. Source: REST reference, rooms."""
        from .resources.rooms import AsyncRooms

        return AsyncRooms(self._native)

    @property
    def sessions(self) -> AsyncSessions:
        """Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions."""
        from .resources.sessions import AsyncSessions

        return AsyncSessions(self._native)
