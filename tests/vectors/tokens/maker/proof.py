"""Checks of the tables: each case against the rules, each valid token against PyJWT too."""

from __future__ import annotations

import json
import warnings

from . import jws, rules
from .jws import Json

try:
    import jwt
except ImportError:
    jwt = None  # type: ignore[assignment, unused-ignore]

Files = dict[str, list[Json]]


def check(files: Files) -> None:
    """Stop at the first case that the rules answer in another way than its table says."""
    for name, cases in files.items():
        ids = [case["id"] for case in cases]
        _expect(f"{name}: ids", len(set(ids)), len(ids))
    for case in files["sign.json"]:
        _sign(case)
    for case in files["sign-refused.json"]:
        _sign_refused(case)
    for case in files["verify.json"]:
        reasons = rules.verify_reasons(case["token"], case["clock"], case["keys"], case["options"])
        _expect(case["id"], reasons, [])
        _expect(case["id"], jws.split(case["token"]).claims, case["claims"])
    for case in files["verify-refused.json"]:
        reasons = rules.verify_reasons(case["token"], case["clock"], case["keys"], case["options"])
        _expect(case["id"], sorted(reasons), sorted(case["error"]["codes"]))
    for case in files["decode.json"]:
        _decode(case)
    for case in files["duration.json"]:
        _duration(case)


def check_with_pyjwt(files: Files) -> int | None:
    """Read every valid token with PyJWT; the number of tokens, or None without PyJWT."""
    if jwt is None:
        return None
    # It warns of short secrets, which are cases of ours.
    warnings.simplefilter("ignore")
    count = 0
    for case in files["sign.json"]:
        tokens = case["tokens"] if "tokens" in case else [case["token"]]
        payloads = case["payloads"] if "payloads" in case else [case["payload"]]
        for token, payload in zip(tokens, payloads, strict=True):
            _expect(case["id"], _read(token, case["keys"][0]["secret"]), payload.encode())
            count += 1
    for case in files["verify.json"]:
        keys = [key for key in case["keys"] if key["apiKey"] == case["claims"]["apikey"]]
        texts = [_read(case["token"], key["secret"]) for key in keys]
        _expect(case["id"], case["claims"] in [json.loads(text) for text in texts if text], True)
        count += 1
    return count


def _read(token: str, secret: str) -> bytes | None:
    """The payload as it was signed, or None when the signature does not fit."""
    # Only the signature: PyJWT has rules of its own for the other claims, and no clock to set.
    try:
        payload: bytes = jwt.PyJWS().decode(token, secret, ["HS256"])
    except jwt.InvalidSignatureError:
        return None
    return payload


def _sign(case: Json) -> None:
    arguments = case["arguments"]
    batch = isinstance(arguments, list)
    call = "tokens.participant" if batch else case["call"]
    tokens = case["tokens"] if batch else [case["token"]]
    for each, token in zip(arguments if batch else [arguments], tokens, strict=True):
        _expect(case["id"], rules.sign_faults(call, case["keys"], each), [])
        reasons = rules.verify_reasons(token, case["clock"], case["keys"], {})
        _expect(case["id"], reasons, [])


def _sign_refused(case: Json) -> None:
    arguments = case["arguments"]
    batch = isinstance(arguments, list)
    call = "tokens.participant" if batch else case["call"]
    faults = [
        fault
        for each in (arguments if batch else [arguments])
        for fault in rules.sign_faults(call, case["keys"], each)
    ]
    _expect(case["id"], faults, [case["error"]["code"]])


def _decode(case: Json) -> None:
    try:
        _expect(case["id"], jws.split(case["token"]).claims, case.get("claims"))
    except ValueError:
        _expect(case["id"], ["token_malformed"], case.get("error", {}).get("codes"))


def _duration(case: Json) -> None:
    try:
        _expect(case["id"], rules.seconds(case["text"]), case.get("seconds"))
    except rules.Refused as refused:
        _expect(case["id"], str(refused), case.get("error"))


def _expect(where: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise AssertionError(f"{where}: {found!r} is not {wanted!r}")
