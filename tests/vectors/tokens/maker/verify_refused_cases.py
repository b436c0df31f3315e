"""Tokens that do not verify, with every reason."""

from __future__ import annotations

import hashlib
import hmac
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
    participant,
)
from .malformed import malformed
from .sign_cases import padding

EXP = CLOCK + 86_400
ROTATED = {**KEY, "secret": OLDER["secret"]}


def cases() -> list[Json]:
    """All cases of verify-refused.json."""
    return [
        *(_token(name, ["token_malformed"], token) for name, token in malformed().items()),
        _claims(
            "size-8193-bytes", ["token_too_large"], participant(pad=padding(8193), jti="-" * 36)
        ),
        *_headers(),
        *_proofs(),
        *_times(),
        *_demands(),
        *_several(),
    ]


def _headers() -> list[Json]:
    refused = {
        "none": '{"alg":"none","typ":"JWT"}',
        "none-in-capitals": '{"alg":"NONE"}',
        "hs384": '{"alg":"HS384","typ":"JWT"}',
        "hs512": '{"alg":"HS512","typ":"JWT"}',
        "rs256": '{"alg":"RS256","typ":"JWT"}',
        "lower-case": '{"alg":"hs256","typ":"JWT"}',
        "space": '{"alg":"HS256 ","typ":"JWT"}',
        "missing": '{"typ":"JWT"}',
        "null": '{"alg":null}',
        "list": '{"alg":["HS256"]}',
        "name-in-capitals": '{"ALG":"HS256"}',
        "empty-header": "{}",
    }
    critical = {
        "expiry": '{"alg":"HS256","crit":["exp"]}',
        "unencoded": '{"alg":"HS256","b64":false,"crit":["b64"]}',
        "empty": '{"alg":"HS256","crit":[]}',
        "null": '{"alg":"HS256","crit":null}',
    }
    signed = jws.compose(jws.compact(classic()), KEY["secret"], refused["hs384"]).rpartition(".")[0]
    true_hs384 = hmac.new(KEY["secret"].encode(), signed.encode(), hashlib.sha384).digest()
    return [
        # The signature of these fits as HS256, so that the header alone is at fault.
        *(
            _claims(f"algorithm-{name}", ["algorithm_refused"], classic(), header=header)
            for name, header in refused.items()
        ),
        # Under a refused algorithm there is no signature to check, so none is complained of.
        _token("algorithm-hs384-true", ["algorithm_refused"], f"{signed}.{jws.encode(true_hs384)}"),
        *(
            _claims(f"critical-{name}", ["header_critical"], classic(), header=header)
            for name, header in critical.items()
        ),
        _claims(
            "critical-and-algorithm",
            ["header_critical", "algorithm_refused"],
            classic(),
            header='{"alg":"none","crit":["exp"]}',
        ),
    ]


