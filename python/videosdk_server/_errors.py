"""Errors: one base, a class for each kind."""

from __future__ import annotations

import builtins
import json
from typing import Any, NamedTuple


class Finding(NamedTuple):
    """One fact about a token or a setting: what it is about, how grave it is, why, and what mends it."""

    code: str
    about: str
    severity: str
    reason: str
    remedy: str


class VideoSDKError(Exception):
    """The base of all errors of this package. Its text never holds a secret or a token.

    Attributes:
        kind: What a program should do, as one word such as ``not_found``.
        code: The stable word for the case, such as ``token_expired``; all are in the reference of errors.
        reason: What was wrong, with which value, and what would be right.
        service_code: The service's own code, if its answer had one.
        status: The HTTP status of the service's answer.
        request_id: The request id of the answer, for the service's support.
        retry_after: How many seconds the service asked to wait.
        attempts: How many requests were sent; 0 when it failed before the first.
        outcome_unknown: True when a write may have happened although no usable answer came.
        method: The HTTP method of the request.
        path: The path of the request, without its query.
        body: The body of the service's error answer, with any token of ours blacked out.
        findings: Every single reason, where there are several.
    """

    kind: str = "internal"

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code: str = facts.get("code") or self.kind
        self.service_code: str | None = facts.get("service_code")
        self.status: int | None = facts.get("status")
        self.request_id: str | None = facts.get("request_id")
        self.retry_after: float | None = facts.get("retry_after")
        self.attempts: int = facts.get("attempts") or 0
        self.outcome_unknown: bool = bool(facts.get("outcome_unknown"))
        self.method: str | None = facts.get("method")
        self.path: str | None = facts.get("path")
        self.body: str | None = facts.get("body")
        self.findings: list[Finding] = [Finding(**finding) for finding in facts.get("findings") or ()]

    def __repr__(self) -> str:
        return f"{type(self).__name__}(code={self.code!r}, reason={self.reason!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        # The facts are attributes, which pickle puts back by itself.
        return type(self), (self.reason,), self.__dict__


class ConfigurationError(VideoSDKError):
    """Settings are missing or faulty."""

    kind = "configuration"


class AuthenticationError(VideoSDKError):
    """A token was refused, by the service (401) or by verification here."""

    kind = "authentication"


class PermissionError(VideoSDKError, builtins.PermissionError):
    """The token is good but may not do this (403)."""

    kind = "permission"


class NotFoundError(VideoSDKError):
    """There is no such thing (404; 402 too, which may also mean billing)."""

    kind = "not_found"


class ConflictError(VideoSDKError):
    """It exists already or is in another state (409)."""

    kind = "conflict"


class RateLimitedError(VideoSDKError):
    """Too many requests (429): wait for ``retry_after``."""

    kind = "rate_limited"


class InvalidRequestError(VideoSDKError):
    """An argument is wrong, found here or by the service (400, 406, 422)."""

    kind = "invalid_request"


class ServerError(VideoSDKError):
    """The service failed (5xx)."""

    kind = "server"


class NetworkError(VideoSDKError):
    """No connection, or it broke."""

    kind = "network"


class TimeoutError(VideoSDKError, builtins.TimeoutError):
    """An attempt or the whole call took too long."""

    kind = "timeout"


class CancelledError(VideoSDKError):
    """The caller gave up."""

    kind = "cancelled"


class DecodeError(VideoSDKError):
    """The answer came but is not what it should be."""

    kind = "decode"


class WebhookError(VideoSDKError):
    """A webhook's signature or body was refused."""

    kind = "webhook"


class InternalError(VideoSDKError):
    """A fault of this library: please report it."""

    kind = "internal"


_NAMES = {
    "serviceCode": "service_code",
    "requestId": "request_id",
    "retryAfter": "retry_after",
    "outcomeUnknown": "outcome_unknown",
}

_CLASSES: dict[str, type[VideoSDKError]] = {cls.kind: cls for cls in VideoSDKError.__subclasses__()}


def from_json(text: str) -> VideoSDKError:
    """The error of facts that the native part tells as JSON."""
    facts: dict[str, Any] = json.loads(text)
    reason, kind = facts.pop("reason"), facts.pop("kind")
    named = {_NAMES.get(name, name): value for name, value in facts.items()}
    return _CLASSES.get(kind, VideoSDKError)(reason, **named)
