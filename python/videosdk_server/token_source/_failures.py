"""Why there is no token: the error classes of the package, with codes of the token source.

None has a token, a header or an endpoint's answer in it.
"""

from __future__ import annotations

from typing import Any

from .. import _errors
from .._errors import VideoSDKError

_CLASSES: dict[str, type[VideoSDKError]] = {
    each.kind: each
    for each in (
        _errors.AuthenticationError,
        _errors.CancelledError,
        _errors.ConfigurationError,
        _errors.ConflictError,
        _errors.DecodeError,
        _errors.InvalidRequestError,
        _errors.NetworkError,
        _errors.NotFoundError,
        _errors.PermissionError,
        _errors.RateLimitedError,
        _errors.ServerError,
        _errors.TimeoutError,
    )
}

_BY_STATUS = {
    401: ("authentication", "unauthenticated"),
    403: ("permission", "forbidden"),
    404: ("not_found", "not_found"),
    408: ("timeout", "attempt_timeout"),
    409: ("conflict", "conflict"),
    429: ("rate_limited", "rate_limited"),
}


def failure(kind: str, code: str, reason: str, **facts: Any) -> VideoSDKError:
    """An error of a kind; ``facts`` are ``status``, ``service_code``, ``request_id``, ``retry_after``."""
    return _CLASSES[kind](reason, code=code, **facts)


def refusal(status: int, **facts: Any) -> VideoSDKError:
    """The error of an answer that is not 2xx."""
    other = ("server", "service_failed") if status >= 500 else ("invalid_request", "request_refused")
    kind, code = _BY_STATUS.get(status, other)
    said = f" ({facts['service_code']})" if facts.get("service_code") else ""
    return failure(kind, code, f"the token endpoint answered {status}{said}", status=status, **facts)


def again(error: VideoSDKError, retry_after: float | None) -> VideoSDKError:
    """The same error anew, with another wait: each caller raises one of its own."""
    facts = {"status": error.status, "service_code": error.service_code, "request_id": error.request_id}
    copy = failure(error.kind, error.code, error.reason, retry_after=retry_after, **facts)
    copy.__cause__ = error.__cause__
    return copy


def is_passing(error: VideoSDKError) -> bool:
    """Whether the same request may be answered well a moment later."""
    status = error.status or 0
    if error.code in ("connection_failed", "attempt_timeout"):
        return True
    return status in (425, 429) or (status >= 500 and status != 501)


def closed() -> VideoSDKError:
    """What a source that is closed says."""
    return failure("cancelled", "source_closed", "the token source is closed")
