"""Requests that are refused before anything is signed, each with one fault."""

from __future__ import annotations

from typing import Any

from .jws import Json
from .made_up import CLOCK, KEY, ROOM
from .rules import RESERVED
from .sign_cases import API, CLASSIC, PARTICIPANT, padding


def cases() -> list[Json]:
    """All cases of sign-refused.json."""
    return [
        *_ids(),
        *_permissions(),
        *_lifetimes(),
        *_claims(),
        *_size(),
        *_keys(),
        _case("batch-second-refused", "room_id_empty", "tokens.participants", [{}, {"roomId": ""}]),
        _case(
            "batch-last-too-long",
            "duration_too_long",
            "tokens.participants",
            [{"roomId": ROOM}, {"roomId": ROOM, "expiresIn": "31d"}],
            mention=["30 days"],
        ),
    ]


def _ids() -> list[Json]:
    spaces = {
        "space-inside": "guest 7",
        "space-first": " guest",
        "space-last": "guest ",
        "space-alone": " ",
        "tab": "guest\t7",
        "newline": "guest\n",
        "carriage-return": "guest\r",
        "no-break-space": "guest\u00a07",
        "ideographic-space": "松\u3000本",
    }
    return [
        _participant("room-empty", "room_id_empty", roomId=""),
        _participant("room-empty-with-participant", "room_id_empty", roomId="", participantId="g"),
        _participant("participant-empty", "participant_id_empty", participantId=""),
        *(
            _participant(f"participant-{name}", "participant_id_whitespace", participantId=value)
            for name, value in spaces.items()
        ),
    ]


def _permissions() -> list[Json]:
    conflicts = {
        "ask-and-join": ["ask_join", "allow_join"],
        "join-and-ask": ["allow_join", "ask_join"],
        "ask-and-mod": ["ask_join", "allow_mod"],
        "all-three": ["allow_join", "ask_join", "allow_mod"],
    }
    unknown = {
        "name": "allow_admin",
        "upper-case": "ALLOW_JOIN",
        "short": "mod",
        "space": "allow_join ",
    }
    return [
        *(
            _case(f"permissions-empty-{call[7:]}", "permissions_empty", call, {"permissions": []})
            for call in (PARTICIPANT, API, CLASSIC)
        ),
        *(
            _participant(
                f"permission-unknown-{name}",
                "permission_unknown",
                mention=[value.strip()],
                permissions=["allow_mod", value],
            )
            for name, value in unknown.items()
        ),
        _participant("permission-unknown-empty", "permission_unknown", permissions=[""]),
        *(
            _participant(
                f"permissions-conflict-{name}",
                "permissions_conflict",
                mention=["guest", "host"],
                permissions=value,
            )
            for name, value in conflicts.items()
        ),
        *(
            _case(
                f"permissions-conflict-{call[7:]}",
                "permissions_conflict",
                call,
                {"permissions": ["ask_join", "allow_mod"]},
                mention=["guest", "host"],
            )
            for call in (API, CLASSIC)
        ),
    ]


def _lifetimes() -> list[Json]:
    invalid = {
        "empty": "",
        "negative": "-5s",
        "decimal": "1.5h",
        "upper-case": "10M",
        "compound": "1h30m",
        "words": "soon",
    }
    too_short: dict[str, Any] = {
        "zero": 0,
        "negative": -5,
        "half": 0.5,
        "almost": 0.999,
        "text-zero": "0",
        "text-zero-days": "0d",
    }
    too_long: dict[str, Any] = {
        "second": 2_592_001,
        "days": "31d",
        "weeks": "5w",
        "year": "1y",
        "milliseconds": 1_800_000_000_000,
    }
    return [
        *(
            _participant(f"expires-invalid-{name}", "duration_invalid", expiresIn=value)
            for name, value in invalid.items()
        ),
        *(
            _participant(
                f"expires-too-short-{name}",
                "duration_too_short",
                mention=["1 second"],
                expiresIn=value,
            )
            for name, value in too_short.items()
        ),
        *(
            _participant(
                f"expires-too-long-{name}",
                "duration_too_long",
                mention=["30 days"],
                expiresIn=value,
            )
            for name, value in too_long.items()
        ),
        _participant("expires-too-long-overflow", "duration_too_long", expiresIn="9" * 30),
        _participant(
            "expires-zero-though-long-lived",
            "duration_too_short",
            mention=["1 second"],
            expiresIn=0,
            allowLongLived=True,
        ),
        _case("expires-too-short-api", "duration_too_short", API, {"expiresIn": 0}, ["1 second"]),
        _case("expires-too-long-api", "duration_too_long", API, {"expiresIn": "8w"}, ["30 days"]),
        _case(
            "expires-too-long-classic",
            "duration_too_long",
            CLASSIC,
            {"expiresIn": "31d", "allowLongLived": False},
            ["30 days"],
        ),
    ]


def _claims() -> list[Json]:
    return [
        *(
            _participant(
                f"claim-reserved-{name}", "claim_reserved", mention=[name], claims={name: "mine"}
            )
            for name in RESERVED
        ),
        _participant(
            "claim-reserved-same-value",
            "claim_reserved",
            mention=["version"],
            claims={"team": "blue", "version": 2},
        ),
        # A kind that does not write a claim itself still does not let it be smuggled in.
        _case(
            "claim-reserved-api-room",
            "claim_reserved",
            API,
            {"claims": {"roomId": ROOM}},
            ["roomId"],
        ),
        _case(
            "claim-reserved-classic-roles",
            "claim_reserved",
            CLASSIC,
            {"claims": {"roles": ["crawler"]}},
            ["roles"],
        ),
    ]


def _size() -> list[Json]:
    return [
        _participant("size-8193-bytes", "token_too_large", claims={"pad": padding(8193)}),
        # 3100 characters of two bytes each: the limit counts the bytes of the token.
        _participant("size-unicode", "token_too_large", claims={"pad": "é" * 3100}),
    ]


def _keys() -> list[Json]:
    return [
        _case("keys-none-participant", "secret_missing", PARTICIPANT, {"roomId": ROOM}, keys=[]),
        _case("keys-none-api", "secret_missing", API, {}, keys=[]),
        _case("keys-none-classic", "secret_missing", CLASSIC, {}, keys=[]),
        _case("keys-none-batch", "secret_missing", "tokens.participants", [{}], keys=[]),
    ]


def _participant(
    name: str, code: str, *, mention: list[str] | None = None, **arguments: Any
) -> Json:
    return _case(name, code, PARTICIPANT, arguments, mention)


def _case(
    name: str,
    code: str,
    call: str,
    arguments: Json | list[Json],
    mention: list[str] | None = None,
    *,
    keys: list[Json] | None = None,
) -> Json:
    error: Json = {
        "kind": "configuration" if code == "secret_missing" else "invalid_request",
        "code": code,
    }
    if mention:
        error["mention"] = mention
    return {
        "id": name,
        "call": call,
        "clock": CLOCK,
        "keys": [KEY] if keys is None else keys,
        "arguments": arguments,
        "error": error,
    }
