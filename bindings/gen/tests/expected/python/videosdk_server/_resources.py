"""The resources of the clients, each loaded when it is first used.

Written by bindings/gen from the core's resources; change those instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _native

if TYPE_CHECKING:
    from .resources.widgets import AsyncWidgets, Widgets


class Resources:
    """What :class:`VideoSDK` calls."""

    _native: _native.Client

    @property
    def widgets(self) -> Widgets:
        """Widgets: one operation of every form."""
        from .resources.widgets import Widgets

        return Widgets(self._native)


class AsyncResources:
    """What :class:`AsyncVideoSDK` calls."""

    _native: _native.Client

    @property
    def widgets(self) -> AsyncWidgets:
        """Widgets: one operation of every form."""
        from .resources.widgets import AsyncWidgets

        return AsyncWidgets(self._native)
