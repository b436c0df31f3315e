"""The token source of programs without an event loop."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .._errors import VideoSDKError
from .._version import __version__
from ._asking import custom, endpoint, literal
from ._cache import Cache
from ._environment import Environment
from ._failures import again
from ._headers import Fixed, Function
from ._steps import Ask
from ._threads import Threads
from ._tokens import AccessToken, HeldToken, Refresh, TokenRequest, request_of

if TYPE_CHECKING:
    from datetime import timedelta
    from types import TracebackType

AGENT = "videosdk-server/{} (python {}.{}.{})".format(__version__, *sys.version_info)
Self = TypeVar("Self", bound="TokenSourceBase")


class TokenSourceBase:
    """What both sources have."""

    def __init__(self, ask: Ask) -> None:
        self._cache = Cache(ask)

    @classmethod
    def literal(cls: type[Self], token: str) -> Self:
        """One ready token for every request, for prototypes."""
        return cls(literal(token))

    def invalidate(self) -> None:
        """Forgets all tokens, as when another user signs in."""
        self._cache.invalidate()

    def on_refresh(self, listener: Callable[[Refresh], object]) -> Callable[[], None]:
        """Tells of every new token that takes the place of another, and of every refresh that failed.

        As long as somebody listens, tokens are renewed at their time though nobody fetches them. What it answers ends
        that. A listener is called on a thread of the source's own, or on the event loop, and should return quickly.
        """
        return self._cache.listen(listener)

    def close(self) -> None:
        """Ends it: what is under way fails, tokens are forgotten, nothing is renewed. A second call does nothing."""
        self._cache.close()

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a token source holds tokens and cannot be pickled; make one in each process")


class TokenSource(TokenSourceBase):
    """Where a program has its tokens from, which must not hold the secret itself. Threads may share one.

    Made by :meth:`endpoint`, :meth:`custom` or :meth:`literal`. Tokens are kept while they live, asked for once at a
    time whatever the number of callers, and renewed ahead. ``with`` closes it.
    """

    def __init__(self, ask: Ask, environment: _Waiting | None = None) -> None:
        super().__init__(ask)
        self._environment = environment or Threads()

    @classmethod
    def endpoint(
        cls,
        url: str,
        *,
        headers: Fixed | Function | None = None,
        timeout: float | timedelta = 10.0,
    ) -> TokenSource:
        """Tokens of an endpoint, such as ``get-token`` of our token server, or one that answers ``{"token": …}`` alone.

        Args:
            url: Its address: https, or http on this machine.
            headers: Headers of each request, such as the program's own ``authorization``; or a function that is called
                for them before each attempt, on a thread of the source's own, and once more after a 401.
            timeout: How long an attempt may take, its headers and the whole answer included, in seconds or as a
                timedelta. Default: 10; at most a day.

        Raises:
            ConfigurationError: An argument cannot be used.
        """
        return cls(endpoint(url, headers, seconds_of(timeout), AGENT))

    @classmethod
    def custom(cls, function: Callable[[TokenRequest], str | Mapping[str, Any]]) -> TokenSource:
        """Tokens of a function of your own: it answers the token, or what an endpoint answers.

        It is called on a thread of the source's own, has no time limit, and is not called again while a call of it for
        the same request is under way.
        """
        return cls(custom(function))

    def fetch(
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
        request = request_of(room_id, participant_id, permissions)
        is_settled = threading.Event()
        results: list[HeldToken | VideoSDKError] = []

        def settle(result: HeldToken | VideoSDKError) -> None:
            results.append(result)
            is_settled.set()

        leave = self._cache.fetch(request, force, self._environment, settle)
        try:
            self._environment.wait(is_settled)
        finally:
            leave()
        return token_of(results[0])

    def __enter__(self) -> TokenSource:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class _Waiting(Environment, Protocol):
    """An environment in which a thread can wait."""

    def wait(self, event: threading.Event) -> None:
        """Waits until it is set."""


def seconds_of(duration: float | timedelta) -> float:
    """A duration in seconds."""
    seconds = duration if isinstance(duration, (int, float)) else duration.total_seconds()
    return float(seconds)


def token_of(result: HeldToken | VideoSDKError) -> AccessToken:
    """The token, or raises why there is none. Each caller has an error of its own, since raising adds to it."""
    if isinstance(result, HeldToken):
        return result.access_token
    raise again(result, result.retry_after)
