"""Tokens that are only read: nothing is proven, but the form is as strict as for verifying."""

from __future__ import annotations

from . import jws
from .jws import Json
from .made_up import ABSENT, CLOCK, KEY, STRANGER, classic, participant
from .malformed import malformed

REFUSED = (
    "empty",
    "two-parts",
    "two-parts-and-dot",
    "four-parts",
    "unsecured",
    "bearer",
    "newline-last",
    "padding-signature",
    "standard-alphabet",
    "stray-bits-signature",
    "letter-not-ascii",
    "payload-null",
    "payload-list",
    "payload-truncated",
    "payload-not-utf-8",
    "header-list",
    "header-not-json",
)


def cases() -> list[Json]:
    """All cases of decode.json."""
    wrong = malformed()
    return [
        _case("participant", participant(roomId="ab12-cd34-ef56", participantId="guest-7")),
        _case("classic", classic()),
        _case("expired", classic(exp=CLOCK - 86_400)),
        _case("expiry-missing", classic(exp=ABSENT)),
        _case("expiry-text", classic(exp="soon")),
        _case("signature-other-secret", classic(), secret=STRANGER["secret"]),
        _case("key-unknown", classic(apikey=STRANGER["apiKey"])),
        _case("algorithm-none", classic(), header='{"alg":"none"}'),
        _case("algorithm-rs256", classic(), header='{"alg":"RS256","kid":"1"}'),
        _case("header-empty-object", classic(), header="{}"),
        _case("payload-empty-object", {}),
        _case("claims-of-other-types", classic(apikey=None, permissions="x", version="2", roles=1)),
        _case(
            "claims-unicode", classic(text='é 東京 🦊 "\\ \u0000\u001f\u2028', data={"a": [None]})
        ),
        *(
            {
                "id": f"refused-{name}",
                "token": wrong[name],
                "error": {"kind": "authentication", "codes": ["token_malformed"]},
            }
            for name in REFUSED
        ),
    ]


def _case(
    name: str, claims: Json, *, secret: str = KEY["secret"], header: str = jws.HEADER
) -> Json:
    return {
        "id": name,
        "token": jws.compose(jws.compact(claims), secret, header),
        "claims": claims,
    }
