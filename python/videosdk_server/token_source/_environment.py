"""Clocks, timers, randomness, threads and the network, each in this one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol


class Moment(NamedTuple):
    """A moment by both clocks, in seconds.

    The wall clock goes on while a machine sleeps, and may be moved by its user; the monotonic one is the other way
    round.
    """

    wall: float
    monotonic: float


def elapsed(since: Moment, now: Moment) -> float:
    """The seconds that have passed, by the clock that says more.

    So neither sleep nor a clock that is set back hides any.
    """
    return max(now.wall - since.wall, now.monotonic - since.monotonic)


class Answer(NamedTuple):
    """An endpoint's answer. The names of its headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    #: The whole body; ``None`` when it is too long.
    body: bytes | None

    def __repr__(self) -> str:
        return f"Answer(status={self.status!r})"


class Outcome(NamedTuple):
    """How work ended: with a value, or an error if there is one."""

    value: Any = None
    error: BaseException | None = None


#: Takes back what was begun. Its end need not be told, and does not matter if it is.
Cancel = Callable[[], None]
Done = Callable[[Outcome], None]


class Environment(Protocol):
    """What a token source runs in. What is called back never comes before the call that begins it returns."""

    @property
    def home(self) -> object:
        """Where it is: what was begun elsewhere, in another process or on another event loop, is not waited for."""
        ...

    def now(self) -> Moment:
        """The time."""
        ...

    def random(self) -> float:
        """A number from 0, below 1."""
        ...

    def timer(self, seconds: float, callback: Callable[[], None]) -> Cancel:
        """Calls back later."""
        ...

    def send(self, url: str, headers: Mapping[str, str], timeout: float, done: Done) -> Cancel:
        """Sends a request; the outcome is an :class:`Answer`."""
        ...

    def call(self, function: Callable[[], Any], done: Done) -> Cancel:
        """Calls a function of the program."""
        ...
