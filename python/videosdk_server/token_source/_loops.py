"""The environment of programs with an event loop."""

from __future__ import annotations

import asyncio
import inspect
import random
import time
from collections.abc import Callable, Mapping
from typing import Any

from ._environment import Cancel, Done, Moment, Outcome
from ._threads import get, in_a_thread


class Loop:
    """Runs all on one event loop, but for requests: the standard library can only wait for them on a thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    @property
    def home(self) -> object:
        return self._loop

    def now(self) -> Moment:
        return Moment(time.time(), time.monotonic())

    def random(self) -> float:
        return random.random()

    def timer(self, seconds: float, callback: Callable[[], None]) -> Cancel:
        return self._loop.call_later(seconds, callback).cancel

    def send(self, url: str, headers: Mapping[str, str], timeout: float, done: Done) -> Cancel:
        def on_the_thread(outcome: Outcome) -> None:
            # A loop that has ended meanwhile waits for nothing.
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(done, outcome)

        return in_a_thread(lambda: get(url, headers, timeout), on_the_thread)

    def call(self, function: Callable[[], Any], done: Done) -> Cancel:
        return in_a_task(self._loop, function, done)


def in_a_task(loop: asyncio.AbstractEventLoop, function: Callable[[], Any], done: Done) -> Cancel:
    """Calls a function, and awaits what it answers if that can be awaited."""

    async def run() -> None:
        try:
            value = function()
            outcome = Outcome(value=await value if inspect.isawaitable(value) else value)
        except asyncio.CancelledError as error:
            # When a loop ends, it cancels who waits too: they go first, so that it does not count as a failure.
            loop.call_soon(done, Outcome(error=error))
            raise
        except Exception as error:
            outcome = Outcome(error=error)
        done(outcome)

    task = loop.create_task(run())

    def cancel() -> None:
        task.cancel()

    return cancel
