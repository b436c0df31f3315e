"""The token source on real sockets, threads, processes and event loops: what its shared cases cannot say."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from videosdk_server import (
    DecodeError,
    Emulator,
    NetworkError,
    PermissionError,
    TimeoutError,
    TokenServer,
    VideoSDKError,
)
from videosdk_server.token_source import AccessToken, AsyncTokenSource, TokenRequest, TokenSource

Serve = Callable[[Callable[[BaseHTTPRequestHandler], None]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers that answer as they are told."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Callable[[BaseHTTPRequestHandler], None]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self)

            def log_message(self, format: str, *arguments: Any) -> None:
                pass

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        servers[-1].daemon_threads = True
        threading.Thread(target=servers[-1].serve_forever, args=[0.01], daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/get-token"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def write(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"content_length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def test_tokens_of_our_token_server_and_its_refusals() -> None:
    with (
        Emulator() as emulator,
        TokenServer.start(emulator.client(), expires_in=600) as server,
    ):
        with TokenSource.endpoint(f"{server.url}/get-token") as source:
            got = source.fetch(room_id="ab1c-2def-g3hi", participant_id="anna")
            claims = emulator.client().tokens.verify(got.token, kind="participant")
            assert (claims["roomId"], claims["participantId"]) == ("ab1c-2def-g3hi", "anna")
            assert got.expires_at is not None and abs(claims["exp"] - got.expires_at) <= 2
            assert got.refresh_after is not None and 270 <= got.refresh_after - time.time() <= 330
            with pytest.raises(PermissionError) as caught:
                source.fetch(permissions=["allow_mod"])
            assert (caught.value.status, caught.value.service_code) == (403, "permission_not_allowed")
            assert caught.value.request_id

        async def lesson() -> AccessToken:
            async with AsyncTokenSource.endpoint(f"{server.url}/get-token") as source:
                first, second = await asyncio.gather(source.fetch(), source.fetch())
                assert first is second
                return first

        emulator.client().tokens.verify(asyncio.run(lesson()).token)


def test_tokens_of_the_public_samples_which_answer_a_token_alone(serve: Serve) -> None:
    got = TokenSource.endpoint(serve(lambda handler: write(handler, b'{"token":"a.b.c"}'))).fetch()
    assert (got.token, got.expires_at) == ("a.b.c", None)


def test_what_is_sent(serve: Serve) -> None:
    seen: list[Any] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.append((handler.path, {name.lower(): value for name, value in handler.headers.items()}))
        write(handler, b'{"token":"a"}')

    source = TokenSource.endpoint(serve(answer) + "?team=a%20b", headers=lambda: {"Authorization": "raw"})
    source.fetch(participant_id="anna b", permissions=["ask_join"])
    ((path, headers),) = seen
    assert path == "/get-token?team=a%20b&participantId=anna+b&permissions=ask_join"
    assert headers.pop("user-agent").startswith("videosdk-server/")
    assert headers.keys() == {"host", "accept", "accept-encoding", "authorization", "connection"}


def test_a_redirect_is_not_followed(serve: Serve) -> None:
    followed: list[str] = []
    elsewhere = serve(lambda handler: followed.append(handler.path))
    url = serve(lambda handler: write(handler, b"", 302, location=elsewhere))
    with pytest.raises(NetworkError) as caught:
        TokenSource.endpoint(url, headers={"x-key": "a"}).fetch()
    assert (caught.value.code, followed) == ("redirect_refused", [])


def test_an_attempt_has_its_time_and_no_more(serve: Serve) -> None:
    over = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        over.wait()

    with pytest.raises(TimeoutError) as caught:
        TokenSource.endpoint(serve(answer), timeout=0.05).fetch()
    over.set()
    assert caught.value.code == "attempt_timeout"


def test_an_answer_without_an_end_is_not_read(serve: Serve) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 16_384)
        except OSError:
            pass

    with pytest.raises(DecodeError) as caught:
        TokenSource.endpoint(serve(answer)).fetch()
    assert caught.value.code == "answer_too_large"


def test_an_answer_that_breaks_off_is_none(serve: Serve) -> None:
    bodies = [b'{"token":"a"}'[:5], b'{"token":"a"}']

    def answer(handler: BaseHTTPRequestHandler) -> None:
        write(handler, bodies.pop(0), content_length="13")

    assert TokenSource.endpoint(serve(answer)).fetch().token == "a"
    assert bodies == []


def test_no_connection() -> None:
    with pytest.raises(NetworkError) as caught:
        TokenSource.endpoint("http://127.0.0.1:1/get-token").fetch()
    assert caught.value.code == "connection_failed" and caught.value.__cause__ is not None


def test_a_proxy_of_the_environment_is_not_for_this_machine(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert TokenSource.endpoint(serve(lambda handler: write(handler, b'{"token":"a"}'))).fetch().token == "a"


def test_threads_that_ask_at_once_make_one_request(serve: Serve) -> None:
    asked: list[str] = []
    go_on = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        go_on.wait()
        write(handler, json.dumps({"token": "a", "expiresIn": 60}).encode())

    source = TokenSource.endpoint(serve(answer))
    got: list[AccessToken] = []
    threads = [threading.Thread(target=lambda: got.append(source.fetch())) for _ in range(50)]
    for thread in threads:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join()
    assert len({id(each) for each in got}) == 1 and len(got) == 50 and len(asked) == 1


def test_each_caller_has_an_error_of_its_own() -> None:
    cause = ValueError("planted")

    def fails(request: TokenRequest) -> str:
        raise cause

    source = TokenSource.custom(fails)
    errors: list[VideoSDKError] = []
    for _ in range(2):
        with pytest.raises(VideoSDKError) as caught:
            source.fetch()
        errors.append(caught.value)
    assert errors[0] is not errors[1] and errors[0].__cause__ is errors[1].__cause__ is cause


def test_the_task_that_is_cancelled_leaves_the_others() -> None:
    async def lesson() -> str:
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def function(request: TokenRequest) -> str:
            begun.set()
            await go_on.wait()
            return "a"

        source = AsyncTokenSource.custom(function)
        first, second = (asyncio.create_task(source.fetch()) for _ in range(2))
        await begun.wait()
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        go_on.set()
        return (await second).token

    assert asyncio.run(lesson()) == "a"


def test_a_source_goes_on_on_another_event_loop() -> None:
    async def never(request: TokenRequest) -> str:
        await asyncio.get_running_loop().create_future()
        return "never"

    async def at_once(request: TokenRequest) -> str:
        return "a"

    functions = [never, at_once]
    source = AsyncTokenSource.custom(lambda request: functions.pop(0)(request))

    async def given_up() -> None:
        asyncio.get_running_loop().create_task(source.fetch())
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(given_up())
    assert asyncio.run(source.fetch()).token == "a"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_child_waits_for_nothing_of_its_parent() -> None:
    go_on, begun = threading.Event(), threading.Event()

    def function(request: TokenRequest) -> str:
        if os.getpid() != parent:
            return "of the child"
        begun.set()
        go_on.wait()
        return "of the parent"

    parent = os.getpid()
    source = TokenSource.custom(function)
    got: list[AccessToken] = []
    waiting = threading.Thread(target=lambda: got.append(source.fetch()))
    waiting.start()
    begun.wait()
    # As if another thread were at work on it.
    with source._cache._turn():
        child = os.fork()
        if child == 0:
            thread = threading.Thread(target=lambda: got.append(source.fetch()), daemon=True)
            thread.start()
            thread.join(20)
            os._exit(0 if [each.token for each in got] == ["of the child"] else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    go_on.set()
    waiting.join()
    assert got[0].token == "of the parent"


def test_what_the_guide_shows(serve: Serve) -> None:
    address = serve(lambda handler: write(handler, b'{"token":"a.b.c","expiresIn":3600}'))
    guide = (Path(__file__).parents[2] / "docs" / "guides" / "token-source.md").read_text()
    blocks = re.findall(r"^```python\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    said = [
        subprocess.run(
            [sys.executable, "-I", "-c", block.replace("https://app.example.com/get-token", address)],
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        ).stdout
        for block in blocks
    ]
    assert said[0].startswith("5 ") and said[1] == "True\n"


def test_arguments_of_the_wrong_type() -> None:
    with pytest.raises(TypeError):
        TokenSource.literal(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="headers"):
        TokenSource.endpoint("https://app.example.com", headers=["a"])  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        TokenSource.custom("a")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        TokenSource.endpoint(7)  # type: ignore[arg-type]
    source = TokenSource.literal("a")
    with pytest.raises(TypeError, match="sequence"):
        source.fetch(permissions="allow_join")
    with pytest.raises(TypeError, match="room_id"):
        source.fetch(room_id=7)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        source.on_refresh(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(source)
    with pytest.raises(TypeError):
        json.dumps(source.fetch())


def test_neither_the_native_library_nor_what_is_not_needed_is_loaded() -> None:
    program = """
import sys
from videosdk_server.token_source import TokenSource
with TokenSource.custom(lambda request: {"token": "a", "expiresIn": 3600}) as source:
    source.on_refresh(print)
    print(source.fetch().token)
TokenSource.custom(lambda request: {"token": "a", "expiresIn": 3600}).on_refresh(print)
loaded = {"videosdk_server._native", "asyncio", "ssl", "socket", "logging", "urllib.request"} & sys.modules.keys()
print(sorted(loaded))
"""
    said = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, timeout=30, check=True)
    assert said.stdout.splitlines() == ["a", "[]"]
