"""The package against the emulator, and beside the usual JWT library."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import timedelta

import jwt
import pytest

import videosdk_server
from videosdk_server import Emulator, VideoSDK

SECRET = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "SECRET", "SECRET_KEY", "AUTH_TOKEN", "TOKEN", "API_ENDPOINT", "EMULATOR"):
        monkeypatch.delenv(f"VIDEOSDK_{name}", raising=False)


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


@pytest.fixture
def videosdk(emulator: Emulator) -> VideoSDK:
    return emulator.client()


def test_rooms(videosdk: VideoSDK) -> None:
    room = videosdk.rooms.create(custom_room_id="lesson-7", auto_close_config={"type": "session-ends", "duration": 60})
    assert videosdk.rooms.create(custom_room_id="lesson-7").room_id == room.room_id
    assert len(room.room_id.split("-")) == 3
    assert videosdk.rooms.get("lesson-7").room_id == room.room_id
    assert videosdk.rooms.validate(room.room_id)
    assert not videosdk.rooms.validate("aaaa-bbbb-cccc")
    assert videosdk.rooms.update(room.room_id, status="disabled").disabled
    assert videosdk.rooms.end(room.room_id).room_id == room.room_id


def test_a_list_is_a_page_and_all_rooms(videosdk: VideoSDK) -> None:
    made = {videosdk.rooms.create(idempotent=True).room_id for _ in range(5)}
    page = videosdk.rooms.list(per_page=2)
    assert (len(page.data), page.total, page.next is not None) == (2, 5, True)
    assert {room.room_id for room in page} == made
    assert {room.room_id for room in page} == made, "it can be gone through again"
    assert len(videosdk.rooms.list(per_page=2, cursor=page.next).data) == 2


def test_errors_have_classes_and_facts(videosdk: VideoSDK, emulator: Emulator) -> None:
    with pytest.raises(videosdk_server.NotFoundError) as caught:
        videosdk.rooms.get("aaaa-bbbb-cccc")
    error = caught.value
    assert (error.kind, error.status, error.method, error.attempts) == ("not_found", 404, "GET", 1)
    assert error.path == "/v2/rooms/aaaa-bbbb-cccc"
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.status, copy.reason) == (type(error), error.status, error.reason)
    with pytest.raises(videosdk_server.InvalidRequestError, match="room_id"):
        videosdk.rooms.get("..")
    stranger = VideoSDK("demo-stranger", SECRET, api_endpoint=emulator.url)
    with pytest.raises(videosdk_server.AuthenticationError):
        stranger.rooms.list()
    with pytest.raises(videosdk_server.InvalidRequestError, match="customRoomId: invalid type: integer `7`"):
        videosdk.rooms.create(custom_room_id=7)  # type: ignore[arg-type]
    assert issubclass(videosdk_server.TimeoutError, TimeoutError)
    assert issubclass(videosdk_server.PermissionError, PermissionError)


def test_missing_settings_name_the_variables() -> None:
    videosdk = VideoSDK()
    for use in (videosdk.check, videosdk.tokens.participant, videosdk.rooms.list):
        with pytest.raises(videosdk_server.ConfigurationError, match="VIDEOSDK_API_KEY"):
            use()


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, emulator: Emulator) -> None:
    monkeypatch.setenv("VIDEOSDK_API_KEY", emulator.api_key)
    monkeypatch.setenv("VIDEOSDK_SECRET", f'"{emulator.secret}"')
    monkeypatch.setenv("VIDEOSDK_EMULATOR", emulator.url.removeprefix("http://"))
    videosdk = VideoSDK()
    videosdk.check()
    assert videosdk.rooms.list().total == 0
    assert "setting_quoted" in {finding["code"] for finding in videosdk.settings()["findings"]}


def test_pyjwt_verifies_ours_and_we_verify_theirs(videosdk: VideoSDK, emulator: Emulator) -> None:
    token = videosdk.tokens.participant(room_id="ab12-cd34-ef56", expires_in=timedelta(hours=2))
    claims = jwt.decode(token, emulator.secret, algorithms=["HS256"], options={"require": ["exp", "iat", "jti"]})
    assert claims == videosdk.tokens.verify(token, room_id="ab12-cd34-ef56", kind="participant")
    theirs = jwt.encode({**claims, "roomId": "other"}, emulator.secret, algorithm="HS256")
    assert videosdk.tokens.verify(theirs)["roomId"] == "other"
    assert isinstance(token, str)


def test_lifetimes_seen_in_the_wild(videosdk: VideoSDK) -> None:
    wild = {"10m": 600, "120m": 7200, "1h": 3600, "2h": 7200, "24h": 86400, "1d": 86400, "7d": 604800}
    for text, seconds in wild.items():
        claims = videosdk.tokens.decode(videosdk.tokens.classic(expires_in=text))
        assert claims["exp"] - claims["iat"] == seconds + 30


def test_explain_never_raises(videosdk: VideoSDK) -> None:
    for text in ("", "x", "your_token", SECRET, "a.b.c", "\ud83d".encode("utf-8", "replace").decode()):
        assert videosdk.tokens.explain(text)["join"]["accepted"] is False
    token = videosdk.tokens.classic()
    assert videosdk.tokens.explain(f"Bearer {token}")["verified"] is True


def test_a_token_opens_a_meeting(videosdk: VideoSDK, emulator: Emulator) -> None:
    room = videosdk.rooms.create()
    token = videosdk.tokens.participant(room_id=room.room_id)
    url = f"{emulator.url}/emulator/join?roomId={room.room_id}&token={token}"
    with urllib.request.urlopen(urllib.request.Request(url, method="POST")) as answer:
        assert answer.status == 200
    sessions = videosdk.request("GET", "/v2/sessions", query={"roomId": room.room_id})
    assert sessions["data"][0]["status"] == "ongoing"
    emulator.advance_clock(90_000)
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(urllib.request.Request(url, method="POST"))


def test_nothing_shows_a_secret(emulator: Emulator) -> None:
    videosdk = VideoSDK("demo-key", SECRET, token="ready.made.token", api_endpoint=emulator.url)
    shown = " ".join(map(repr, (videosdk, videosdk.tokens, videosdk.rooms, videosdk.settings(), emulator)))
    shown += " ".join(map(str, (vars(videosdk), videosdk)))
    assert SECRET not in shown and "ready.made.token" not in shown
    answer = videosdk_server.TokenServer(emulator.client()).handle("GET", "/get-token")
    assert b"eyJ" in answer.body and "eyJ" not in repr(answer)
    assert "anna" not in repr(videosdk_server.Identity("anna", {"mail": "anna@example.com"}))
    with pytest.raises(TypeError):
        pickle.dumps(videosdk)


def test_what_is_no_json_is_refused_before_any_request(videosdk: VideoSDK, emulator: Emulator) -> None:
    with pytest.raises(TypeError, match="bytes"):
        videosdk.request("POST", "/v2/rooms", body=b"{}")
    with pytest.raises(ValueError, match="JSON"):
        videosdk.request("POST", "/v2/rooms", body={"duration": float("nan")})
    assert emulator.requests() == []


def test_threads_share_a_client(videosdk: VideoSDK) -> None:
    rooms: list[str] = []
    threads = [threading.Thread(target=lambda: rooms.append(videosdk.rooms.create().room_id)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(rooms)) == 16


def test_no_thread_after_import_and_signing() -> None:
    program = (
        "import os, videosdk_server as v; v.VideoSDK('k', 's' * 32).tokens.participant(); "
        "print(len(os.listdir('/proc/self/task')))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "1"


def test_close_twice() -> None:
    emulator = Emulator()
    videosdk = emulator.client()
    emulator.close()
    emulator.close()
    with pytest.raises(videosdk_server.NetworkError):
        videosdk.with_options(max_retries=0).rooms.list()


def test_package_and_library_must_be_of_one_version() -> None:
    with pytest.raises(videosdk_server.ConfigurationError, match=r"9\.9\.9.*" + videosdk_server.__version__) as caught:
        videosdk_server._native.check_version("9.9.9")
    assert caught.value.code == "version_mismatch"


def test_use_after_close_says_so() -> None:
    emulator = Emulator()
    emulator.close()
    for use in (emulator.requests, emulator.reset, lambda: emulator.advance_clock(1), lambda: emulator.script({})):
        with pytest.raises(videosdk_server.InvalidRequestError, match="the emulator is closed"):
            use()
