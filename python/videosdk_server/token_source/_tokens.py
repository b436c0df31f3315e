"""What is asked for, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from ._environment import Moment, elapsed
from ._failures import failure

if TYPE_CHECKING:
    from .._errors import VideoSDKError

#: How long a token is kept whose life is not known, in seconds.
UNKNOWN_LIFE = 300.0
#: A token is over so long before it expires, or for the last tenth of a short life: joining with it takes time, too.
MARGIN = 10.0


class TokenRequest(NamedTuple):
    """What a token is asked for; what is ``None`` is as the endpoint has it."""

    #: The only room that the token opens.
    room_id: str | None = None
    #: The only participant that may use it.
    participant_id: str | None = None
    #: ``allow_join``, ``ask_join``, ``allow_mod``; sorted, each once.
    permissions: tuple[str, ...] | None = None

    def query(self) -> dict[str, str]:
        """What is asked for, by the names of the wire."""
        named = {"roomId": self.room_id, "participantId": self.participant_id}
        given = {name: value for name, value in named.items() if value is not None}
        if self.permissions is not None:
            given["permissions"] = ",".join(self.permissions)
        return given


def request_of(room_id: str | None, participant_id: str | None, permissions: Sequence[str] | None) -> TokenRequest:
    """A request in its one form, so that what is the same is equal."""
    for name, value in (("room_id", room_id), ("participant_id", participant_id)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str, not {type(value).__name__}")
        if value == "":
            raise _empty(name)
    if permissions is None:
        return TokenRequest(room_id, participant_id)
    if isinstance(permissions, str) or not all(isinstance(each, str) for each in permissions):
        raise TypeError("permissions must be a sequence of str")
    if not permissions:
        raise _empty("permissions")
    return TokenRequest(room_id, participant_id, tuple(sorted(set(permissions))))


def _empty(name: str) -> VideoSDKError:
    return failure("invalid_request", f"{name}_empty", f"{name} is empty: leave it out, or say which")


class AccessToken:
    """An access token and its times. Printed or logged it does not show the token."""

    __slots__ = ("_token", "expires_at", "refresh_after")

    def __init__(self, token: str, expires_at: int | None, refresh_after: int | None) -> None:
        self._token = token
        #: When it expires, in seconds since 1970 by this machine's clock; ``None`` when that is not known.
        self.expires_at = expires_at
        #: From when on a fetch asks for a new one, in seconds since 1970 by this machine's clock; ``None`` for never.
        self.refresh_after = refresh_after

    @property
    def token(self) -> str:
        """The token itself, to be given to VideoSDK."""
        return self._token

    def __repr__(self) -> str:
        return f"AccessToken(expires_at={self.expires_at!r}, refresh_after={self.refresh_after!r})"


class Refresh(NamedTuple):
    """News of a token that took the place of another, or of a refresh that failed while the old token goes on."""

    request: TokenRequest
    #: The new token, unless it failed.
    access_token: AccessToken | None = None
    #: Why it failed.
    error: VideoSDKError | None = None


class HeldToken:
    """A token and its life, which counts from when it was asked for."""

    __slots__ = ("_asked", "_life", "_refresh", "access_token", "has_known_life")

    def __init__(self, token: str, asked: Moment, life: float, refresh: float, margin: float | None) -> None:
        self._asked = asked
        self._refresh = refresh
        self._life = life - (margin or 0)
        self.has_known_life = margin is not None
        lasts = life == float("inf")
        expires_at = None if lasts or not self.has_known_life else int(asked.wall + life)
        self.access_token = AccessToken(token, expires_at, None if lasts else int(asked.wall + refresh))

    def is_over(self, now: Moment) -> bool:
        """Whether it is not to be given out any more."""
        return elapsed(self._asked, now) >= self._life

    def until_refresh(self, now: Moment) -> float:
        """In how many seconds it is to be renewed."""
        return self._refresh - elapsed(self._asked, now)


def lasting(token: str) -> HeldToken:
    """A token that is good for ever."""
    return HeldToken(token, Moment(0, 0), float("inf"), float("inf"), 0)


def held_token(answer: Any, asked: Moment, **facts: Any) -> HeldToken:
    """Reads what an endpoint answered, or a function of the program: the token, or an object with it.

    ``facts`` are what else is known of the answer.
    """
    fields: Mapping[str, Any] = answer if isinstance(answer, Mapping) else {"token": answer}
    token, life, refresh = fields.get("token"), fields.get("expiresIn"), fields.get("refreshIn")
    if not isinstance(token, str) or not token:
        raise unreadable("it has no token in it", **facts)
    if not _is_number(life):
        return HeldToken(token, asked, UNKNOWN_LIFE, UNKNOWN_LIFE, None)
    if not life > 0:
        raise unreadable("its token has expired already", **facts)
    if not _is_number(refresh) or not 0 < refresh <= life:
        refresh = _refresh_time(life)
    return HeldToken(token, asked, life, refresh, min(MARGIN, life / 10))


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _refresh_time(life: float) -> float:
    """As our own token server has it: five minutes before the end, but between a half and four fifths of the life."""
    return life * max(0.5, min(0.8, 1 - 300 / life))


def unreadable(what: str, **facts: Any) -> VideoSDKError:
    """The error of an answer without a usable token."""
    return failure("decode", "answer_unreadable", f"the answer cannot be used: {what}", **facts)
