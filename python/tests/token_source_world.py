"""What stands behind a token source in its cases: clocks that only a step moves, and answers by script."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from videosdk_server import VideoSDKError
from videosdk_server.token_source._environment import Answer, Cancel, Done, Moment, Outcome
from videosdk_server.token_source._failures import failure
from videosdk_server.token_source._http import MOST_BYTES
from videosdk_server.token_source._loops import in_a_task

Fields = dict[str, Any]


class Timer:
    """A time of the monotonic clock, and what to call then."""

    def __init__(self, at: float, callback: Callable[[], None]) -> None:
        self.at, self.callback = at, callback


class World:
    """Both clocks, the timers of the monotonic one, randomness, and the endpoint: the environment of a source."""

    home = "the world"

    def __init__(self, case: Fields) -> None:
        self.wall, self.monotonic = 1_700_000_000.0, 0.0
        self.requests: list[Fields] = []
        self._timers: list[Timer] = []
        self._soon: deque[Callable[[], None]] = deque()
        self._random = deque(case.get("random", [0.5]))
        self._answers = deque(case.get("answers", []))
        self._headers = deque(case["source"].get("headers", []))

    def now(self) -> Moment:
        return Moment(self.wall, self.monotonic)

    def random(self) -> float:
        return float(self._random.popleft() if len(self._random) > 1 else self._random[0])

    def timer(self, seconds: float, callback: Callable[[], None]) -> Cancel:
        timer = Timer(self.monotonic + seconds, callback)
        if seconds <= 0:
            # A wait of nothing needs no clock.
            self._soon.append(callback)
            return lambda: self._soon.remove(callback) if callback in self._soon else None
        self._timers.append(timer)
        return lambda: self._timers.remove(timer) if timer in self._timers else None

    def send(self, url: str, headers: Mapping[str, str], timeout: float, done: Done) -> Cancel:
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        plain = parts._replace(query="").geturl()
        record, answer = self.next_answer({"url": plain, "query": query, "headers": headers})
        assert timeout > 0
        return self._finish(record, outcome_of(answer), answer, done)

    def next_answer(self, request: Fields) -> tuple[Fields, Fields]:
        """Notes a request, and what is to come of it; one too many is found when the requests are compared."""
        record = {"at": self.monotonic, "givenUp": False, **request}
        self.requests.append(record)
        return record, self._answers.popleft() if self._answers else {"fault": "connection"}

    def next_headers(self) -> Fields:
        """The outcome of the next call of a function for headers."""
        found: Fields = self._headers.popleft() if len(self._headers) > 1 else self._headers[0]
        return found

    def _finish(self, record: Fields, outcome: Outcome, answer: Fields, done: Done) -> Cancel:
        def finish() -> None:
            record["isAnswered"] = True
            done(outcome)

        def give_up() -> None:
            stop()
            record["givenUp"] = "isAnswered" not in record

        stop: Cancel = _nothing
        delay = answer.get("delay", 0) + answer.get("bodyDelay", 0)
        if answer.get("fault") == "never":
            pass
        elif delay:
            stop = self.timer(delay, finish)
        else:
            self._soon.append(finish)
        return give_up

    async def advance(self, seconds: float) -> None:
        end = self.monotonic + seconds
        while due := [timer for timer in self._timers if timer.at <= end]:
            timer = min(due, key=lambda timer: timer.at)
            self._timers.remove(timer)
            self._go(timer.at)
            timer.callback()
            await self.settle()
        self._go(end)

    def _go(self, time: float) -> None:
        self.wall += time - self.monotonic
        self.monotonic = time

    async def settle(self) -> None:
        """Lets everything go on that can without a clock."""
        while True:
            await self.rest()
            if not self._soon:
                return
            self._soon.popleft()()

    async def rest(self) -> None:
        """Waits until nothing goes on any more."""
        raise NotImplementedError


def outcome_of(answer: Fields) -> Outcome:
    """What the transport makes of an answer."""
    if answer.get("fault") in ("connection", "body"):
        return Outcome(error=failure("network", "connection_failed", "planted"))
    text = answer.get("text", json.dumps(answer["body"]) if "body" in answer else "")
    body = text.encode().ljust(answer.get("size", 0))
    headers = {name.lower(): value for name, value in answer.get("headers", {}).items()}
    return Outcome(value=Answer(answer.get("status", 200), headers, body if len(body) <= MOST_BYTES else None))


class Later(NamedTuple):
    """What a function of the program comes to in a world without an event loop, where none can wait by itself."""

    record: Fields
    answer: Fields
    outcome: Outcome


class PlantedError(Exception):
    def __init__(self) -> None:
        super().__init__("secret-failure of the program")


def function_outcome(answer: Fields, value: Any) -> Outcome:
    return Outcome(error=PlantedError()) if answer.get("throws") else Outcome(value=value)


class Caller:
    """Somebody who fetches, and how it ended."""

    def __init__(self, step: Fields, at: float) -> None:
        self.step, self.began = step, at
        self.at: float | None = None
        self.result: Any = None
        self.error: VideoSDKError | None = None
        self.is_cancelled = False
        self.task: asyncio.Task[Any] | None = None


class ThreadWorld(World):
    """The world of blocking calls: each caller has a thread, and a step is over when all of them wait or have ended."""

    def __init__(self, case: Fields) -> None:
        super().__init__(case)
        self._here = threading.local()
        self._waiting: list[tuple[threading.Thread, threading.Event]] = []

    def call(self, function: Callable[[], Any], done: Done) -> Cancel:
        later: Later = function()
        fault = {"fault": "never"} if later.answer.get("never") else {}
        return self._finish(later.record, later.outcome, {**later.answer, **fault}, done)

    def custom(self, request: Any) -> Any:
        record, answer = self.next_answer({"request": wire(request)})
        return Later(record, answer, function_outcome(answer, answer.get("value")))

    def headers(self) -> Any:
        found = self.next_headers()
        return Later({}, found, function_outcome(found, found.get("headers")))

    def wait(self, event: threading.Event) -> None:
        self._waiting.append((threading.current_thread(), event))
        self._here.reached.set()
        event.wait()

    def start(self, caller: Caller, fetch: Callable[[], Any]) -> None:
        reached = threading.Event()

        def run() -> None:
            self._here.reached = reached
            try:
                caller.result = fetch()
            except VideoSDKError as error:
                caller.error = error
            caller.at = self.monotonic
            reached.set()

        threading.Thread(target=run, daemon=True).start()
        reached.wait()

    async def rest(self) -> None:
        for thread, event in list(self._waiting):
            if event.is_set():
                self._waiting.remove((thread, event))
                thread.join()


class LoopWorld(World):
    """The world of an event loop."""

    def call(self, function: Callable[[], Any], done: Done) -> Cancel:
        return in_a_task(asyncio.get_running_loop(), function, done)

    async def custom(self, request: Any) -> Any:
        record, answer = self.next_answer({"request": wire(request)})
        try:
            return await self._later(answer, answer.get("value"))
        except asyncio.CancelledError:
            record["givenUp"] = True
            raise

    async def headers(self) -> Any:
        found = self.next_headers()
        return await self._later(found, found.get("headers"))

    async def _later(self, answer: Fields, value: Any) -> Any:
        over = asyncio.get_running_loop().create_future()
        delay = float("inf") if answer.get("never") else answer.get("delay", 0)
        if delay:
            self.timer(delay, lambda: None if over.done() else over.set_result(None))
            await over
        if answer.get("throws"):
            raise PlantedError
        return value

    def start(self, caller: Caller, fetch: Callable[[], Any]) -> None:
        def end(task: asyncio.Task[Any]) -> None:
            caller.at = self.monotonic
            caller.is_cancelled = task.cancelled()
            error = None if task.cancelled() else task.exception()
            if isinstance(error, VideoSDKError):
                caller.error = error
            elif not task.cancelled():
                caller.result = task.result()

        caller.task = asyncio.get_running_loop().create_task(fetch())
        caller.task.add_done_callback(end)

    async def rest(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0)


def wire(request: Any) -> Fields:
    """A request by the names of the wire."""
    named = {"roomId": request.room_id, "participantId": request.participant_id, "permissions": request.permissions}
    return {name: list(value) if name == "permissions" else value for name, value in named.items() if value is not None}


def _nothing() -> None:
    pass
