"""What happens during a request, for a logger."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, NamedTuple


class Event(NamedTuple):
    """One thing that happened; what says nothing about it is ``None``. Never a body, a token or a secret."""

    #: ``attempt_started``, ``attempt_finished``, ``retry_scheduled``, ``token_renewed``, ``clock_offset_learned``.
    kind: str
    #: The HTTP method of the request.
    method: str | None = None
    #: The path of the operation with its arguments left open, such as ``/v2/rooms/{roomId}``.
    route: str | None = None
    #: The number of the attempt within its call, from 1.
    attempt: int | None = None
    #: The HTTP status of the answer.
    status: int | None = None
    #: The request id of the answer.
    request_id: str | None = None
    #: The code of the error that the attempt ended with.
    error_code: str | None = None
    #: How many seconds the attempt took, or the wait before the next one is.
    duration: float | None = None
    #: By how many seconds the service's clock is ahead of ours.
    clock_offset_seconds: int | None = None


_NAMES = {"requestId": "request_id", "errorCode": "error_code", "clockOffsetSeconds": "clock_offset_seconds"}


def handler_of(on_event: Callable[[Event], object] | None) -> Callable[[str], None]:
    """What the native part calls with each event: the given function, or else the logger ``videosdk_server``."""
    take = on_event or _log
    return lambda text: _deliver(text, take)


def _deliver(text: str, take: Callable[[Event], object]) -> None:
    # Whoever has not loaded logging has no logger to fill.
    if take is _log and "logging" not in sys.modules:
        return
    told: dict[str, Any] = json.loads(text)
    take(Event(**{_NAMES.get(name, name): value for name, value in told.items()}))


def _log(event: Event) -> None:
    import logging

    levels = {"retry_scheduled": logging.INFO, "clock_offset_learned": logging.WARNING}
    level = levels.get(event.kind, logging.DEBUG)
    logger = logging.getLogger("videosdk_server")
    if logger.isEnabledFor(level):
        facts = {name: value for name, value in event._asdict().items() if value is not None}
        logger.log(level, " ".join(f"{name}={value}" for name, value in facts.items()), extra={"videosdk": facts})
