"""The steps to a token, which an environment takes: so that asking is written once, for threads and for event loops."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any, NamedTuple

from ._environment import Environment
from ._tokens import HeldToken, TokenRequest


class Send(NamedTuple):
    """Send a request, which has until then by the monotonic clock; an ``Answer`` comes back, or an error of ours."""

    url: str
    headers: Mapping[str, str]
    ends_at: float

    def __repr__(self) -> str:
        return "Send()"


class Call(NamedTuple):
    """Call a function of the program, which may have until then; what it answers comes back, or :class:`CallError`."""

    function: Callable[[], Any]
    ends_at: float | None = None


class Pause(NamedTuple):
    """Wait."""

    seconds: float


class CallError(Exception):
    """A function of the program failed with this error, of whatever class."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


Step = Send | Call | Pause
Asking = Generator[Step, Any, HeldToken]
Ask = Callable[[TokenRequest, Environment], Asking]
