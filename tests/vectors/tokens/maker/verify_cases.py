"""Tokens that verify, with the claims that must come out."""

from __future__ import annotations

import json
from typing import Any

from . import jws
from .jws import Json
from .made_up import (
    ABSENT,
    CLOCK,
    KEY,
    OLDER,
    OTHER_ROOM,
    ROOM,
    STRANGER,
    api,
    classic,
    key,
    participant,
)
from .sign_cases import padding

EXP = CLOCK + 86_400
ROTATED = {**KEY, "secret": OLDER["secret"]}


def cases() -> list[Json]:
    """All cases of verify.json."""
    return [*_kinds(), *_times(), *_bound(), *_keys(), *_headers(), *_contents()]


def _kinds() -> list[Json]:
    both = participant(roles=["crawler", "rtc"])
    return [
        case("participant", participant()),
        case("participant-kind", participant(), kind="participant"),
        case("api-kind", api(), kind="api"),
        case("classic-kind", classic(), kind="classic"),
        case("both-roles-as-participant", both, kind="participant"),
        case("both-roles-as-api", both, kind="api"),
        case("permission-only-one", classic(), permission="allow_join"),
        case("permission-second", api(), permission="allow_mod"),
        case("permission-ask", participant(permissions=["ask_join"]), permission="ask_join"),
        case("permissions-not-asked-for", classic(permissions=ABSENT)),
        case("permissions-unknown-words", classic(permissions=["mod"])),
        case("role-unknown-word", participant(roles=["CRAWLER"])),
        case(
            "all-options",
            participant(roomId=ROOM, participantId="guest-7"),
            roomId=ROOM,
            participantId="guest-7",
            permission="allow_join",
            kind="participant",
            leeway=5,
        ),
    ]


def _times() -> list[Json]:
    fraction = classic(exp=EXP + 0.5)
    return [
        case("exp-one-second-left", classic(), clock=EXP - 1),
        case("exp-now", classic(), clock=EXP),
        case("exp-leeway-last-second", classic(), clock=EXP + 29),
        case("exp-leeway-none", classic(), clock=EXP - 1, leeway=0),
        case("exp-leeway-longer", classic(), clock=EXP + 59, leeway=60),
        case("exp-fraction", fraction),
        case("exp-fraction-last-second", fraction, clock=EXP + 30),
        case("exp-fraction-leeway-none", fraction, clock=EXP, leeway=0),
        case("exp-far", classic(exp=253_402_300_799)),
        # Milliseconds taken for seconds: `explain` finds it, here it is a moment in the future.
        case("exp-milliseconds", classic(exp=EXP * 1000)),
        case("nbf-past", classic(nbf=CLOCK - 30)),
        case("nbf-now", classic(nbf=CLOCK)),
        case("nbf-leeway-last-second", classic(nbf=CLOCK + 30)),
        case("nbf-leeway-none", classic(nbf=CLOCK), leeway=0),
        case("nbf-leeway-longer", classic(nbf=CLOCK + 60), leeway=60),
        case("nbf-fraction", classic(nbf=CLOCK + 29.5)),
        case("iat-future", classic(iat=CLOCK + 7_200)),
        case("iat-missing", classic(iat=ABSENT)),
        case("iat-text", classic(iat="2026-01-01T00:00:00Z")),
        case("iat-after-exp", classic(iat=EXP + 1)),
    ]


def _bound() -> list[Json]:
    return [
        case("room-same", participant(roomId=ROOM), roomId=ROOM),
        case("room-unbound", participant(), roomId=ROOM),
        case("room-not-asked-for", participant(roomId=OTHER_ROOM)),
        # Without version 2 the service does not read the claim, so it binds to nothing.
        case(
            "room-other-without-version",
            participant(version=ABSENT, roomId=OTHER_ROOM),
            roomId=ROOM,
        ),
        case("room-other-version-1", participant(version=1, roomId=OTHER_ROOM), roomId=ROOM),
        case("room-classic", classic(), roomId=ROOM),
        case("participant-same", participant(participantId="guest-7"), participantId="guest-7"),
        case("participant-unbound", participant(roomId=ROOM), participantId="guest-7"),
        case("participant-not-asked-for", participant(participantId="guest-7")),
        case("participant-number-not-asked-for", participant(participantId=4711)),
        case(
            "participant-other-without-version",
            classic(participantId="guest-8"),
            participantId="guest-7",
        ),
        case("participant-unicode", participant(participantId="Zoë-🦊"), participantId="Zoë-🦊"),
    ]


