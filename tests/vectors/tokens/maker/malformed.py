"""Texts that are no token: each is one step away from a token that verifies."""

from __future__ import annotations

from . import jws
from .made_up import KEY, classic

UNSECURED = b'{"alg":"none"}'


def malformed() -> dict[str, str]:
    """The texts by name. Most are signed as they stand, so that only the form is wrong."""
    good = jws.compose(jws.compact(classic()), KEY["secret"])
    header, payload, signature = good.split(".")
    return {
        "empty": "",
        "dots-alone": "..",
        "one-part": header,
        "two-parts": f"{header}.{payload}",
        "two-parts-and-dot": f"{header}.{payload}.",
        "four-parts": f"{good}.{signature}",
        "five-parts": f"{header}.{payload}.{payload}.{payload}.{signature}",
        "dot-first": f".{good}",
        "dot-last": f"{good}.",
        "header-empty": f".{payload}.{signature}",
        "payload-empty": f"{header}..{signature}",
        "unsecured": f"{jws.encode(UNSECURED)}.{payload}.",
        "api-key": KEY["apiKey"],
        "bearer": f"Bearer {good}",
        "quoted": f'"{good}"',
        "space-first": f" {good}",
        "newline-last": f"{good}\n",
        "space-inside": f"{header}. {payload}.{signature}",
        **_spellings(good),
        **_contents(),
    }


def _spellings(good: str) -> dict[str, str]:
    """Other base64 spellings of the same bytes, and texts that are no base64 at all."""
    header, payload, signature = good.split(".")
    # This payload encodes to a text with both letters that the alphabets spell in different ways.
    letters = jws.compose(jws.compact(classic(text="~~~???\u00ff\u00be")), KEY["secret"])
    first, middle, last = letters.split(".")
    standard = middle.replace("-", "+").replace("_", "/")
    if "-" not in middle or "_" not in middle:
        raise AssertionError("the payload must hold both letters of the URL-safe alphabet")
    return {
        "padding-signature": f"{good}=",
        "padding-payload": f"{header}.{payload}{'=' * (-len(payload) % 4 or 4)}.{signature}",
        "standard-alphabet": f"{first}.{standard}.{last}",
        "standard-alphabet-signed": _resigned(first, standard),
        "stray-bits-signature": f"{header}.{payload}.{_stray(signature)}",
        "stray-bits-header": _resigned(_stray(jws.encode(b'{"alg":"HS256"} ')), payload),
        "stray-bits-payload": _resigned(header, _stray(_two_over())),
        "length-signature": f"{good}AA",
        "length-header": _resigned(header + "A", payload),
        "letter-tilde": f"{header}.{payload}.{signature[:-1]}~",
        "letter-not-ascii": f"{header}.{payload}.{signature[:-1]}é",
        "null-byte": f"{header}.{payload}\u0000.{signature}",
        "newline-inside": f"{header}.{payload[:20]}\n{payload[20:]}.{signature}",
    }


def _contents() -> dict[str, str]:
    """Parts that decode, but not to a JSON object."""
    text = jws.compact(classic())
    payloads: dict[str, str | bytes] = {
        "text": '"text"',
        "number": "42",
        "null": "null",
        "list": f"[{text}]",
        "truncated": text[:-1],
        "two-objects": text + "{}",
        "not-json": "exp=1767312000",
        "single-quotes": text.replace('"', "'"),
        "trailing-comma": text[:-1] + ",}",
        "not-a-number": text[:-1] + ',"x":NaN}',
        "raw-control": text[:-1] + ',"x":"\n"}',
        "byte-order-mark": "\ufeff" + text,
        "not-utf-8": text[:-1].encode() + b',"x":"\xff"}',
        "utf-16": text.encode("utf-16-le"),
    }
    headers: dict[str, str | bytes] = {
        "text": '"HS256"',
        "null": "null",
        "list": '["HS256"]',
        "truncated": '{"alg":"HS256"',
        "not-json": "HS256",
        "not-utf-8": b'{"alg":"HS256","kid":"\xff"}',
    }
    return {
        **{
            f"payload-{name}": jws.compose(value, KEY["secret"]) for name, value in payloads.items()
        },
        **{
            f"header-{name}": jws.compose(text, KEY["secret"], value)
            for name, value in headers.items()
        },
    }


def _resigned(header: str, payload: str) -> str:
    signing_input = f"{header}.{payload}"
    return f"{signing_input}.{jws.encode(jws.mac(signing_input, KEY['secret']))}"


def _two_over() -> str:
    """A payload whose last character has bits to spare."""
    text = jws.compact(classic())
    return jws.encode((text + " " * ((2 - len(text)) % 3)).encode())


def _stray(text: str) -> str:
    """The same bytes, spelled with a bit in the last character that no byte needs."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    if len(text) % 4 == 0:
        raise AssertionError("no bits to spare")
    return text[:-1] + alphabet[alphabet.index(text[-1]) + 1]
