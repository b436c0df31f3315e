"""Made-up keys, secrets, ids and moments. None of them opens anything."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

from .jws import Json

CLOCK = 1_767_225_600
"""2026-01-01T00:00:00Z, the moment of a case that does not say another."""

ABSENT: Any = object()
"""As a claim's value: leave the claim out."""


def key(name: str, secret: str | None = None) -> Json:
    """A key pair that follows from its name alone."""
    api_key = uuid.uuid5(uuid.NAMESPACE_DNS, f"{name}.example")
    made = hashlib.sha256(f"secret of {name}".encode()).hexdigest()
    return {"apiKey": str(api_key), "secret": made if secret is None else secret}


def token_id(text: str) -> str:
    """An id in the form of a uuid4 that follows from a text alone."""
    return str(uuid.UUID(bytes=hashlib.sha256(text.encode()).digest()[:16], version=4))


KEY = key("newest")
OLDER = key("older")
STRANGER = key("stranger")

ROOM = "ab12-cd34-ef56"
OTHER_ROOM = "zz98-yy76-xx54"


def classic(**changes: Any) -> Json:
    """The claims of a classic token, with some replaced, added or left out."""
    claims: Json = {
        "apikey": KEY["apiKey"],
        "permissions": ["allow_join"],
        "iat": CLOCK - 30,
        "exp": CLOCK + 86_400,
        "jti": token_id("any"),
    }
    return _changed(claims, changes)


def participant(**changes: Any) -> Json:
    """The claims of a participant token, with some replaced, added or left out."""
    return _changed({**classic(), "version": 2, "roles": ["rtc"]}, changes)


def api(**changes: Any) -> Json:
    """The claims of an API token, with some replaced, added or left out."""
    claims = classic(permissions=["allow_join", "allow_mod"], version=2, roles=["crawler"])
    return _changed(claims, changes)


def _changed(claims: Json, changes: Json) -> Json:
    merged = {**claims, **changes}
    return {name: value for name, value in merged.items() if value is not ABSENT}
