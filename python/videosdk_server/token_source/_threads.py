"""The environment of programs without an event loop: each call that may wait has a thread of its own."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from ._environment import Cancel, Done, Moment, Outcome


class Threads:
    """Runs what may wait on threads that do not keep a program from ending."""

    @property
    def home(self) -> object:
        # Threads do not go along into a forked child.
        return os.getpid()

    def now(self) -> Moment:
        return Moment(time.time(), time.monotonic())

    def random(self) -> float:
        return random.random()

    def timer(self, seconds: float, callback: Callable[[], None]) -> Cancel:
        timer = threading.Timer(seconds, callback)
        timer.daemon = True
        timer.start()
        return timer.cancel

    def send(self, url: str, headers: Mapping[str, str], timeout: float, done: Done) -> Cancel:
        return self.call(lambda: get(url, headers, timeout), done)

    def call(self, function: Callable[[], Any], done: Done) -> Cancel:
        return in_a_thread(function, done)

    def wait(self, event: threading.Event) -> None:
        """Waits, so that Ctrl-C ends it."""
        event.wait()


def get(url: str, headers: Mapping[str, str], timeout: float) -> Any:
    """Sends a request. What it takes to do so is loaded with the first one."""
    from ._http import get

    return get(url, headers, timeout)


def in_a_thread(function: Callable[[], Any], done: Done) -> Cancel:
    """Calls a function on a thread of its own, and tells how it ended."""

    def run() -> None:
        try:
            outcome = Outcome(value=function())
        except BaseException as error:
            outcome = Outcome(error=error)
        done(outcome)

    threading.Thread(target=run, name="videosdk-token-source", daemon=True).start()
    # A thread cannot be ended from outside; it ends by the timeout of its socket.
    return _nothing


def _nothing() -> None:
    """Takes nothing back."""
