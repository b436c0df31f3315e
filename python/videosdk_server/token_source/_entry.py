"""What is known for one request."""

from __future__ import annotations

from .._errors import VideoSDKError
from ._environment import Moment, elapsed
from ._failures import again, is_passing
from ._flight import Flight
from ._tokens import HeldToken, TokenRequest

#: The wait after a failure, in seconds; it doubles with each one that follows.
FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0


class Entry:
    """The token of one request, what is under way for it, and how it failed last."""

    def __init__(self, request: TokenRequest) -> None:
        self.request = request
        self.held: HeldToken | None = None
        self.flight: Flight | None = None
        self._failure: VideoSDKError | None = None
        self._failed_at = Moment(0, 0)
        self._wait = 0.0
        self._failures = 0
        self._is_renewed = True

    def succeed(self, held: HeldToken) -> None:
        """Keeps a new token."""
        self.held = held
        self._failure = None
        self._failures = 0
        self._is_renewed = held.has_known_life

    def fail(self, error: VideoSDKError, now: Moment) -> None:
        """Keeps an error, for as long as nothing is to be sent."""
        self._failure = error
        self._failed_at = now
        self._wait = max(min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(self._failures, 10)), error.retry_after or 0)
        self._failures += 1
        may_pass = is_passing(error) or error.code in ("headers_failed", "custom_failed")
        if not may_pass or self.held is None or self.held.is_over(now):
            self._is_renewed = False

    def pause(self, now: Moment) -> float:
        """For how many seconds nothing is to be sent."""
        return max(0.0, self._wait - elapsed(self._failed_at, now)) if self._failure else 0.0

    def failure(self, now: Moment) -> VideoSDKError | None:
        """The last error again, with what is left of the wait; ``None`` when something may be sent."""
        left = self.pause(now)
        return again(self._failure, left) if self._failure and left > 0 else None

    def until_renewal(self, now: Moment) -> float:
        """In how many seconds it is to be renewed though nobody fetches."""
        if self.held is None or not self._is_renewed or self.flight is not None:
            return float("inf")
        return max(self.held.until_refresh(now), self.pause(now))
