"""Plays the story of ``story.json`` against a program that answers the three endpoints."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

STEPS = json.loads(Path(__file__).with_name("story.json").read_text())


def play(url: str, emulator: str, secret: str, has_package: bool) -> list[tuple[str, str]]:
    """The title of each step, and what is wrong with it: nothing when all is well.

    ``has_package`` says that the program uses our package; the steps ``of`` it are for such programs alone.
    """
    known = {"long": "x" * 20_000}
    results = []
    for step in STEPS:
        if "of" in step and not has_package:
            continue
        try:
            fault = take(step, emulator if step.get("at") == "emulator" else url, secret, known)
        except (OSError, ValueError, KeyError, TypeError) as error:
            fault = f"{type(error).__name__}: {error}"
        results.append((step["title"], fault))
    return results


def take(step: dict[str, Any], url: str, secret: str, known: dict[str, str]) -> str:
    """Sends the request of a step, and says in what its answer differs."""
    status, headers, body = send(step, url, known)
    if status != step.get("status", status):
        return f"status {status}: {body.decode(errors='replace')}"
    for name, value in step.get("header", {}).items():
        if headers.get(name.lower()) != value:
            return f"the header {name} is {headers.get(name.lower())!r}"
    if step.get("empty") and body:
        return f"the body is {body!r}"
    fields = json.loads(body) if {"has", "fits", "keep"} & step.keys() else {}
    for name in step.get("has", []):
        if not fields.get(name):
            return f"{name} is not in {sorted(fields)}"
    for name, pattern in step.get("fits", {}).items():
        if not re.search(filled(pattern, known), str(fields.get(name))):
            return f"{name} is {fields.get(name)!r}"
    for name, field in step.get("keep", {}).items():
        known[name] = fields[field]
    if "verify" in step:
        return verify(fields["token"], secret, {name: filled(value, known) for name, value in step["verify"].items()})
    return ""


def send(step: dict[str, Any], url: str, known: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    place = urlsplit(url)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=30)
    body = json.dumps(filled(step["body"], known)) if "body" in step else None
    headers = dict(step.get("headers", {}))
    if body:
        headers["Content-Type"] = "application/json"
    try:
        connection.request(step["method"], filled(step["path"], known), body, headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def filled(value: Any, known: dict[str, str]) -> Any:
    """A value with what is known by now in place of the names in braces."""
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda name: known.get(name[1], name[0]), value)
    if isinstance(value, dict):
        return {name: filled(inner, known) for name, inner in value.items()}
    return [filled(inner, known) for inner in value] if isinstance(value, list) else value


def verify(token: str, secret: str, expected: dict[str, Any]) -> str:
    """Checks a token by the rules of RFC 7515 alone, not by our own code."""
    head, _, signature = token.rpartition(".")
    right = hmac.new(secret.encode(), head.encode(), hashlib.sha256).digest()
    if not hmac.compare_digest(right, decoded(signature)):
        return "the token's signature is not of the secret"
    header, claims = (json.loads(decoded(part)) for part in head.split("."))
    if header.get("alg") != "HS256":
        return f"the token's header is {header}"
    if not claims["iat"] <= time.time() < claims["exp"]:
        return f"the token's life is from {claims['iat']} to {claims['exp']}"
    differing = {name: claims.get(name) for name, value in expected.items() if claims.get(name) != value}
    return f"the token has {differing}" if differing else ""


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
