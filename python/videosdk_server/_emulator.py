"""The emulator of the service, in this process."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from . import _native
from ._client import AsyncVideoSDK, VideoSDK
from ._json import arguments

if TYPE_CHECKING:
    from datetime import timedelta
    from types import TracebackType


class Emulator:
    """The VideoSDK service on this machine, for tests: on a free port, until it is closed or no longer used.

    with Emulator() as emulator:
        room = emulator.client().rooms.create()

    ``async with`` works too. A forked child cannot close its parent's.

    Args:
        port: The port to listen on. Default: 0, a free one.
        host: The address to listen on. Default: ``127.0.0.1``; another one needs ``allowed_hosts``.
        allowed_hosts: Host names that it answers to besides those of loopback.
        strict: Refuses unknown fields by name. Default: no, as the service does not.
        api_key: The API key that it takes. Default: the published demo key.
        secret: The secret that belongs to it.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        host: str | None = None,
        allowed_hosts: Sequence[str] | None = None,
        strict: bool = False,
        api_key: str | None = None,
        secret: str | None = None,
    ) -> None:
        self._native = _native.Emulator(
            arguments(
                port=port, host=host, allowedHosts=allowed_hosts, strict=strict, apiKey=api_key, secret=secret
            )
        )

    @property
    def url(self) -> str:
        """Its address, such as ``http://127.0.0.1:40123``."""
        return self._native.url

    @property
    def api_key(self) -> str:
        """The API key that it takes."""
        return self._native.api_key

    @property
    def secret(self) -> str:
        """The secret of the API key."""
        return self._native.secret

    def client(self) -> VideoSDK:
        """A client of this emulator."""
        return VideoSDK(self.api_key, self.secret, api_endpoint=self.url)

    def async_client(self) -> AsyncVideoSDK:
        """A client of this emulator for asyncio."""
        return AsyncVideoSDK(self.api_key, self.secret, api_endpoint=self.url)

    def script(self, *replies: Mapping[str, Any]) -> None:
        """Gives the next fitting requests these replies, behind those that wait already.

        A reply has ``method`` and ``path`` (of the requests that it fits), ``times``, ``status``, ``headers``,
        ``body``, ``delayMs`` and ``cut`` (``before-reply`` or ``mid-body``); all may be left out.
        """
        self._native.script(json.dumps([dict(reply) for reply in replies]))

    def requests(self) -> list[dict[str, Any]]:
        """The latest requests, at most 1,000, the oldest first; tokens in them are blacked out."""
        requests: list[dict[str, Any]] = json.loads(self._native.requests())
        return requests

    def answer_entry(self, room_id: str, participant_id: str, *, allowed: bool) -> bool:
        """Answers a guest who waits to be let in; False when nobody waits under this id.

        Args:
            room_id: The room that the guest wants to join.
            participant_id: The guest's id.
            allowed: Lets the guest in; or turns the guest away.
        """
        return self._native.answer_entry(room_id, participant_id, allowed)

    def advance_clock(self, seconds: float | timedelta) -> None:
        """Moves the emulator's clock forward, so that tokens expire without waiting."""
        self._native.advance_clock(seconds if isinstance(seconds, (int, float)) else seconds.total_seconds())

    def reset(self) -> None:
        """Forgets everything, as after a start."""
        self._native.reset()

    def close(self) -> None:
        """Ends it. A second call does nothing."""
        self._native.close()

    async def close_async(self) -> None:
        """The same for asyncio."""
        await self._native.close_async()

    def __enter__(self) -> Emulator:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    async def __aenter__(self) -> Emulator:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close_async()

    def __repr__(self) -> str:
        return repr(self._native)
