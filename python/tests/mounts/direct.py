"""Requests that are put to a mount directly, without a socket."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Callable
from typing import Any

from videosdk_server import TokenServer

KEYS = ("0123456789abcdef", "a-secret-of-the-tests-0123456789-0123456789")


class Recorder:
    """Stands for the native side, and keeps what it is given."""

    def __init__(self) -> None:
        self.requests: list[tuple[Any, ...]] = []

    def handle(self, request: tuple[Any, ...]) -> tuple[int, list[tuple[str, str]], bytes]:
        self.requests.append(request)
        return 200, [("content-type", "application/json; charset=utf-8")], b"{}"

    try_handle = handle

    def check_mount(self, with_identity: bool) -> None:
        """Every mount is right."""


def scope_of(path: str, **changes: Any) -> dict[str, Any]:
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "client": ("192.0.2.7", 50_000),
    }
    return {**scope, **changes}


def environ_of(path: str, body: bytes = b"", **changes: Any) -> dict[str, Any]:
    environ = {
        "REQUEST_METHOD": "POST" if body else "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "REMOTE_ADDR": "192.0.2.7",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "CONTENT_LENGTH": str(len(body)) if body else "",
    }
    return {**environ, **changes}


class Exchange:
    """The two functions of ASGI, on a list of messages to receive; behind its end nothing comes any more."""

    def __init__(self, *messages: dict[str, Any]) -> None:
        self.waiting = list(messages) or [{"type": "http.request"}]
        self.sent: list[dict[str, Any]] = []

    async def receive(self) -> dict[str, Any]:
        if not self.waiting:
            await asyncio.Event().wait()
        return self.waiting.pop(0)

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def json(self) -> Any:
        return json.loads(self.sent[1]["body"])


def wsgi(server: TokenServer, environ: dict[str, Any], **options: Any) -> tuple[int, dict[str, str], Any]:
    started: list[Any] = []
    body = b"".join(server.wsgi(**options)(environ, lambda *head: started.append(head)))
    status, headers = started[0]
    return int(status.split()[0]), dict(headers), json.loads(body) if body else None


def flask_answer(server: TokenServer, environ: dict[str, Any], **options: Any) -> Any:
    import flask

    app = flask.Flask("mount")
    app.testing = True  # what a view raises is raised here

    @app.route("/video/<path:path>", methods=["GET", "POST", "OPTIONS"])
    def video(path: str) -> flask.Response:
        return server.flask(path, **options)

    with app.request_context(environ):
        return app.full_dispatch_request()


def django_answer(view: Callable[..., Any], environ: dict[str, Any]) -> Any:
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIRequest

    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["*"])
    answer = view(WSGIRequest(environ), environ["PATH_INFO"].lstrip("/"))
    return asyncio.run(answer) if asyncio.iscoroutine(answer) else answer
