"""The cases as data, and a token server as a case wants it."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jwt

from videosdk_server import TokenServer, VideoSDK

FOLDER = Path(__file__).parents[3] / "tests" / "http"
API_KEY = "0123456789abcdef"
SECRET = "a-secret-of-the-tests-that-must-never-be-seen-anywhere-0123456789"
MEETING_ID = "ab12-cd34-ef56"
ON_LOOPBACK = {"token_kind": "classic", "expires_in": "24h", "allow_loopback_origins": True}
SETTINGS = json.loads((FOLDER / "settings.json").read_text())


class Case:
    """One case, and the mount of its own that it is played against."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.id: str = data["id"]
        self.title: str = data["title"]
        self.settings: str = data.get("settings", "loopback")
        self.service: dict[str, Any] | None = data.get("service")
        self.sent: list[dict[str, Any]] | None = data.get("sent")
        self.input: dict[str, Any] = data["input"]
        self.expect: dict[str, Any] = data["expect"]
        #: Those that are asked first.
        self.before: list[Case] = [Case({**data, "before": [], "input": asked}) for asked in data.get("before", [])]

    @property
    def identity(self) -> dict[str, Any] | None:
        return self.input.get("identity")

    @property
    def knows_callers(self) -> bool:
        """The mount says who asks."""
        return bool(SETTINGS[self.settings].get("authentication") == "host")

    @property
    def is_refused(self) -> bool:
        """No mount can be made for it: it has an identity that nothing would look at."""
        return self.identity is not None and not self.knows_callers

    def headers(self) -> list[tuple[str, str]]:
        given = self.input.get("headers") or {}
        pairs = given.items() if isinstance(given, dict) else given
        return [(name, filled(value)) for name, value in pairs]

    def header(self, name: str) -> str | None:
        return next((value for own, value in self.headers() if own.lower() == name), None)

    def body(self) -> bytes | None:
        if self.input.get("body") is not None:
            return str(filled(self.input["body"])).encode()
        if "body_base64" in self.input:
            return base64.b64decode(self.input["body_base64"])
        if "body_repeat" in self.input:
            text, times = self.input["body_repeat"]
            return str(text).encode() * int(times)
        return None

    @property
    def is_preflight(self) -> bool:
        asks = self.header("origin") and self.header("access-control-request-method")
        return self.input["method"] == "OPTIONS" and bool(asks)

    def expecting(self, expect: dict[str, Any]) -> Case:
        """The same, with another answer and without a question to the service."""
        return Case({"id": self.id, "title": self.title, "input": self.input, "expect": expect, "sent": []})

    def token_server(self, service: str) -> TokenServer:
        """A token server of these settings; the service answers it below the id of the case."""
        settings = dict(SETTINGS[self.settings])
        settings.pop("about", None)
        base = {} if settings.pop("base", None) == "public" else ON_LOOPBACK
        if "expires_in_seconds" in settings:
            settings["expires_in"] = settings.pop("expires_in_seconds")
        return TokenServer(VideoSDK(API_KEY, SECRET, api_endpoint=f"{service}/{self.id}"), **{**base, **settings})


#: A mount for tests of their own: whoever asks is signed in.
SIGNED_IN = Case(
    {
        "id": "signed-in",
        "title": "Everybody is signed in",
        "settings": "host-program",
        "input": {"identity": {"sub": "user-1"}},
        "expect": {},
    }
)


def all_cases() -> list[Case]:
    """Every case of every file but those whose mount is refused."""
    return [case for case in _cases() if not case.is_refused]


def refused_cases() -> list[Case]:
    """Those whose mount is refused."""
    return [case for case in _cases() if case.is_refused]


def _cases() -> list[Case]:
    files = (file for file in sorted(FOLDER.glob("*.json")) if file.name != "settings.json")
    return [Case(data) for file in files for data in json.loads(file.read_text())]


def mounts(service: str) -> Iterator[tuple[Case, TokenServer]]:
    """What a host mounts: a token server for each case."""
    for case in [*all_cases(), SIGNED_IN]:
        yield case, case.token_server(service)


def filled(value: Any) -> Any:
    """A value with what stands in for its words with a dollar sign."""
    if isinstance(value, str):
        for word in sorted(WORDS, key=len, reverse=True):
            value = value.replace(word, WORDS[word])
        return value
    if isinstance(value, dict):
        return {name: filled(inner) for name, inner in value.items()}
    return [filled(inner) for inner in value] if isinstance(value, list) else value


def _token(secret: str = SECRET, api_key: str = API_KEY, issued: float | None = None, **claims: Any) -> str:
    now = int(time.time() if issued is None else issued)
    base = {"apikey": api_key, "permissions": ["allow_join"], "iat": now - 30, "exp": now + 86_400}
    return jwt.encode({**base, **claims}, secret, "HS256")


def _tampered() -> str:
    changed, signed = _token(permissions=["allow_join", "allow_mod"]), _token()
    return f"{changed.rpartition('.')[0]}.{signed.rpartition('.')[2]}"


LONG_AGO = 1_700_000_000
ANOTHER_SECRET = "another-secret" * 4
WORDS = {
    "$token": _token(),
    "$participantToken": _token(version=2, roles=["rtc"]),
    "$expiredToken": _token(issued=LONG_AGO),
    "$foreignToken": _token(ANOTHER_SECRET, "another-key"),
    "$tamperedToken": _tampered(),
    "$tamperedExpiredToken": _token(ANOTHER_SECRET, issued=LONG_AGO),
    "$meetingId": MEETING_ID,
}
