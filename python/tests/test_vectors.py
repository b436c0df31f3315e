"""The shared token vectors, through the installed package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from videosdk_server import VideoSDKError, _native
from videosdk_server.resources.tokens import Tokens

VECTORS = Path(__file__).parents[2] / "tests" / "vectors" / "tokens"
NAMES = {
    "roomId": "room_id",
    "participantId": "participant_id",
    "expiresIn": "expires_in",
    "allowLongLived": "allow_long_lived",
    "notBefore": "not_before",
}


def cases(file: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in json.loads((VECTORS / file).read_text())]


def tokens(case: dict[str, Any]) -> Tokens:
    ids = case.get("tokenIds", [case["tokenId"]] if "tokenId" in case else [])
    fixed = {"clock": case["clock"], "keys": case["keys"], "tokenIds": ids}
    return Tokens(_native.Client(json.dumps({"vector": fixed}), lambda _: None))


def spelled(arguments: dict[str, Any]) -> dict[str, Any]:
    return {NAMES.get(name, name): value for name, value in arguments.items()}


def sign(case: dict[str, Any]) -> list[str]:
    call = case["call"].removeprefix("tokens.")
    if call == "participants":
        return tokens(case).participants([spelled(request) for request in case["arguments"]])
    return [getattr(tokens(case), call)(**spelled(case["arguments"]))]


def check(error: VideoSDKError, expected: dict[str, Any]) -> None:
    assert error.kind == expected["kind"]
    if "code" in expected:
        assert error.code == expected["code"]
    if "codes" in expected:
        assert sorted(finding.code for finding in error.findings) == sorted(expected["codes"])
    for word in expected.get("mention", ()):
        assert word.lower() in error.reason.lower()


@pytest.mark.parametrize("case", cases("sign.json"))
def test_sign(case: dict[str, Any]) -> None:
    assert sign(case) == (case["tokens"] if "tokens" in case else [case["token"]])


@pytest.mark.parametrize("case", cases("sign-refused.json"))
def test_sign_refused(case: dict[str, Any]) -> None:
    with pytest.raises(VideoSDKError) as caught:
        sign(case)
    check(caught.value, case["error"])


@pytest.mark.parametrize("case", cases("verify.json"))
def test_verify(case: dict[str, Any]) -> None:
    assert tokens(case).verify(case["token"], **spelled(case["options"])) == case["claims"]


@pytest.mark.parametrize("case", cases("verify-refused.json"))
def test_verify_refused(case: dict[str, Any]) -> None:
    with pytest.raises(VideoSDKError) as caught:
        tokens(case).verify(case["token"], **spelled(case["options"]))
    check(caught.value, case["error"])


@pytest.mark.parametrize("case", cases("decode.json"))
def test_decode(case: dict[str, Any]) -> None:
    if "error" not in case:
        assert json.loads(_native.decode(case["token"])) == case["claims"]
        return
    with pytest.raises(VideoSDKError) as caught:
        _native.decode(case["token"])
    check(caught.value, case["error"])


@pytest.mark.parametrize("case", cases("duration.json"))
def test_duration(case: dict[str, Any]) -> None:
    if "error" not in case:
        assert _native.parse_duration(case["text"]) == case["seconds"]
        return
    with pytest.raises(VideoSDKError) as caught:
        _native.parse_duration(case["text"])
    assert caught.value.code == case["error"]


def test_every_file_is_run() -> None:
    run = {"sign", "sign-refused", "verify", "verify-refused", "decode", "duration"}
    assert {path.stem for path in VECTORS.glob("*.json")} == run
