"""Tokens that are signed: the exact bytes that must come out."""

from __future__ import annotations

from typing import Any

from . import jws, rules
from .jws import Json
from .made_up import CLOCK, KEY, OLDER, OTHER_ROOM, ROOM, key, token_id

PARTICIPANT, API, CLASSIC = "tokens.participant", "tokens.api", "tokens.classic"


def cases() -> list[Json]:
    """All cases of sign.json."""
    return [
        *_kinds(),
        *_permissions(),
        *_lifetimes(),
        *_custom_claims(),
        *_secrets(),
        *_limits(),
        *_batches(),
    ]


def _kinds() -> list[Json]:
    both: Json = {"roomId": ROOM, "participantId": "guest-7"}
    return [
        _case("participant-minimal", PARTICIPANT),
        _case("participant-room", PARTICIPANT, roomId=ROOM),
        _case("participant-participant", PARTICIPANT, participantId="guest-7"),
        _case("participant-room-and-participant", PARTICIPANT, **both),
        _case(
            "participant-everything",
            PARTICIPANT,
            **both,
            permissions=["allow_join", "allow_mod"],
            expiresIn="2h",
            notBefore=True,
            claims={"team": "blue", "name": "Ada"},
        ),
        _case("participant-not-before", PARTICIPANT, notBefore=True),
        _case("participant-not-before-unasked", PARTICIPANT, notBefore=False),
        _case("participant-id-unicode", PARTICIPANT, participantId="Zoë-松本-🦊"),
        _case("participant-id-quotes", PARTICIPANT, participantId="\"<\\>&/'"),
        _case("api-minimal", API),
        _case("api-permissions", API, permissions=["allow_join"]),
        _case("api-short", API, expiresIn=60),
        _case("api-not-before-and-claims", API, notBefore=True, claims={"job": "nightly"}),
        _case("classic-minimal", CLASSIC),
        _case("classic-moderator", CLASSIC, permissions=["allow_join", "allow_mod"]),
        _case("classic-not-before-and-claims", CLASSIC, notBefore=True, claims={"app": "demo"}),
        _case("clock-early", PARTICIPANT, clock=86_400),
        _case("clock-after-2038", PARTICIPANT, clock=4_102_444_800),
        _case("keys-newest-signs", PARTICIPANT, keys=[KEY, OLDER]),
        _case("keys-newest-signs-swapped", PARTICIPANT, keys=[OLDER, KEY]),
        _case(
            "keys-same-name-newest-secret-signs",
            PARTICIPANT,
            keys=[{**KEY, "secret": OLDER["secret"]}, KEY],
        ),
    ]


def _permissions() -> list[Json]:
    return [
        _case("permissions-ask", PARTICIPANT, permissions=["ask_join"]),
        _case("permissions-mod-alone", PARTICIPANT, permissions=["allow_mod"]),
        _case("permissions-order-kept", PARTICIPANT, permissions=["allow_mod", "allow_join"]),
        _case(
            "permissions-duplicates-dropped",
            PARTICIPANT,
            permissions=["allow_mod", "allow_join", "allow_mod", "allow_join"],
        ),
        _case("permissions-ask-twice", CLASSIC, permissions=["ask_join", "ask_join"]),
    ]


def _lifetimes() -> list[Json]:
    return [
        _case("expires-one-second", PARTICIPANT, expiresIn=1),
        _case("expires-number-rounds-down", PARTICIPANT, expiresIn=1.9),
        _case("expires-text-without-unit", PARTICIPANT, expiresIn="90"),
        _case("expires-text-minutes", PARTICIPANT, expiresIn=" 15 m "),
        _case("expires-text-week", CLASSIC, expiresIn="1w"),
        _case("expires-thirty-days", PARTICIPANT, expiresIn="30d"),
        _case("expires-thirty-days-number", API, expiresIn=2_592_000),
        _case("expires-long-lived", PARTICIPANT, expiresIn="31d", allowLongLived=True),
        _case("expires-long-lived-second", CLASSIC, expiresIn=2_592_001, allowLongLived=True),
        _case("expires-long-lived-year", API, expiresIn="1y", allowLongLived=True),
        _case("expires-long-lived-needless", PARTICIPANT, expiresIn="1h", allowLongLived=True),
    ]


