"""What an answer must be."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, NamedTuple

import jwt

from .cases import SECRET, Case, filled

#: The headers that are the host's where it has middleware of its own for them.
CORS_HEADERS = re.compile("access-control-|vary$")


class Answer(NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    seconds: float

    def header(self, name: str) -> str | None:
        return next((value for own, value in self.headers if own.lower() == name), None)

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    @property
    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def has_duplicates(self) -> bool:
        return max(Counter(name.lower() for name, _ in self.headers).values()) > 1


def faults_of(case: Case, answer: Answer, hosts_cors: bool) -> list[str]:
    """Everything that is not as it should be; nothing when all is well."""
    expected = filled(case.expect)
    return [*faults_of_any(answer), *faults_of_expected(expected, answer, hosts_cors)]


def faults_of_any(answer: Answer) -> list[str]:
    found = answer.json
    holds = {
        "no cache-control: no-store": answer.header("cache-control") == "no-store",
        "no nosniff": answer.header("x-content-type-options") == "nosniff",
        "no x-request-id": bool(answer.header("x-request-id")),
        "a header stands twice": not answer.has_duplicates(),
    }
    if answer.body:
        holds["the content type is not JSON"] = answer.header("content-type") == "application/json; charset=utf-8"
        holds["the body is not a JSON object"] = isinstance(found, dict)
    if answer.body and answer.status >= 400 and isinstance(found, dict):
        holds["no error"] = isinstance(found.get("error"), str) and found["error"] != ""
        holds["no code"] = isinstance(found.get("code"), str)
        holds["statusCode is not the status"] = found.get("statusCode") == answer.status
        holds["another requestId"] = found.get("requestId") == answer.header("x-request-id")
    return [fault for fault, good in holds.items() if not good]


def faults_of_expected(expected: dict[str, Any], answer: Answer, hosts_cors: bool) -> list[str]:
    faults = []
    for name, wanted in expected.items():
        if name == "any_of":
            good = any(not faults_of_expected(choice, answer, hosts_cors) for choice in wanted)
        elif name.startswith("headers"):
            good = _headers_hold(name, wanted, answer, hosts_cors)
        elif name.startswith("token_"):
            good = _token_holds(name, wanted, answer)
        else:
            good = _holds(name, wanted, answer)
        if not good:
            faults.append(f"{name} is not {wanted}")
    return faults


def _holds(name: str, wanted: Any, answer: Answer) -> bool:
    found = answer.json if isinstance(answer.json, dict) else {}
    text = answer.text.lower()
    checks = {
        "status": lambda: answer.status == wanted,
        "code": lambda: found.get("code") == wanted,
        "json": lambda: isinstance(answer.json, dict),
        "json_has": lambda: all(field in found for field in wanted),
        "json_lacks": lambda: not any(field in found for field in wanted),
        "json_equals": lambda: all(found.get(field) == value for field, value in wanted.items()),
        "room_id": lambda: "-" in found["roomId"] and found["roomId"] == found["meetingId"],
        "refresh_part": lambda: _refreshes_at(found, wanted),
        "mention_any": lambda: any(part.lower() in text for part in wanted),
        "mention_all": lambda: all(part.lower() in text for part in wanted),
        "never": lambda: not any(part.lower() in text for part in wanted),
        "never_content_type": lambda: wanted not in (answer.header("content-type") or ""),
        "empty": lambda: answer.body == b"",
        "within_seconds": lambda: answer.seconds <= wanted,
        "note": lambda: True,
    }
    return checks[name]()


def _headers_hold(name: str, wanted: Any, answer: Answer, hosts_cors: bool) -> bool:
    names = [header for header in wanted if not (hosts_cors and CORS_HEADERS.match(header))]
    found = {header: answer.header(header) for header in names}
    checks = {
        "headers": lambda header: found[header] == wanted[header],
        "headers_contain": lambda header: wanted[header] in (found[header] or ""),
        "headers_match": lambda header: re.fullmatch(wanted[header], found[header] or "") is not None,
        "headers_never": lambda header: found[header] != wanted[header],
        "headers_absent": lambda header: found[header] is None,
    }
    return all(checks[name](header) for header in names)


def _token_holds(name: str, wanted: Any, answer: Answer) -> bool:
    # Checked by another library, not by our own code; iat lies thirty seconds back.
    claims = jwt.decode(answer.json["token"], SECRET, ["HS256"])
    if claims["exp"] != answer.json["expiresAt"]:
        return False
    if name == "token_has":
        return all(claims.get(claim) == value for claim, value in wanted.items())
    if name == "token_lacks":
        return not any(claim in claims for claim in wanted)
    return not any(value in claims.get(claim, []) for claim, values in wanted.items() for value in values)


def _refreshes_at(found: dict[str, Any], part: float) -> bool:
    life, refresh = found["expiresIn"], found["refreshIn"]
    fits = found["refreshAfter"] - refresh == found["expiresAt"] - life
    # One second for rounding.
    return fits and abs(refresh - life * part) <= life * part * 0.05 + 1
