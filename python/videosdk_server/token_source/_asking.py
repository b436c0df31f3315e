"""How a token is asked for: attempts, retries and waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._errors import VideoSDKError
from ._addresses import endpoint_address, request_address
from ._answers import read
from ._environment import Environment
from ._failures import failure, is_passing
from ._headers import Fixed, current_headers, fixed_headers
from ._steps import Ask, Asking, Call, CallError, Pause, Send
from ._tokens import TokenRequest, held_token, lasting

MOST_RETRIES = 2
#: Waits before a retry are any part of this, and of twice this before the second, in seconds.
FIRST_BACKOFF = 0.5
LONGEST_TIMEOUT = 24 * 60 * 60.0
#: The longest wait within a fetch that an answer may ask for, in seconds.
LONGEST_RETRY_AFTER = 10.0


def endpoint(address: str, headers: Fixed | Callable[[], Any] | None, timeout: float, agent: str) -> Ask:
    """Asks an endpoint: a ``GET`` with ``roomId``, ``participantId`` and ``permissions`` in the query."""
    url = endpoint_address(address)
    if not 0 < timeout <= LONGEST_TIMEOUT:
        raise failure("configuration", "option_invalid", "timeout must be above 0, and at most a day")
    function = headers if callable(headers) else None
    fixed = {} if callable(headers) else fixed_headers(headers or {}, agent)

    def ask(request: TokenRequest, environment: Environment) -> Asking:
        target = request_address(url, request)
        is_renewable = function is not None
        retries = 0
        while True:
            asked = environment.now()
            ends_at = asked.monotonic + timeout
            try:
                current = (yield from current_headers(function, agent, ends_at)) if function else fixed
                answer = yield Send(target, current, ends_at)
                return read(answer, asked, environment.now())
            except VideoSDKError as error:
                if error.status == 401 and is_renewable:
                    is_renewable = False
                    continue
                wait = _wait_before_retry(error, retries, environment)
            retries += 1
            yield Pause(wait)

    return ask


def _wait_before_retry(error: VideoSDKError, retries: int, environment: Environment) -> float:
    """The seconds before the next attempt; raises when there is to be none."""
    if not is_passing(error):
        raise error
    wait = error.retry_after
    if wait is not None and wait > LONGEST_RETRY_AFTER:
        asks = f"the token endpoint answered {error.status} and asks to wait {wait:g} seconds, longer than a fetch does"
        facts = {"status": error.status, "service_code": error.service_code, "request_id": error.request_id}
        raise failure("rate_limited", "retry_after_too_long", asks, retry_after=wait, **facts) from None
    if retries == MOST_RETRIES:
        raise error
    return environment.random() * FIRST_BACKOFF * 2.0**retries if wait is None else wait


def custom(function: Callable[[TokenRequest], Any]) -> Ask:
    """Asks a function of the program."""
    if not callable(function):
        raise TypeError("a function is needed that fetches a token")

    def ask(request: TokenRequest, environment: Environment) -> Asking:
        asked = environment.now()
        try:
            answer = yield Call(lambda: function(request))
        except CallError as failed:
            raise failure("authentication", "custom_failed", "the function for tokens failed") from failed.error
        return held_token(answer, asked)

    return ask


def literal(token: str) -> Ask:
    """Answers one token for ever."""
    if not isinstance(token, str):
        raise TypeError(f"a token must be a str, not {type(token).__name__}")
    if not token:
        raise failure("configuration", "option_invalid", "the token is empty")
    held = lasting(token)

    def ask(request: TokenRequest, environment: Environment) -> Asking:
        return held
        yield  # A generator takes no step where it has none.

    return ask
