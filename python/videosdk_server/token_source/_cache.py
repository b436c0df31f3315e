"""The tokens of a source by request: asked for once at a time, given out while they live, renewed ahead."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .._errors import VideoSDKError
from ._entry import Entry
from ._environment import Cancel, Environment
from ._failures import closed
from ._flight import Flight, Settle
from ._steps import Ask
from ._tokens import HeldToken, Refresh, TokenRequest

MOST_ENTRIES = 32
#: The longest sleep of the timer, in seconds: it sees only then that a machine slept, or that its clock was moved.
LONGEST_TICK = 60.0

Listener = Callable[[Refresh], object]


class Cache:
    """What both sources are made of. Threads may share one."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._environment: Environment | None = None
        self._home: object = None
        self._lock = threading.RLock()
        # The one that was fetched longest ago stands first.
        self._entries: dict[TokenRequest, Entry] = {}
        self._flights: set[Flight] = set()
        self._listeners: list[Listener] = []
        self._news: list[Refresh] = []
        self._is_closed = False
        self._stop_timer: Cancel | None = None
        _caches.add(self)

    def renew_lock(self) -> None:
        """Makes a free lock: in a forked child that of the parent may be held by a thread that is not there."""
        self._lock = threading.RLock()

    def fetch(self, request: TokenRequest, force: bool, environment: Environment, settle: Settle) -> Cancel:
        """Settles with a token, at once or later; what it answers gives that up."""
        with self._turn():
            self._move_in(environment)
            now = environment.now()
            if self._is_closed:
                settle(closed())
                return _nothing
            entry = self._entry(request)
            held = entry.held
            if held is not None and not force and not held.is_over(now):
                if held.until_refresh(now) <= 0 and entry.flight is None and entry.pause(now) == 0:
                    self._new_flight(entry, environment, is_background=True).begin()
                settle(held)
                return _nothing
            flight, failure = entry.flight, entry.failure(now)
            if flight is not None:
                flight.waiting.append(settle)
            elif failure is not None:
                settle(failure)
                return _nothing
            else:
                flight = self._new_flight(entry, environment, is_background=False)
                flight.waiting.append(settle)
                flight.begin()
            return lambda: self._leave(entry, flight, settle)

    def invalidate(self) -> None:
        """Forgets all. Who waits for an answer still gets it, but it is not kept."""
        with self._turn():
            self._entries.clear()
            for flight in [flight for flight in self._flights if not flight.waiting]:
                self._flights.remove(flight)
                flight.stop()
            self._schedule()

    def close(self) -> None:
        """Ends what is under way, and all that comes."""
        with self._turn():
            self._is_closed = True
            self._entries.clear()
            self._listeners.clear()
            flights, self._flights = self._flights, set()
            for flight in flights:
                flight.stop(closed())
            self._schedule()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Adds a listener; what it answers takes it away."""
        if not callable(listener):
            raise TypeError("a listener must be callable")

        # Of its own, so that the same function may be added twice.
        def own(news: Refresh) -> None:
            listener(news)

        def unlisten() -> None:
            with self._turn():
                if own in self._listeners:
                    self._listeners.remove(own)
                self._schedule()

        with self._turn():
            self._listeners.append(own)
            self._schedule()
        return unlisten

    def _move_in(self, environment: Environment) -> None:
        """Goes on in this environment. What was begun in another process or on another event loop is forgotten."""
        if self._home == environment.home:
            return
        self._environment, self._home = environment, environment.home
        for entry in self._entries.values():
            entry.flight = None
        self._flights.clear()
        self._schedule()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Lets nobody else work on it meanwhile; then tells the news, to listeners that may come back to it."""
        with self._lock:
            yield
            news, self._news = self._news, []
            listeners = list(self._listeners)
        for each in news:
            for listener in listeners:
                try:
                    listener(each)
                except Exception:
                    import logging

                    # One that fails is neither the source's fault nor the other listeners'.
                    logging.getLogger("videosdk_server").exception("a listener of a token source failed")

    def _entry(self, request: TokenRequest) -> Entry:
        entry = self._entries.pop(request, None) or Entry(request)
        self._entries[request] = entry
        idle = [oldest for oldest, entry in self._entries.items() if entry.flight is None]
        for oldest in idle[: max(0, len(self._entries) - MOST_ENTRIES)]:
            del self._entries[oldest]
        return entry

    def _new_flight(self, entry: Entry, environment: Environment, is_background: bool) -> Flight:
        asking = self._ask(entry.request, environment)
        flight = Flight(asking, environment, is_background, self._turn, lambda result: self._end(entry, flight, result))
        entry.flight = flight
        self._flights.add(flight)
        return flight

    def _end(self, entry: Entry, flight: Flight, result: HeldToken | VideoSDKError) -> None:
        self._flights.discard(flight)
        if entry.flight is not flight:
            return
        entry.flight = None
        if self._entries.get(entry.request) is not entry or self._environment is None:
            return
        if isinstance(result, HeldToken):
            before = entry.held
            entry.succeed(result)
            if before is not None and before.access_token.token != result.access_token.token:
                self._news.append(Refresh(entry.request, access_token=result.access_token))
        else:
            entry.fail(result, self._environment.now())
            if flight.is_background:
                self._news.append(Refresh(entry.request, error=result))
        self._schedule()

    def _leave(self, entry: Entry, flight: Flight, settle: Settle) -> None:
        """Waits no more. The last one who goes ends the request."""
        with self._turn():
            if settle not in flight.waiting:
                return
            flight.waiting.remove(settle)
            if flight.waiting or flight.is_background:
                return
            if entry.flight is flight:
                entry.flight = None
            self._flights.discard(flight)
            flight.stop()
            self._schedule()

    def _schedule(self) -> None:
        """Renews what is due, and sets the timer for what comes next."""
        if self._stop_timer is not None:
            self._stop_timer()
            self._stop_timer = None
        environment = self._environment
        if environment is None or not self._listeners:
            return
        now = environment.now()
        for entry in list(self._entries.values()):
            if entry.until_renewal(now) <= 0:
                self._new_flight(entry, environment, is_background=True).begin()
        left = min((entry.until_renewal(now) for entry in self._entries.values()), default=float("inf"))
        if left < float("inf"):
            self._stop_timer = environment.timer(min(left, LONGEST_TICK), self._on_timer)

    def _on_timer(self) -> None:
        with self._turn():
            self._schedule()


def _nothing() -> None:
    """Gives up what has been settled."""


_caches: weakref.WeakSet[Cache] = weakref.WeakSet()


def _renew_locks() -> None:
    for cache in _caches:
        cache.renew_lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_locks)
