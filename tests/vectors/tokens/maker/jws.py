"""JSON Web Tokens by hand: RFC 7515 compact form, HS256 only, nothing lenient."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

Json = dict[str, Any]

HEADER = '{"alg":"HS256","typ":"JWT"}'


@dataclass(frozen=True)
class Parts:
    """A token taken apart: nothing in it is trusted yet."""

    header: Json
    claims: Json
    signing_input: str
    signature: bytes


def compact(value: object) -> str:
    """JSON without spaces; only quote, backslash and control characters are escaped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def encode(data: bytes) -> str:
    """base64url without padding (RFC 7515, section 2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """The bytes of a strict base64url text: one spelling for each value, all others are refused."""
    if not re.fullmatch(r"[A-Za-z0-9_-]+", text) or len(text) % 4 == 1:
        raise ValueError("not base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode(data) != text:
        raise ValueError("stray bits in the last character")
    return data


def mac(signing_input: str, secret: str) -> bytes:
    """HMAC-SHA256 under the UTF-8 bytes of the secret."""
    return hmac.new(secret.encode(), signing_input.encode(), hashlib.sha256).digest()


def compose(payload: str | bytes, secret: str, header: str | bytes = HEADER) -> str:
    """A signed token of exactly these header and payload bytes."""
    signing_input = ".".join(
        encode(part.encode() if isinstance(part, str) else part) for part in (header, payload)
    )
    return f"{signing_input}.{encode(mac(signing_input, secret))}"


def split(token: str) -> Parts:
    """Take a token apart; anything but three strict parts and two JSON objects is a ValueError."""
    texts = token.split(".")
    if len(texts) != 3:
        raise ValueError("not three parts")
    header, payload, signature = (decode(text) for text in texts)
    return Parts(_object(header), _object(payload), f"{texts[0]}.{texts[1]}", signature)


def _object(data: bytes) -> Json:
    value = json.loads(data.decode("utf-8"), parse_constant=_not_json)
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    return value


def _not_json(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