def _keys() -> list[Json]:
    old = classic(apikey=OLDER["apiKey"])
    return [
        case("keys-newest-of-two", classic(), keys=[KEY, OLDER]),
        case("keys-older-of-two", old, keys=[KEY, OLDER], secret=OLDER["secret"]),
        case("keys-older-of-three", old, keys=[KEY, STRANGER, OLDER], secret=OLDER["secret"]),
        case("keys-same-name-first-secret", classic(), keys=[KEY, ROTATED]),
        case("keys-same-name-second-secret", classic(), keys=[ROTATED, KEY]),
        *(
            case(
                f"secret-{name}",
                classic(apikey=pair["apiKey"]),
                keys=[pair],
                secret=pair["secret"],
            )
            for name, pair in {
                "1-byte": key("1", "s"),
                "64-bytes": key("64", "0123456789abcdef" * 4),
                "65-bytes": key("65", "0123456789abcdef" * 4 + "0"),
                "200-bytes": key("200", "0123456789" * 20),
                "unicode": key("unicode", "pässwörd-密碼-🔑-and-some-more"),
            }.items()
        ),
    ]


def _headers() -> list[Json]:
    headers = {
        "typ-first": '{"typ":"JWT","alg":"HS256"}',
        "without-typ": '{"alg":"HS256"}',
        "typ-other": '{"alg":"HS256","typ":"at+jwt"}',
        "spaces": '{ "alg" : "HS256",\r\n  "typ" : "JWT" }',
        "key-id": '{"alg":"HS256","kid":"2026-01","typ":"JWT"}',
        "escaped": '{"alg":"\\u0048S256"}',
        "nested": '{"alg":"HS256","jwk":{"crit":["exp"]}}',
    }
    return [case(f"header-{name}", classic(), header=text) for name, text in headers.items()]


def _contents() -> list[Json]:
    controls = "".join(map(chr, range(32)))
    nested = {"a": [1, {"b": [[], {}, None, True, "\u0001"]}], "c": {"exp": 1, "roomId": "x"}}
    spaced = json.dumps(classic(room="Größe 🦊"), indent=2)
    return [
        case("claims-unicode", classic(name="naïve 東京 עברית", **{"größe": "XL"})),
        case("claims-emoji", classic(mood="👩‍👩‍👧 🦊")),
        case("claims-quotes", classic(**{'say "hi"': "back\\slash / \"quoted\" 'single'"})),
        case("claims-controls", classic(text=controls)),
        case("claims-line-separators", classic(text="\u007f\u2028\u2029\ufeff")),
        case("claims-integers", classic(most=9_007_199_254_740_991, least=-9_007_199_254_740_991)),
        case(
            "claims-integers-of-64-bits",
            classic(most=9_223_372_036_854_775_807, least=-9_223_372_036_854_775_808),
        ),
        case("claims-fractions", classic(half=0.5, minus=-12.25)),
        case("claims-nested", classic(data=nested)),
        case("claims-deep", classic(data=_deep(30))),
        case("claims-registered-names", classic(iss="app", sub="7", aud=["x", "y"])),
        case("claims-id-missing", classic(jti=ABSENT)),
        case("claims-few", {"apikey": KEY["apiKey"], "exp": EXP}),
        case("payload-escaped-and-spaced", classic(room="Größe 🦊"), payload=spaced),
        case("size-8192-bytes", participant(pad=padding(8192), jti="-" * 36)),
    ]


def _deep(levels: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(levels):
        value = [value]
    return value


def case(
    name: str,
    claims: Json,
    *,
    clock: int = CLOCK,
    keys: list[Json] | None = None,
    secret: str = KEY["secret"],
    header: str = jws.HEADER,
    payload: str | None = None,
    **options: Any,
) -> Json:
    """A token that is signed as told and verifies to these claims."""
    return {
        "id": name,
        "clock": clock,
        "keys": keys or [KEY],
        "token": jws.compose(payload or jws.compact(claims), secret, header),
        "options": options,
        "claims": claims,
    }
