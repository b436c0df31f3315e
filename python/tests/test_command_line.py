"""``python -m videosdk_server``: the same command line as the program, with its output, exit codes and signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest

from videosdk_server import Emulator, VideoSDK

PROGRAM = [sys.executable, "-m", "videosdk_server"]
SECRET = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526"
KEYS = {"VIDEOSDK_API_KEY": "11111111-2222-4333-8444-555555555555", "VIDEOSDK_SECRET": SECRET}
KEY_PAIR_NOT_USED = "note: the key pair of the environment is not used; the emulator has its own\n"
BINARY = os.environ.get("VIDEOSDK_SERVER_BINARY")

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="there are no signals to send")


def run(
    *arguments: str | bytes,
    environment: Mapping[str, str] = KEYS,
    told: str = "",
    program: Sequence[str] = PROGRAM,
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end; whatever it says, the secret is not in it."""
    ended = subprocess.run(
        [*program, *arguments], env=environment, input=told, capture_output=True, text=True, timeout=60
    )
    assert SECRET not in ended.stdout + ended.stderr
    return ended


@contextmanager
def started(*arguments: str, environment: Mapping[str, str] = KEYS) -> Iterator[subprocess.Popen[str]]:
    """A command at work, which is over at the end, whatever becomes of the test."""
    with subprocess.Popen(
        [*PROGRAM, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as command:
        try:
            yield command
        finally:
            command.kill()


def of_emulator(emulator: Emulator) -> dict[str, str]:
    return {
        "VIDEOSDK_EMULATOR": emulator.url.removeprefix("http://"),
        "VIDEOSDK_API_KEY": emulator.api_key,
        "VIDEOSDK_SECRET": emulator.secret,
    }


def test_a_token_is_printed_alone() -> None:
    printed = run("token", "participant", "--room", "ab12-cd34-ef56").stdout
    claims = VideoSDK(KEYS["VIDEOSDK_API_KEY"], SECRET).tokens.verify(printed.removesuffix("\n"))
    assert claims["roomId"] == "ab12-cd34-ef56"


def test_an_explanation_is_the_same_from_an_argument_and_from_standard_input() -> None:
    token = run("token", "participant").stdout
    at = str(VideoSDK(KEYS["VIDEOSDK_API_KEY"], SECRET).tokens.decode(token.strip())["iat"] + 60)
    piped = run("explain", "--json", "--at", at, told=token)
    given = run("explain", "--json", "--at", at, token.strip())
    assert (piped.returncode, piped.stdout) == (0, given.stdout)
    assert json.loads(piped.stdout)["verified"] is True
    assert run("explain", SECRET).returncode == 1


def test_doctor_reads_the_environment_that_the_program_was_given() -> None:
    doctor = run("doctor", "--offline", "--json")
    secret = next(setting for setting in json.loads(doctor.stdout)["settings"] if setting["name"] == "secret")
    assert (doctor.returncode, secret["variable"]) == (0, "VIDEOSDK_SECRET")
    assert run("doctor", "--offline", environment={}).returncode == 1


def test_rooms_are_made_listed_validated_and_ended() -> None:
    with Emulator() as emulator:
        environment = of_emulator(emulator)
        created = run("rooms", "create", "--custom-room-id", "lesson", "--json", environment=environment)
        room_id = json.loads(created.stdout)["roomId"]
        assert emulator.client().rooms.get("lesson").room_id == room_id
        assert run("rooms", "list", environment=environment).stdout.endswith("1 of 1\n")
        assert run("rooms", "validate", room_id, environment=environment).returncode == 0
        assert run("rooms", "end", room_id, environment=environment).returncode == 0
        assert run("rooms", "validate", room_id, environment=environment).returncode == 1
        assert run("doctor", environment=environment).returncode == 0


def test_help_and_mistakes_name_what_was_typed() -> None:
    told = run("--help")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Usage: python -m videosdk_server [OPTIONS] <COMMAND>\n" in told.stdout
    assert "  python -m videosdk_server serve --demo\n" in told.stdout
    wrong = run("rooms", "get")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Usage: python -m videosdk_server rooms get <ROOM_ID>\n" in wrong.stderr
    assert json.loads(run("serve", "--port", "many", "--json").stderr)["code"] == "usage"


@pytest.mark.skipif(not BINARY, reason="VIDEOSDK_SERVER_BINARY names no program to compare with")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["serve", "--help"],
        ["rooms", "create", "--help"],
        [],
        ["servee"],
        ["serve", "--port", "many"],
        ["serve", "--host", "0.0.0.0"],
        ["token", "api", "--room", "ab12-cd34-ef56"],
        ["doctor", "--offline"],
        ["explain", "no token"],
        ["explain", b"\xff"],
    ],
)
def test_it_says_what_the_program_says(arguments: list[str | bytes]) -> None:
    assert BINARY
    theirs, ours = run(*arguments, program=[BINARY]), run(*arguments)

    def renamed(text: str) -> str:
        return text.replace("python -m videosdk_server", "videosdk-server")

    assert (ours.returncode, renamed(ours.stdout), renamed(ours.stderr)) == (
        theirs.returncode,
        theirs.stdout,
        theirs.stderr,
    )


@needs_signals
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("command", ["serve", "emulate"])
def test_a_server_says_where_it_listens_and_ends_by_a_signal(command: str, number: signal.Signals) -> None:
    with started(command, "--port", "0") as server:
        assert server.stdout and server.stderr
        title, url = server.stdout.readline().rsplit(maxsplit=1)
        assert title == {"serve": "token server", "emulate": "emulator"}[command]
        path = {"serve": "/healthz", "emulate": "/emulator/requests"}[command]
        with urllib.request.urlopen(url + path, timeout=30) as answer:
            assert answer.status == 200
        server.send_signal(number)
        # 0 as for the program, and no KeyboardInterrupt.
        assert server.wait(timeout=30) == 0
        assert server.stderr.read().removeprefix(KEY_PAIR_NOT_USED) == ""


@needs_signals
def test_ctrl_c_ends_a_command_that_waits() -> None:
    with Emulator() as emulator:
        emulator.script({"status": 200, "delayMs": 60_000})
        with started("rooms", "list", environment=of_emulator(emulator)) as command:
            while not emulator.requests():
                assert command.poll() is None
            command.send_signal(signal.SIGINT)
            assert command.communicate(timeout=30) == ("", "")
            assert command.returncode == -signal.SIGINT


@needs_signals
def test_a_reader_who_goes_away_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run([*PROGRAM, "--help"], env=KEYS, stdout=writing, stderr=subprocess.PIPE, timeout=60)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")
