"""What goes into the token server, and what comes out of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, NamedTuple

from ._json import given


class Identity(NamedTuple):
    """Who asks, as the program around the token server knows from its own session."""

    #: The caller's id; tokens are bound to it as ``participantId``.
    sub: str
    #: Further facts about the caller.
    claims: Mapping[str, Any] = {}

    def __repr__(self) -> str:
        # The values may be personal data.
        return f"Identity(claims={sorted(self.claims)!r})"


#: Who asks: an :class:`Identity`, or a mapping with ``sub`` and ``claims``; ``None`` for somebody who is not signed in.
Caller = Identity | Mapping[str, Any] | None


class NotGiven(Enum):
    """Tells an argument that is left out from ``None``."""

    NOT_GIVEN = "not given"


NOT_GIVEN = NotGiven.NOT_GIVEN


class Response(NamedTuple):
    """The answer to a request, for the program around to write."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def __repr__(self) -> str:
        # The body may hold a token.
        return f"Response(status={self.status!r}, body={len(self.body)} bytes)"


class Request(NamedTuple):
    """The parts of a request, in the order in which the native side takes them."""

    method: str
    path: str
    query: str
    headers: list[tuple[str, str]]
    body: bytes
    identity: str | None
    peer: str | None

    @classmethod
    def of(
        cls,
        method: str,
        path: str,
        query: str,
        headers: Iterable[tuple[str, str]],
        body: bytes,
        identity: Caller,
        peer: str | None,
    ) -> Request:
        return cls(method, path, query, list(headers), body, _json(identity), peer)

    def __repr__(self) -> str:
        # Query, headers and body may hold tokens.
        return f"Request(method={self.method!r}, body={len(self.body)} bytes)"


def _json(caller: Caller) -> str | None:
    if caller is None:
        return None
    identity = caller if isinstance(caller, Identity) else Identity(**caller)
    return json.dumps(given(sub=identity.sub, claims=dict(identity.claims)))
