"""The rules: durations, what is signed, what is refused, and every reason against a token."""

from __future__ import annotations

import hmac
import math
import re
from typing import Any

from . import jws
from .jws import Json

DAY = 24 * 60 * 60
MAX_TOKEN_BYTES = 8 * 1024
BACK_DATING = LEEWAY = 30

UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": DAY, "w": 7 * DAY, "y": 365 * DAY}
PERMISSIONS = ("allow_join", "ask_join", "allow_mod")
RESERVED = (
    "apikey",
    "permissions",
    "version",
    "roles",
    "roomId",
    "participantId",
    "iat",
    "exp",
    "nbf",
    "jti",
)
DEFAULT_PERMISSIONS = {"tokens.api": ["allow_join", "allow_mod"]}
ROLES = {"tokens.participant": ["rtc"], "tokens.api": ["crawler"]}
ROLE_OF_KIND = {"participant": "rtc", "api": "crawler"}


class Refused(Exception):
    """Carries the stable code of a refusal."""


def seconds(text: str) -> int:
    """Read a duration: digits and at most one of the units s m h d w y."""
    match = re.fullmatch(r"[ \t\r\n]*([0-9]+)[ \t\r\n]*([smhdwy]?)[ \t\r\n]*", text)
    if not match:
        raise Refused("duration_invalid")
    value = int(match[1]) * UNITS[match[2]]
    if value >= 1 << 64:
        raise Refused("duration_too_long")
    return value


def lifetime(arguments: Json) -> int:
    """Whole seconds a token lives, rounded down."""
    given = arguments.get("expiresIn", DAY)
    value = seconds(given) if isinstance(given, str) else math.floor(given)
    if value < 1:
        raise Refused("duration_too_short")
    if value > 30 * DAY and not arguments.get("allowLongLived"):
        raise Refused("duration_too_long")
    return value


def payload(call: str, clock: int, api_key: str, token_id: str, arguments: Json) -> str:
    """The JSON text that is signed, of refused arguments too, so that their size can be told."""
    granted = arguments.get("permissions", DEFAULT_PERMISSIONS.get(call, ["allow_join"]))
    claims: Json = {"apikey": api_key, "permissions": list(dict.fromkeys(granted))}
    if call in ROLES:
        claims |= {"version": 2, "roles": ROLES[call]}
    for name in ("roomId", "participantId"):
        if name in arguments:
            claims[name] = arguments[name]
    issued = clock - BACK_DATING
    claims |= {"iat": issued, "exp": clock + lifetime(arguments)}
    if arguments.get("notBefore"):
        claims["nbf"] = issued
    claims["jti"] = token_id
    return jws.compact(claims | arguments.get("claims", {}))


def sign_faults(call: str, keys: list[Json], arguments: Json) -> list[str]:
    """Every code that speaks against signing; a vector of a refusal must have exactly one."""
    permissions = arguments.get("permissions")
    participant = arguments.get("participantId")
    checks = {
        "secret_missing": not keys,
        "room_id_empty": arguments.get("roomId") == "",
        "participant_id_empty": participant == "",
        "participant_id_whitespace": bool(participant and re.search(r"\s", participant)),
        "permissions_empty": permissions == [],
        "permission_unknown": bool(set(permissions or ()) - set(PERMISSIONS)),
        "permissions_conflict": "ask_join" in (permissions or ())
        and bool({"allow_join", "allow_mod"} & set(permissions or ())),
        "claim_reserved": bool(set(arguments.get("claims", {})) & set(RESERVED)),
    }
    faults = [code for code, wrong in checks.items() if wrong]
    try:
        lifetime(arguments)
    except Refused as refused:
        return [*faults, str(refused)]
    if keys and len(_sample(call, keys[0], arguments)) > MAX_TOKEN_BYTES:
        faults.append("token_too_large")
    return faults


def _sample(call: str, key: Json, arguments: Json) -> str:
    text = payload(call, 1_767_225_600, key["apiKey"], "-" * 36, arguments)
    return jws.compose(text, key["secret"])


def verify_reasons(token: str, clock: int, keys: list[Json], options: Json) -> list[str]:
    """Every reason to refuse a token; an empty list accepts it."""
    if len(token.encode()) > MAX_TOKEN_BYTES:
        return ["token_too_large"]
    try:
        parts = jws.split(token)
    except ValueError:
        return ["token_malformed"]
    return [
        *_proof_reasons(parts, keys),
        *_time_reasons(parts.claims, clock, options.get("leeway", LEEWAY)),
        *_demand_reasons(parts.claims, options),
    ]


def _proof_reasons(parts: jws.Parts, keys: list[Json]) -> list[str]:
    reasons = []
    algorithm_fits = parts.header.get("alg") == "HS256"
    if not algorithm_fits:
        reasons.append("algorithm_refused")
    if "crit" in parts.header:
        reasons.append("header_critical")
    secrets = [key["secret"] for key in keys if key["apiKey"] == parts.claims.get("apikey")]
    if not secrets:
        reasons.append("api_key_unknown")
    elif algorithm_fits and not any(
        hmac.compare_digest(jws.mac(parts.signing_input, secret), parts.signature)
        for secret in secrets
    ):
        reasons.append("signature_mismatch")
    return reasons


def _time_reasons(claims: Json, clock: int, leeway: int) -> list[str]:
    reasons = []
    expires = claims.get("exp")
    if expires is None:
        reasons.append("exp_missing")
    elif not _is_number(expires):
        reasons.append("exp_invalid")
    elif clock >= expires + leeway:
        reasons.append("token_expired")
    if "nbf" in claims:
        if not _is_number(claims["nbf"]):
            reasons.append("nbf_invalid")
        elif claims["nbf"] > clock + leeway:
            reasons.append("token_not_yet_valid")
    return reasons


def _demand_reasons(claims: Json, options: Json) -> list[str]:
    reasons = []
    for name, code in (("roomId", "room_mismatch"), ("participantId", "participant_mismatch")):
        # The service reads these two claims only beside version 2, and their absence opens all.
        bound = claims.get("version") == 2 and name in claims
        if name in options and bound and claims[name] != options[name]:
            reasons.append(code)
    if "permission" in options and not _lists(claims.get("permissions"), options["permission"]):
        reasons.append("permission_missing")
    kind = options.get("kind")
    if kind == "classic":
        kind_fits = "roles" not in claims
    else:
        kind_fits = kind is None or _lists(claims.get("roles"), ROLE_OF_KIND[kind])
    return reasons if kind_fits else [*reasons, "kind_mismatch"]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _lists(value: Any, item: str) -> bool:
    # A text that contains the item is not a list that holds it.
    return isinstance(value, list) and item in value
