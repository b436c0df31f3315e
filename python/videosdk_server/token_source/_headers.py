"""The headers of a request to an endpoint."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Generator, Mapping
from typing import Any

from .._errors import VideoSDKError
from ._failures import failure
from ._steps import Call, CallError, Step

Fixed = Mapping[str, str]
Function = Callable[[], Fixed]
AsyncFunction = Callable[[], "Fixed | Awaitable[Fixed]"]


def fixed_headers(given: Fixed, agent: str) -> Fixed:
    """Headers that are the same for each attempt, checked."""
    if not isinstance(given, Mapping):
        raise TypeError(f"headers must be a mapping or a function, not {type(given).__name__}")
    try:
        return _sendable(given, agent)
    except ValueError:
        reason = "a header has a name or a value that cannot be sent"
        raise failure("configuration", "header_invalid", reason) from None


def current_headers(function: Callable[[], Any], agent: str, ends_at: float) -> Generator[Step, Any, Fixed]:
    """The headers that a function of the program has for this attempt."""
    try:
        given = yield Call(function, ends_at)
    except CallError as failed:
        raise _failed("failed") from failed.error
    try:
        return _sendable(given, agent)
    except (AttributeError, TypeError, ValueError):
        raise _failed("gave some that cannot be sent") from None


def _failed(what: str) -> VideoSDKError:
    return failure("authentication", "headers_failed", f"the function for the headers {what}")


def _sendable(given: Fixed, agent: str) -> Fixed:
    headers = {"accept": "application/json", "user-agent": agent}
    for name, value in given.items():
        # The errors of the standard library would show the value.
        if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name) or not re.fullmatch(r"[\t -~\x80-\xff]*", value):
            raise ValueError
        headers[name.lower()] = value
    return headers
