"""The commands and configurations of the pages about ``serve``, as a reader would copy them, on the emulator."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import jwt
import pytest
from mounts.client import send
from mounts.hosts import Program

from videosdk_server import Emulator

ROOT = Path(__file__).parents[2]
MIGRATION = ROOT / "docs" / "guides" / "migration.md"
BINARY = os.environ.get("VIDEOSDK_SERVER_BINARY")
SERVE = [BINARY, "serve"] if BINARY else [sys.executable, "-m", "videosdk_server", "serve"]
TICKETS = "a-secret-of-this-server-and-of-the-program"
APP = ("Origin", "https://app.example.com")


def block_of(page: Path, language: str) -> str:
    """The only block of a language on a page."""
    [block] = re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE)
    return str(block)


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def on(emulator: Emulator) -> dict[str, str]:
    return {"VIDEOSDK_EMULATOR": emulator.url.removeprefix("http://"), "PYTHONUNBUFFERED": "1"}


@pytest.mark.parametrize("page", [ROOT / "README.md", MIGRATION], ids=lambda page: page.name)
def test_the_configuration_is_good(page: Path, tmp_path: Path) -> None:
    (tmp_path / "server.toml").write_text(block_of(page, "toml"))
    (tmp_path / "secret").write_text("162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526")
    (tmp_path / "tickets").write_text(TICKETS)
    checked = subprocess.run(
        [*SERVE, "--config", tmp_path / "server.toml", "--check"], capture_output=True, text=True, env={}
    )
    assert (checked.returncode, checked.stdout) == (0, "the configuration is good\n"), checked.stderr


def ticket(secret: str = TICKETS, **claims: object) -> list[tuple[str, str]]:
    signed = jwt.encode({"sub": "anna-7", "exp": int(time.time()) + 300, **claims}, secret, "HS256")
    return [("Authorization", f"Bearer {signed}"), APP]


def test_beside_a_program_in_another_language(emulator: Emulator, tmp_path: Path) -> None:
    text = block_of(MIGRATION, "toml").replace("0.0.0.0:9000", "127.0.0.1:0")
    (tmp_path / "server.toml").write_text(text.replace("a1b2c3d4-0e5f", emulator.api_key))
    (tmp_path / "secret").write_text(emulator.secret)
    (tmp_path / "tickets").write_text(TICKETS)
    with Program([*SERVE, "--config", "server.toml"], tmp_path, on(emulator)) as server:
        answer = send(server.url, "GET", "/get-token", ticket())
        assert (answer.status, answer.header("access-control-allow-origin")) == (200, APP[1]), answer.text
        claims = emulator.client().tokens.verify(answer.json["token"], kind="participant")
        assert (claims["participantId"], claims["permissions"]) == ("anna-7", ["allow_join"])
        assert send(server.url, "GET", "/get-token?participantId=boss", ticket()).status == 403
        assert send(server.url, "GET", "/get-token", [APP]).status == 401
        assert send(server.url, "GET", "/get-token", ticket("another-secret-of-more-than-32-bytes")).status == 401
        assert send(server.url, "POST", "/create-meeting", ticket(), b"").status == 200


def command_of_migration() -> list[str]:
    """The command that takes the place of an example server, but for its port."""
    line = next(line for line in block_of(MIGRATION, "sh").splitlines() if line.startswith("videosdk-server serve"))
    words = shlex.split(line)[2:]
    port = words.index("--port")
    return [*SERVE, *words[:port], "--port", "0", *words[port + 2 :]]


def test_one_command_answers_the_front_ends_of_the_examples(emulator: Emulator, tmp_path: Path) -> None:
    keys = {"VIDEOSDK_API_KEY": emulator.api_key, "VIDEOSDK_SECRET_KEY": emulator.secret}
    page = [("Origin", "http://localhost:3000"), ("Content-Type", "application/json")]
    with Program(command_of_migration(), tmp_path, {**on(emulator), **keys}) as server:
        token = send(server.url, "GET", "/get-token", page[:1]).json["token"]
        tokens = emulator.client().tokens
        assert tokens.verify(token, kind="classic")["permissions"] == ["allow_join", "allow_mod"]
        sent_back = {"token": token}
        with_region = json.dumps({**sent_back, "region": "sg001"}).encode()
        room = send(server.url, "POST", "/create-meeting/", page, with_region).json["roomId"]
        for method in ("POST", "GET"):
            answer = send(server.url, method, f"/validate-meeting/{room}", page, json.dumps(sent_back).encode())
            assert (answer.status, answer.json.get("roomId")) == (200, room), answer.text
        bound = send(server.url, "GET", f"/get-token?roomId={room}&peerId=lxvdplwt", page[:1]).json["token"]
        claims = tokens.verify(bound, kind="participant")
        assert (claims["roomId"], claims["participantId"]) == (room, "lxvdplwt")
        renamed = send(server.url, "POST", "/get-token", page, b'{"peerId": "lxvdplwt"}').json["token"]
        assert tokens.verify(renamed, kind="participant")["participantId"] == "lxvdplwt"
