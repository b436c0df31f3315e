"""The token server: as a handler for a framework's requests, and in the process."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Iterator
from datetime import timedelta

import pytest

import videosdk_server
from videosdk_server import Emulator, Identity, TokenServer, VideoSDK

LOCALHOST = [("Host", "localhost")]


@pytest.fixture
def videosdk() -> Iterator[VideoSDK]:
    with Emulator() as emulator:
        yield emulator.client()


def test_a_handler_answers_the_three_endpoints(videosdk: VideoSDK) -> None:
    server = TokenServer(videosdk, expires_in=timedelta(minutes=10), permissions=["allow_join", "allow_mod"])
    status, headers, body = server.handle("GET", "/get-token", headers=LOCALHOST)
    assert status == 200 and ("cache-control", "no-store") in headers
    claims = videosdk.tokens.verify(json.loads(body)["token"], kind="participant", permission="allow_mod")
    assert claims["exp"] - claims["iat"] == 630
    made = json.loads(server.handle("POST", "/create-meeting", body=b"region=sg001").body)
    assert made["meetingId"] == made["roomId"] and made["roomId"].count("-") == 2
    assert server.handle("POST", f"/validate-meeting/{made['meetingId']}").status == 200
    unknown = server.handle("POST", "/validate-meeting/aaaa-bbbb-cccc")
    assert (unknown.status, json.loads(unknown.body)["code"]) == (404, "meeting_not_found")
    assert server.url is None


def test_rules_limits_and_proxies_go_over(videosdk: VideoSDK) -> None:
    students = {
        "name": "students",
        "when": {"role": "student"},
        "may": ["token"],
        "rooms": ["class-{school}-*"],
        "participant": "{sub}",
        "permissions": ["ask_join"],
        "expiresIn": timedelta(minutes=30),
    }
    server = TokenServer(
        videosdk,
        authentication="host",
        policy=[students],
        limits={"caller": "3/h burst 3"},
        trusted_proxies=["10.0.0.0/8"],
    )
    bob = Identity("bob", {"role": "student", "school": "north"})
    answer = json.loads(server.handle("GET", "/get-token", "roomId=class-north-1", LOCALHOST, identity=bob).body)
    claims = videosdk.tokens.verify(answer["token"])
    assert (claims["participantId"], claims["roomId"], claims["permissions"]) == ("bob", "class-north-1", ["ask_join"])
    assert answer["expiresIn"] == 1800
    other = server.handle("GET", "/get-token", "roomId=class-south-1", LOCALHOST, identity=bob)
    assert (other.status, json.loads(other.body)["code"]) == (403, "room_not_allowed")
    statuses = [server.handle("GET", "/get-token", "", LOCALHOST, identity=bob).status for _ in range(2)]
    assert statuses == [403, 429]
    with pytest.raises(videosdk_server.ConfigurationError, match=r"(?s)policy\[1\]\.rooms.*limits\.caller = "):
        TokenServer(videosdk, limits={"caller": "often"}, policy=[{"name": "a"}])


def test_a_handler_is_awaited_too(videosdk: VideoSDK) -> None:
    server = TokenServer(videosdk)

    async def lesson() -> None:
        made = await server.handle_async("POST", "/create-meeting")
        token = await server.handle_async("GET", "/get-token")
        assert (made.status, token.status) == (200, 200)

    asyncio.run(lesson())


def test_the_host_program_says_who_asks(videosdk: VideoSDK) -> None:
    server = TokenServer(videosdk, authentication="host")
    assert server.handle("GET", "/get-token").status == 401
    anna = Identity("anna-7", {"mail": "anna@example.com"})
    answer = server.handle("GET", "/get-token", identity=anna)
    assert videosdk.tokens.verify(json.loads(answer.body)["token"])["participantId"] == "anna-7"
    assert server.handle("GET", "/get-token", "participantId=boss", identity=anna).status == 403


def test_a_server_listens_until_it_is_closed(videosdk: VideoSDK) -> None:
    with TokenServer.start(videosdk) as server:
        with urllib.request.urlopen(f"{server.url}/get-token") as answer:
            token = json.load(answer)["token"]
        videosdk.tokens.verify(token, kind="classic")
    server.close()
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"{server.url}/get-token")


def test_a_server_closes_without_holding_up_the_loop(videosdk: VideoSDK) -> None:
    async def lesson() -> None:
        async with TokenServer.start(videosdk) as server:
            assert (await server.handle_async("GET", "/get-token")).status == 200
        with pytest.raises(OSError, match="refused"):
            urllib.request.urlopen(f"{server.url}/get-token")

    asyncio.run(lesson())


def test_faulty_settings_are_told_all_at_once(videosdk: VideoSDK) -> None:
    with pytest.raises(videosdk_server.ConfigurationError) as caught:
        TokenServer(videosdk, permissions=["ask_join", "allow_mod"], max_body_bytes=1)
    assert "permissions" in caught.value.reason and "max_body_bytes" in caught.value.reason
    with pytest.raises(videosdk_server.InvalidRequestError, match="strangers.*open.*handle"):
        TokenServer.start(videosdk, host="0.0.0.0")
    with pytest.raises(videosdk_server.InvalidRequestError, match="authentication"):
        TokenServer(videosdk, authentication="nobody")
