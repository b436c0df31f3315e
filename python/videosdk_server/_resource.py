"""What every resource is made of."""

from __future__ import annotations

from typing import Any

from . import _native
from ._json import arguments


class Resource:
    """Operations that belong together."""

    def __init__(self, native: _native.Client) -> None:
        self._native = native

    def _call(self, operation: str, **values: Any) -> Any:
        return self._native.invoke(operation, arguments(**values))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class AsyncResource:
    """Operations that belong together, for asyncio."""

    def __init__(self, native: _native.Client) -> None:
        self._native = native

    async def _call(self, operation: str, **values: Any) -> Any:
        return await self._native.invoke_async(operation, arguments(**values))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"
