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


@pytest.mark.parametrize(("guide", "blocks"), [("fastapi.md", 4), ("flask.md", 4), ("django.md", 4)])
def test_every_block_of_the_guides_is_python(guide: str, blocks: int) -> None:
    found = blocks_of(guide)
    assert len(found) == blocks
    for block in found:
        compile(block, guide, "exec")


def program_with_rules(guide: str, until: str = "") -> str:
    """The program of a guide with the lines of its rules in place of those that they stand for."""
    program = program_of(guide)
    rules = next(block for block in blocks_of(guide) if "policy=" in block)
    start = program.index("token_server = ")
    end = program.index(until) if until else len(program)
    return f"{program[:start]}{rules}\n\n{program[end:]}"


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


def signed_in(url: str, role: str = "student") -> str:
    """The cookie of a session."""
    answer = send(url, "POST", f"/sign-in?role={role}", body=b"")
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


def serves_by_the_rules(emulator: Emulator, url: str, teacher: str, student: str) -> None:
    def ask(cookie: str, method: str, target: str, body: bytes = b"") -> tuple[int, str]:
        answer = send(url, method, f"/video/{target}", [("Cookie", cookie)], body)
        return answer.status, answer.json.get("code") or answer.json.get("token") or ""

    status, token = ask(teacher, "GET", "get-token?roomId=class-7&permissions=allow_join,allow_mod")
    assert status == 200, token
    claims = emulator.client().tokens.verify(token, kind="participant", permission="allow_mod")
    assert claims["roomId"] == "class-7"
    other = "get-token?roomId=class-7&participantId=boss"
    assert ask(teacher, "GET", other) == ask(student, "GET", other) == (403, "participant_not_allowed")
    assert ask(teacher, "GET", "get-token?roomId=office") == (403, "room_not_allowed")
    assert ask(teacher, "POST", "create-meeting", b'{"customRoomId": "class-8"}')[0] == 200
    assert ask(student, "GET", "get-token?roomId=class-7")[0] == 200
    assert ask(student, "GET", "get-token?roomId=class-7&permissions=allow_mod") == (403, "permission_not_allowed")
    assert ask(student, "POST", "create-meeting") == (403, "policy_denied")
    assert ask("", "GET", "get-token?roomId=class-7")[0] == 401
    # Ten at once; and one every two seconds, of which some may pass meanwhile.
    assert (429, "rate_limited") in [ask(student, "GET", "get-token?roomId=class-7") for _ in range(60)]


FASTAPI_SIGN_IN = """
from fastapi import Request

@app.post("/sign-in")
def sign_in(request: Request):
    request.session["role"] = request.query_params["role"]
    request.session["user_id"] = "of-" + request.query_params["role"]
"""


def test_the_guide_to_fastapi(emulator: Emulator, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(program_of("fastapi.md") + FASTAPI_SIGN_IN)
    with started(emulator, tmp_path, "uvicorn", "main:app", "--port", "0") as program:
        serves_those_who_are_signed_in(emulator, program.url, signed_in(program.url), "of-student")


def test_the_rules_in_the_guide_to_fastapi(emulator: Emulator, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(program_with_rules("fastapi.md", "app = FastAPI()") + FASTAPI_SIGN_IN)
    with started(emulator, tmp_path, "uvicorn", "main:app", "--port", "0") as program:
        url = program.url
        serves_by_the_rules(emulator, url, signed_in(url, "teacher"), signed_in(url))


FLASK_SIGN_IN = """

@app.post("/sign-in")
def sign_in():
    from flask import request

    session["role"] = request.args["role"]
    session["user_id"] = "of-" + request.args["role"]
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
        serves_those_who_are_signed_in(emulator, program.url, signed_in(program.url), "of-student")


def test_the_rules_in_the_guide_to_flask(emulator: Emulator, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(program_with_rules("flask.md") + FLASK_SIGN_IN)
    with started(emulator, tmp_path, "flask", "run", "--port", "0") as program:
        url = program.url
        serves_by_the_rules(emulator, url, signed_in(url, "teacher"), signed_in(url))


DJANGO_USERS = """
import json
import django
django.setup()
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
sessions = []
for name in ("anna", "bob"):
    user = User.objects.create_user(name)
    browser = Client()
    browser.force_login(user)
    sessions.append([str(user.pk), "sessionid=" + browser.cookies["sessionid"].value])
Group.objects.create(name="teachers").user_set.add(User.objects.get(username="anna"))
print(json.dumps(sessions))
"""


def django_site(emulator: Emulator, folder: Path, urls: str) -> list[list[str]]:
    """A new project with these ``urls.py``; who is signed in there, by id and cookie: a teacher and another one."""
    subprocess.run([sys.executable, "-m", "django", "startproject", "site_of_tests", folder], check=True)
    (folder / "site_of_tests" / "urls.py").write_text(urls)
    (folder / "site_of_tests" / "settings.py").open("a").write("ALLOWED_HOSTS = ['127.0.0.1', 'testserver']\n")
    told = subprocess.run(
        [sys.executable, "-c", DJANGO_USERS],
        cwd=folder,
        env={"DJANGO_SETTINGS_MODULE": "site_of_tests.settings", **settings_of(emulator)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)  # type: ignore[no-any-return]


GUNICORN = ("gunicorn", "--bind", "127.0.0.1:0", "site_of_tests.wsgi")


@pytest.mark.parametrize(
    ("number", "command"),
    [(0, GUNICORN), (1, ("uvicorn", "--port", "0", "site_of_tests.asgi:application"))],
    ids=["wsgi", "asgi"],
)
def test_the_guide_to_django(emulator: Emulator, tmp_path: Path, number: int, command: tuple[str, ...]) -> None:
    (name, cookie), _ = django_site(emulator, tmp_path, program_of("django.md", number))
    with started(emulator, tmp_path, *command) as program:
        serves_those_who_are_signed_in(emulator, program.url, cookie, name)


def test_the_rules_in_the_guide_to_django(emulator: Emulator, tmp_path: Path) -> None:
    (_, teacher), (_, student) = django_site(emulator, tmp_path, program_with_rules("django.md", "urlpatterns"))
    with started(emulator, tmp_path, *GUNICORN) as program:
        serves_by_the_rules(emulator, program.url, teacher, student)