def _proofs() -> list[Json]:
    good = jws.compose(jws.compact(classic()), KEY["secret"])
    signed, _, signature = good.rpartition(".")
    forged = jws.encode(jws.compact(classic(permissions=["allow_mod"])).encode())
    raw = jws.decode(signature)
    unknown = ["api_key_unknown"]
    mismatch = ["signature_mismatch"]
    bits = raw[:-1] + bytes([raw[-1] ^ 1])
    return [
        _claims("signature-other-secret", mismatch, classic(), secret=STRANGER["secret"]),
        _claims("signature-quoted-secret", mismatch, classic(), secret=f'"{KEY["secret"]}"'),
        _claims("signature-secret-with-newline", mismatch, classic(), secret=KEY["secret"] + "\n"),
        _claims("signature-empty-secret", mismatch, classic(), secret=""),
        _token("signature-one-bit", mismatch, f"{signed}.{jws.encode(bits)}"),
        _token("signature-one-byte-short", mismatch, f"{signed}.{jws.encode(raw[:-1])}"),
        _token("signature-one-byte-long", mismatch, f"{signed}.{jws.encode(raw + b'x')}"),
        _token("signature-one-byte", mismatch, f"{signed}.{jws.encode(raw[:1])}"),
        _token("signature-hex", mismatch, f"{signed}.{raw.hex()}"),
        _token("payload-exchanged", mismatch, f"{good.split('.')[0]}.{forged}.{signature}"),
        _claims(
            "keys-secret-of-the-other-pair",
            mismatch,
            classic(),
            keys=[KEY, OLDER],
            secret=OLDER["secret"],
        ),
        _claims(
            "keys-same-name-no-secret-fits",
            mismatch,
            classic(),
            keys=[KEY, ROTATED],
            secret=STRANGER["secret"],
        ),
        _claims("key-unknown", unknown, classic(apikey=STRANGER["apiKey"])),
        _claims(
            "key-unknown-own-signature",
            unknown,
            classic(apikey=STRANGER["apiKey"]),
            secret=STRANGER["secret"],
        ),
        _claims("key-retired", unknown, classic(apikey=OLDER["apiKey"]), secret=OLDER["secret"]),
        _claims("key-in-capitals", unknown, classic(apikey=KEY["apiKey"].upper())),
        _claims("key-with-space", unknown, classic(apikey=KEY["apiKey"] + " ")),
        _claims("key-missing", unknown, classic(apikey=ABSENT)),
        _claims("key-null", unknown, classic(apikey=None)),
        _claims("key-list", unknown, classic(apikey=[KEY["apiKey"]])),
        _claims("key-url", unknown, classic(apikey="https://api.videosdk.live/v2")),
    ]


def _times() -> list[Json]:
    expired, early = ["token_expired"], ["token_not_yet_valid"]
    not_numbers: dict[str, Any] = {
        "text": str(EXP),
        "date": "2027-01-01T00:00:00Z",
        "true": True,
        "list": [EXP],
        "object": {"seconds": EXP},
    }
    return [
        _claims("exp-missing", ["exp_missing"], classic(exp=ABSENT)),
        _claims("exp-null", ["exp_missing"], classic(exp=None)),
        *(
            _claims(f"exp-{name}", ["exp_invalid"], classic(exp=value))
            for name, value in not_numbers.items()
        ),
        _claims("exp-leeway-used-up", expired, classic(), clock=EXP + 30),
        _claims("exp-leeway-none", expired, classic(), clock=EXP, leeway=0),
        _claims("exp-leeway-longer", expired, classic(), clock=EXP + 60, leeway=60),
        _claims("exp-fraction", expired, classic(exp=EXP + 0.5), clock=EXP + 31),
        _claims("exp-long-ago", expired, classic(exp=CLOCK - 86_400)),
        _claims("exp-zero", expired, classic(exp=0)),
        _claims("exp-negative", expired, classic(exp=-1)),
        *(
            _claims(f"nbf-{name}", ["nbf_invalid"], classic(nbf=value))
            for name, value in not_numbers.items()
        ),
        _claims("nbf-leeway-exceeded", early, classic(nbf=CLOCK + 31)),
        _claims("nbf-leeway-none", early, classic(nbf=CLOCK + 1), leeway=0),
        _claims("nbf-leeway-longer", early, classic(nbf=CLOCK + 61), leeway=60),
        _claims("nbf-fraction", early, classic(nbf=CLOCK + 30.5)),
        _claims("nbf-milliseconds", early, classic(nbf=CLOCK * 1000)),
    ]