def _custom_claims() -> list[Json]:
    controls = "".join(map(chr, range(32)))
    return [
        _case("claims-empty", PARTICIPANT, claims={}),
        _case("claims-order-kept", PARTICIPANT, claims={"zulu": 1, "alpha": 2, "mike": 3}),
        _case("claims-registered-names", CLASSIC, claims={"iss": "app", "sub": "7", "aud": ["x"]}),
        _case("claims-unicode", PARTICIPANT, claims={"größe": "naïve 東京 עברית"}),
        _case("claims-emoji", PARTICIPANT, claims={"mood": "👩‍👩‍👧 🦊"}),
        _case("claims-not-normalised", PARTICIPANT, claims={"composed": "é", "apart": "e\u0301"}),
        _case("claims-quotes", PARTICIPANT, claims={'say "hi"': 'back\\slash / "quoted"'}),
        _case("claims-short-escapes", PARTICIPANT, claims={"text": "\b\f\n\r\t"}),
        _case("claims-all-controls", PARTICIPANT, claims={"text": controls}),
        _case(
            "claims-controls-not-escaped",
            PARTICIPANT,
            claims={"text": "\u007f\u0080\u2028\u2029\ufeff</script>"},
        ),
        _case(
            "claims-integers",
            PARTICIPANT,
            claims={"zero": 0, "least": -9_007_199_254_740_991, "most": 9_007_199_254_740_991},
        ),
        _case("claims-fractions", PARTICIPANT, claims={"half": 0.5, "minus": -12.25, "tenth": 0.1}),
        _case("claims-constants", PARTICIPANT, claims={"yes": True, "no": False, "nothing": None}),
        _case(
            "claims-nested",
            API,
            claims={
                "tenant": {"name": "Ω", "limits": [1, [2, {"deep": [None, True]}]], "empty": {}},
                "tags": [],
            },
        ),
        # Reserved names are reserved at the top level and in that spelling only.
        _case("claims-reserved-below", PARTICIPANT, claims={"user": {"exp": 1, "roles": ["x"]}}),
    ]


def _secrets() -> list[Json]:
    block = "0123456789abcdef" * 13
    return [
        # HMAC pads a secret of up to 64 bytes and hashes a longer one.
        *(
            _case(f"secret-{size}-bytes", PARTICIPANT, keys=[key(f"{size} bytes", block[:size])])
            for size in (1, 32, 64, 65, 200)
        ),
        _case(
            "secret-unicode", PARTICIPANT, keys=[key("unicode", "pässwörd-密碼-🔑-and-some-more")]
        ),
        _case("secret-unicode-65-bytes", PARTICIPANT, keys=[key("wide", "é" * 32 + "x")]),
        _case("secret-base64-like-is-text", CLASSIC, keys=[key("text", "c2VjcmV0LXNlY3JldA==")]),
        _case("api-key-not-a-uuid", CLASSIC, keys=[{**KEY, "apiKey": "demo-key_1"}]),
    ]


def _limits() -> list[Json]:
    return [_case("size-8192-bytes", PARTICIPANT, claims={"pad": padding(8192)})]


def _batches() -> list[Json]:
    return [
        _batch(
            "batch-three",
            [
                {"roomId": ROOM, "participantId": "guest-1"},
                {"roomId": ROOM, "participantId": "host", "permissions": ["allow_mod"]},
                {"roomId": OTHER_ROOM, "expiresIn": "10m", "claims": {"seat": 3}},
            ],
        ),
        _batch("batch-alike", [{"roomId": ROOM}, {"roomId": ROOM}]),
        _batch("batch-one", [{}]),
        _batch("batch-none", []),
    ]


def padding(size: int) -> str:
    """The text of a claim `pad` that makes a minimal participant token of `size` bytes."""
    arguments = {"claims": {"pad": ""}}
    bare = rules.payload(PARTICIPANT, CLOCK, KEY["apiKey"], "-" * 36, arguments)
    around = len(jws.compose("", KEY["secret"]))
    wanted = (size - around) * 3 // 4
    return "x" * (wanted - len(bare))


def _case(
    name: str, call: str, *, clock: int = CLOCK, keys: list[Json] | None = None, **arguments: Any
) -> Json:
    keys = keys or [KEY]
    made = token_id(name)
    payload = rules.payload(call, clock, keys[0]["apiKey"], made, arguments)
    return {
        "id": name,
        "call": call,
        "clock": clock,
        "tokenId": made,
        "keys": keys,
        "arguments": arguments,
        "token": jws.compose(payload, keys[0]["secret"]),
        "payload": payload,
    }


def _batch(name: str, each: list[Json]) -> Json:
    made = [
        _case(f"{name}-{number}", PARTICIPANT, **arguments)
        for number, arguments in enumerate(each, 1)
    ]
    return {
        "id": name,
        "call": "tokens.participants",
        "clock": CLOCK,
        "tokenIds": [case["tokenId"] for case in made],
        "keys": [KEY],
        "arguments": each,
        "tokens": [case["token"] for case in made],
        "payloads": [case["payload"] for case in made],
    }
