"""The programs of the guides, as a reader would copy them, on the emulator."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mounts.client import send
from mounts.hosts import Program

from videosdk_server import Emulator

GUIDES = Path(__file__).parents[2] / "docs" / "guides"


def blocks_of(guide: str) -> list[str]:
    """The blocks of Python in a guide."""
    return re.findall(r"^```python\n(.*?)^```$", (GUIDES / guide).read_text(), re.DOTALL | re.MULTILINE)


def program_of(guide: str, number: int = 0) -> str:
    return blocks_of(guide)[number]


@pytest.mark.parametrize(("guide", "blocks"), [("fastapi.md", 3), ("flask.md", 3), ("django.md", 3)])
def test_every_block_of_the_guides_is_python(guide: str, blocks: int) -> None:
    found = blocks_of(guide)
    assert len(found) == blocks
    for block in found:
        compile(block, guide, "exec")


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def settings_of(emulator: Emulator) -> dict[str, str]:
    return {
        "VIDEOSDK_API_KEY": emulator.api_key,
        "VIDEOSDK_SECRET": emulator.secret,
        "VIDEOSDK_EMULATOR": emulator.url.removeprefix("http://"),
        "SESSION_KEY": "of-the-tests",
        "PYTHONUNBUFFERED": "1",
    }


def started(emulator: Emulator, folder: Path, *command: str) -> Program:
    return Program([sys.executable, "-m", *command], folder, settings_of(emulator))


def signed_in(url: str) -> str:
    """The cookie of a session."""
    answer = send(url, "POST", "/sign-in", body=b"")
    assert answer.status == 200, answer.text
    return str(answer.header("set-cookie")).partition(";")[0]


def serves_those_who_are_signed_in(emulator: Emulator, url: str, cookie: str, name: str) -> None:
    assert send(url, "GET", "/video/get-token").status == 401
    assert send(url, "POST", "/video/create-meeting", body=b"").status == 401
    session = [("Cookie", cookie)]
    answer = send(url, "GET", "/video/get-token", session)
    assert answer.status == 200, answer.text
    claims = emulator.client().tokens.verify(answer.json["token"], kind="participant")
    assert claims["participantId"] == name
    made = send(url, "POST", "/video/create-meeting", session, b'{"customRoomId": "lesson-7"}').json
    assert send(url, "POST", f"/video/validate-meeting/{made['meetingId']}", session, b"").status == 200
    foreign = send(url, "POST", "/video/create-meeting", [*session, ("Origin", "https://evil.example")], b"")
    assert foreign.status == 403


FASTAPI_SIGN_IN = """
from fastapi import Request

@app.post("/sign-in")
def sign_in(request: Request):
    request.session["user_id"] = "anna-7"
"""


def test_the_guide_to_fastapi(emulator: Emulator, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(program_of("fastapi.md") + FASTAPI_SIGN_IN)
    with started(emulator, tmp_path, "uvicorn", "main:app", "--port", "0") as program:
        serves_those_who_are_signed_in(emulator, program.url, signed_in(program.url), "anna-7")


FLASK_SIGN_IN = """

@app.post("/sign-in")
def sign_in():
    session["user_id"] = "anna-7"
    return ""
"""


@pytest.mark.parametrize(
    "command",
    [("flask", "run", "--port", "0"), ("gunicorn", "--threads", "8", "--bind", "127.0.0.1:0", "app:app")],
    ids=lambda command: command[0],
)
def test_the_guide_to_flask(emulator: Emulator, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "app.py").write_text(program_of("flask.md") + FLASK_SIGN_IN)
    with started(emulator, tmp_path, *command) as program:
        serves_those_who_are_signed_in(emulator, program.url, signed_in(program.url), "anna-7")


DJANGO_USER = """
import django
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
user = User.objects.create_user("anna")
browser = Client()
browser.force_login(user)
print('["%s", "sessionid=%s"]' % (user.pk, browser.cookies["sessionid"].value))
"""


@pytest.mark.parametrize(
    ("number", "command"),
    [
        (0, ("gunicorn", "--bind", "127.0.0.1:0", "site_of_tests.wsgi")),
        (1, ("uvicorn", "--port", "0", "site_of_tests.asgi:application")),
    ],
    ids=["wsgi", "asgi"],
)
def test_the_guide_to_django(emulator: Emulator, tmp_path: Path, number: int, command: tuple[str, ...]) -> None:
    python = [sys.executable, "-m", "django"]
    subprocess.run([*python, "startproject", "site_of_tests", tmp_path], check=True)
    (tmp_path / "site_of_tests" / "urls.py").write_text(program_of("django.md", number))
    (tmp_path / "site_of_tests" / "settings.py").open("a").write("ALLOWED_HOSTS = ['127.0.0.1', 'testserver']\n")
    told = subprocess.run(
        [sys.executable, "-c", DJANGO_USER],
        cwd=tmp_path,
        env={"DJANGO_SETTINGS_MODULE": "site_of_tests.settings", **settings_of(emulator)},
        capture_output=True,
        text=True,
        check=True,
    )
    name, cookie = json.loads(told.stdout)
    with started(emulator, tmp_path, *command) as program:
        serves_those_who_are_signed_in(emulator, program.url, cookie, name)
