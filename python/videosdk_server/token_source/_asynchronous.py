"""The token source for asyncio."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._errors import VideoSDKError
from ._asking import custom, endpoint
from ._environment import Environment
from ._headers import AsyncFunction, Fixed
from ._source import AGENT, TokenSourceBase, seconds_of, token_of
from ._steps import Ask
from ._tokens import AccessToken, HeldToken, TokenRequest, request_of

if TYPE_CHECKING:
    from datetime import timedelta
    from types import TracebackType

CustomToken = str | Mapping[str, Any]


class AsyncTokenSource(TokenSourceBase):
    """The same for asyncio: fetches are awaited, and cancelling the task that awaits one leaves the others alone.

    It is used on one event loop at a time. ``async with`` closes it.
    """

    def __init__(self, ask: Ask, environment: Environment | None = None) -> None:
        super().__init__(ask)
        self._environment = environment

    @classmethod
    def endpoint(
        cls,
        url: str,
        *,
        headers: Fixed | AsyncFunction | None = None,
        timeout: float | timedelta = 10.0,
    ) -> AsyncTokenSource:
        """Tokens of an endpoint, such as ``get-token`` of our token server, or one that answers ``{"token": …}`` alone.

        Args:
            url: Its address: https, or http on this machine.
            headers: Headers of each request, such as the program's own ``authorization``; or a function, async or not,
                that is called for them on the event loop before each attempt, and once more after a 401.
            timeout: How long an attempt may take, its headers and the whole answer included, in seconds or as a
                timedelta. Default: 10; at most a day.

        Raises:
            ConfigurationError: An argument cannot be used.
        """
        return cls(endpoint(url, headers, seconds_of(timeout), AGENT))

    @classmethod
    def custom(cls, function: Callable[[TokenRequest], CustomToken | Awaitable[CustomToken]]) -> AsyncTokenSource:
        """Tokens of a function of your own, async or not: it answers the token, or what an endpoint answers.

        It is called on the event loop, has no time limit, and is not called again while a call of it for the same
        request is under way.
        """
        return cls(custom(function))

    async def fetch(
        self,
        *,
        room_id: str | None = None,
        participant_id: str | None = None,
        permissions: Sequence[str] | None = None,
        force: bool = False,
    ) -> AccessToken:
        """A token for this request: the one that is kept, or a new one.

        An old one that still lives is answered at once, and renewed in the background.

        Args:
            room_id: The only room that it opens. Default: as the endpoint has it.
            participant_id: The only participant that may use it. Default: as the endpoint has it.
            permissions: ``allow_join``, ``ask_join``, ``allow_mod``. Default: as the endpoint has it.
            force: Asks for a new token even if one is kept.

        Raises:
            VideoSDKError: There is no token to be had. Its ``cause`` is the error of a function of yours that failed.
        """
        # Loaded here, so that programs without an event loop do without.
        import asyncio

        from ._loops import Loop

        request = request_of(room_id, participant_id, permissions)
        loop = asyncio.get_running_loop()
        settled: asyncio.Future[HeldToken | VideoSDKError] = loop.create_future()

        def settle(result: HeldToken | VideoSDKError) -> None:
            if not settled.done():
                settled.set_result(result)

        leave = self._cache.fetch(request, force, self._environment or Loop(loop), settle)
        try:
            return token_of(await settled)
        finally:
            leave()

    async def __aenter__(self) -> AsyncTokenSource:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
