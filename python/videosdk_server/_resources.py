"""The resources of the clients, each loaded when it is first used.

Written by bindings/gen from the core's resources; change those instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _native

if TYPE_CHECKING:
    from .resources.rooms import AsyncRooms, Rooms


class Resources:
    """What :class:`VideoSDK` calls."""

    _native: _native.Client

    @property
    def rooms(self) -> Rooms:
        """Rooms: the places where meetings happen. Source: REST reference, rooms."""
        from .resources.rooms import Rooms

        return Rooms(self._native)


class AsyncResources:
    """What :class:`AsyncVideoSDK` calls."""

    _native: _native.Client

    @property
    def rooms(self) -> AsyncRooms:
        """Rooms: the places where meetings happen. Source: REST reference, rooms."""
        from .resources.rooms import AsyncRooms

        return AsyncRooms(self._native)