def _demands() -> list[Json]:
    room, person = ["room_mismatch"], ["participant_mismatch"]
    permission, kind = ["permission_missing"], ["kind_mismatch"]
    return [
        _claims("room-other", room, participant(roomId=OTHER_ROOM), roomId=ROOM),
        _claims("room-in-capitals", room, participant(roomId=ROOM.upper()), roomId=ROOM),
        _claims("room-prefix", room, participant(roomId=ROOM + "-x"), roomId=ROOM),
        _claims("room-other-api", room, api(roomId=OTHER_ROOM), roomId=ROOM),
        _claims("participant-other", person, participant(participantId="b"), participantId="a"),
        # The claim binds to something that is not this text: the safe answer.
        _claims("participant-number", person, participant(participantId=7), participantId="7"),
        _claims("permission-missing", permission, classic(), permission="allow_mod"),
        _claims("permission-ask-is-not-join", permission, classic(), permission="ask_join"),
        _claims("permission-none", permission, classic(permissions=[]), permission="allow_join"),
        _claims(
            "permissions-missing", permission, classic(permissions=ABSENT), permission="allow_join"
        ),
        _claims(
            "permissions-text",
            permission,
            classic(permissions="allow_join,allow_mod"),
            permission="allow_join",
        ),
        _claims("kind-api-as-participant", kind, api(), kind="participant"),
        _claims("kind-participant-as-api", kind, participant(), kind="api"),
        _claims("kind-classic-as-participant", kind, classic(), kind="participant"),
        _claims("kind-classic-as-api", kind, classic(), kind="api"),
        _claims("kind-participant-as-classic", kind, participant(), kind="classic"),
        _claims("kind-api-as-classic", kind, api(), kind="classic"),
        _claims("kind-role-in-capitals", kind, api(roles=["CRAWLER"]), kind="api"),
        _claims("kind-role-text", kind, participant(roles="rtc"), kind="participant"),
    ]


def _several() -> list[Json]:
    wrong = participant(roomId=OTHER_ROOM, participantId="b", exp=CLOCK - 60, nbf=CLOCK + 60)
    demands: Json = {"roomId": ROOM, "participantId": "a", "permission": "allow_mod", "kind": "api"}
    demanded = ["room_mismatch", "participant_mismatch", "permission_missing", "kind_mismatch"]
    return [
        _claims(
            "several-signature-and-expiry",
            ["signature_mismatch", "token_expired"],
            classic(exp=CLOCK - 60),
            secret=STRANGER["secret"],
        ),
        _claims(
            "several-key-and-expiry",
            ["api_key_unknown", "token_expired"],
            classic(apikey=STRANGER["apiKey"], exp=CLOCK - 60),
        ),
        _claims(
            "several-times-not-numbers",
            ["exp_invalid", "nbf_invalid"],
            classic(exp="soon", nbf="now"),
        ),
        _claims(
            "several-algorithm-and-claims",
            ["algorithm_refused", "exp_missing", "kind_mismatch"],
            participant(exp=ABSENT),
            header='{"alg":"none"}',
            kind="classic",
        ),
        _claims(
            "several-demands",
            demanded,
            participant(**{**wrong, "exp": EXP, "nbf": CLOCK}),
            **demands,
        ),
        _claims(
            "several-everything",
            ["signature_mismatch", "token_expired", "token_not_yet_valid", *demanded],
            wrong,
            secret=STRANGER["secret"],
            **demands,
        ),
        _claims("several-empty-payload", ["api_key_unknown", "exp_missing"], {}),
    ]


def _claims(
    name: str,
    codes: list[str],
    claims: Json,
    *,
    secret: str = KEY["secret"],
    header: str = jws.HEADER,
    clock: int = CLOCK,
    keys: list[Json] | None = None,
    **options: Any,
) -> Json:
    token = jws.compose(jws.compact(claims), secret, header)
    return _token(name, codes, token, clock=clock, keys=keys, **options)


def _token(
    name: str,
    codes: list[str],
    token: str,
    *,
    clock: int = CLOCK,
    keys: list[Json] | None = None,
    **options: Any,
) -> Json:
    return {
        "id": name,
        "clock": clock,
        "keys": keys or [KEY],
        "token": token,
        "options": options,
        "error": {"kind": "authentication", "codes": codes},
    }
