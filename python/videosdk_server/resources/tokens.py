"""Access tokens."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .. import _native
from .._json import seconds

if TYPE_CHECKING:
    from datetime import timedelta


class Tokens:
    """Signs, verifies and explains access tokens (JWT, HS256). Signing takes no network and no thread."""

    def __init__(self, native: _native.Client) -> None:
        self._native = native

    def participant(
        self,
        *,
        room_id: str | None = None,
        participant_id: str | None = None,
        permissions: Sequence[str] | None = None,
        expires_in: str | float | timedelta | None = None,
        allow_long_lived: bool = False,
        not_before: bool = False,
        claims: Mapping[str, Any] | None = None,
    ) -> str:
        """Signs a token for a client that joins meetings. It cannot call the REST API.

        Args:
            room_id: The only room it opens. Default: every room of the account.
            participant_id: The only participant who may use it. Default: any.
            permissions: ``allow_join``, ``ask_join``, ``allow_mod``. Default: ``["allow_join"]``. ``ask_join`` goes
                with no other.
            expires_in: How long it lives: a text such as ``"2h"``, seconds, or a timedelta. Default: 24 hours. Limits:
                1 second to 30 days.
            allow_long_lived: Allows more than 30 days.
            not_before: Writes ``nbf`` too, which the service does not need.
            claims: Further claims; the names of the other claims are reserved.

        Raises:
            InvalidRequestError: An argument is wrong; the text names it and what would be right.
            ConfigurationError: There is no key or no secret.
        """
        return self._native.sign(
            "participant",
            room_id,
            participant_id,
            permissions,
            seconds(expires_in),
            allow_long_lived,
            not_before,
            _json(claims),
        )

    def participants(self, requests: Sequence[Mapping[str, Any]]) -> list[str]:
        """Signs one token for each request, a mapping of the arguments of :meth:`participant`, in the same order.

        The first fault names its place, and nothing is answered.
        """
        return self._native.sign_participants([_participant(**request) for request in requests])

    def api(
        self,
        *,
        permissions: Sequence[str] | None = None,
        expires_in: str | float | timedelta | None = None,
        allow_long_lived: bool = False,
        not_before: bool = False,
        claims: Mapping[str, Any] | None = None,
    ) -> str:
        """Signs a token that calls the REST API. The client makes its own; never give one to a browser.

        Args:
            permissions: ``allow_join``, ``ask_join``, ``allow_mod``. Default: ``["allow_join", "allow_mod"]``, as the
                official SDKs have it.
            expires_in: How long it lives: a text such as ``"2h"``, seconds, or a timedelta. Default: 24 hours. Limits:
                1 second to 30 days.
            allow_long_lived: Allows more than 30 days.
            not_before: Writes ``nbf`` too, which the service does not need.
            claims: Further claims; the names of the other claims are reserved.
        """
        return self._native.sign(
            "api", None, None, permissions, seconds(expires_in), allow_long_lived, not_before, _json(claims)
        )

    def classic(
        self,
        *,
        permissions: Sequence[str] | None = None,
        expires_in: str | float | timedelta | None = None,
        allow_long_lived: bool = False,
        not_before: bool = False,
        claims: Mapping[str, Any] | None = None,
    ) -> str:
        """Signs the token of the public quick start, which both joins and calls the REST API. For prototypes.

        Args:
            permissions: ``allow_join``, ``ask_join``, ``allow_mod``. Default: ``["allow_join"]``. ``ask_join`` goes
                with no other.
            expires_in: How long it lives: a text such as ``"2h"``, seconds, or a timedelta. Default: 24 hours. Limits:
                1 second to 30 days.
            allow_long_lived: Allows more than 30 days.
            not_before: Writes ``nbf`` too, which the service does not need.
            claims: Further claims; the names of the other claims are reserved.
        """
        return self._native.sign(
            "classic", None, None, permissions, seconds(expires_in), allow_long_lived, not_before, _json(claims)
        )

    def verify(
        self,
        token: str,
        *,
        room_id: str | None = None,
        participant_id: str | None = None,
        permission: str | None = None,
        kind: str | None = None,
        leeway: float | timedelta | None = None,
        use_learned_offset: bool = False,
    ) -> dict[str, Any]:
        """Answers the claims of a good token, by the names of the wire.

        Args:
            token: The token, exactly as it was signed.
            room_id: The room it is used in; a token of every room passes.
            participant_id: The participant who uses it; a token of any participant passes.
            permission: A permission it must have.
            kind: The kind it must be of: ``participant``, ``api`` or ``classic``.
            leeway: How much the clocks may differ, in seconds or as a timedelta. Default: 30.
            use_learned_offset: Compares times with the service's clock as the client has learned it. Default: no.

        Raises:
            AuthenticationError: It is not good; ``findings`` has every reason.
        """
        claims: dict[str, Any] = self._native.verify(
            token, room_id, participant_id, permission, kind, seconds(leeway), use_learned_offset
        )
        return claims

    def decode(self, token: str) -> dict[str, Any]:
        """Reads the claims **without verifying** anything. Decide nothing by them."""
        claims: dict[str, Any] = json.loads(_native.decode(token))
        return claims

    def explain(
        self,
        text: str,
        *,
        at: int | None = None,
        room_id: str | None = None,
        participant_id: str | None = None,
    ) -> dict[str, Any]:
        """Says what a text is that should be a token, what is wrong with it and what would mend it. Never raises.

        It has ``kind``, ``claims``, ``secondsLeft``, ``verified``, ``findings``, and what the service would say:
        ``join`` (``accepted``, ``code``) and ``rest`` (``accepted``, ``status``), where ``None`` means not known.

        Args:
            text: The text; quotes, white space and ``Bearer`` around a token are seen through.
            at: The time to judge it at, in seconds since 1970. Default: now.
            room_id: The room it would be used in.
            participant_id: The participant who would use it.
        """
        explanation: dict[str, Any] = json.loads(
            self._native.explain(text, at, room_id, participant_id)
        )
        return explanation

    def __repr__(self) -> str:
        return "Tokens()"


def _json(claims: Mapping[str, Any] | None) -> str | None:
    return None if claims is None else json.dumps(dict(claims), ensure_ascii=False)


def _participant(
    room_id: str | None = None,
    participant_id: str | None = None,
    permissions: Sequence[str] | None = None,
    expires_in: str | float | timedelta | None = None,
    allow_long_lived: bool = False,
    not_before: bool = False,
    claims: Mapping[str, Any] | None = None,
) -> tuple[Any, ...]:
    lifetime = seconds(expires_in)
    return room_id, participant_id, permissions, lifetime, allow_long_lived, not_before, _json(claims)
