"""The hosts: how each is started, and what it answers itself before the token server is asked."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[3] / "tests"))

from examples.program import Program  # noqa: E402

TESTS = Path(__file__).parents[1]

#: A route of Flask has a list of methods and no path that is empty, and werkzeug takes doubled slashes away.
FLASK = {
    "get-token-double-slash": 308,
    "paths-root": 404,
    "paths-put": 405,
    "paths-delete": 405,
    "paths-unknown-method": 405,
    "identity-method": 405,
}
#: A path of Django's is not empty, and its CommonMiddleware reads ``Host`` itself.
DJANGO = {"paths-root": 404, "hosts-duplicate": 400}


#: What gunicorn refuses before any of them.
GUNICORN = {"hosts-duplicate": 400}

#: The server of the standard library does not tell a path as it was sent, so that ``a%2Fb`` is two segments there.
STANDARD_LIBRARY = {"validate-meeting-encoded": {"status": 404, "code": "route_unknown"}}


class Host(NamedTuple):
    """A program that listens."""

    command: list[str]
    #: By the id of a case: the status with which the host answers it alone.
    answers_itself: Mapping[str, int] = {}
    #: By the id of a case: what is expected instead, without a question to the service.
    answers_otherwise: Mapping[str, dict[str, object]] = {}
    #: It has middleware of its own for CORS, and some that has read each body before.
    own_middleware: bool = False
    #: Its server decodes a body whose length is not told.
    reads_chunks: bool = True

    def started(self, service: str) -> Program:
        words = [word.replace("SERVICE", service) for word in self.command]
        return Program([sys.executable, "-m", *words], TESTS, {"PYTHONUNBUFFERED": "1"})


def gunicorn(factory: str, own_middleware: bool = False) -> list[str]:
    application = f"mounts.{factory}('SERVICE', {own_middleware})"
    return ["gunicorn", "--preload", "--threads", "8", "--bind", "127.0.0.1:0", application]


HOSTS = {
    "fastapi": Host(["mounts.host_fastapi", "SERVICE"]),
    "fastapi-own-middleware": Host(["mounts.host_fastapi", "SERVICE", "--own-middleware"], own_middleware=True),
    "flask": Host(["mounts.host_flask", "SERVICE"], FLASK),
    "flask-own-middleware": Host(["mounts.host_flask", "SERVICE", "--own-middleware"], FLASK, own_middleware=True),
    "flask-gunicorn": Host(gunicorn("host_flask:application"), {**FLASK, **GUNICORN}),
    "django": Host(gunicorn("host_django:wsgi"), DJANGO),
    "django-own-middleware": Host(gunicorn("host_django:wsgi", True), DJANGO, own_middleware=True),
    "django-async": Host(["mounts.host_django", "SERVICE"], DJANGO),
    "django-async-own-middleware": Host(
        ["mounts.host_django", "SERVICE", "--own-middleware"], DJANGO, own_middleware=True
    ),
    "wsgi": Host(["mounts.host_wsgi", "SERVICE"], answers_otherwise=STANDARD_LIBRARY, reads_chunks=False),
}
