"""The ASGI application: paths, callers who leave, and no turn of the loop where none is needed."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from mounts.direct import KEYS, Exchange, Recorder, scope_of

from videosdk_server import AsyncVideoSDK, Emulator, TokenServer


@pytest.mark.parametrize(
    ("path", "root", "relative"),
    [
        ("/video/get-token", "/video", "/get-token"),
        ("/get-token", "/video", "/get-token"),
        ("/get-token", "", "/get-token"),
        ("/video", "/video", ""),
        ("/video/get-token", "/video/", "/get-token"),
        ("/videos/get-token", "/video", "/videos/get-token"),
    ],
)
def test_an_asgi_path_is_relative_to_the_mount(
    server: TokenServer, recorder: Recorder, path: str, root: str, relative: str
) -> None:
    exchange = Exchange()
    asyncio.run(server.asgi()(scope_of(path, root_path=root), exchange.receive, exchange.send))
    assert recorder.requests[0][1] == relative


def test_what_needs_no_waiting_needs_no_turn_of_the_event_loop(server: TokenServer) -> None:
    exchange = Exchange()
    call = server.asgi()(scope_of("/get-token"), exchange.receive, exchange.send)
    with pytest.raises(StopIteration):
        call.send(None)
    assert exchange.status == 200 and "token" in exchange.json


def test_a_repeated_header_is_repeated_in_asgi(server: TokenServer) -> None:
    exchange = Exchange()
    headers = [(b"authorization", b"Bearer a"), (b"Authorization", b"Bearer a")]
    asyncio.run(server.asgi()(scope_of("/get-token", headers=headers), exchange.receive, exchange.send))
    assert (exchange.status, exchange.json["code"]) == (400, "header_duplicated")


@asynccontextmanager
async def served(app: Any, **settings: Any) -> AsyncIterator[int]:
    """The port at which uvicorn serves an application."""
    running = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", **settings))
    serving = asyncio.create_task(running.serve())
    while not running.started:
        await asyncio.sleep(0.01)
    try:
        yield running.servers[0].sockets[0].getsockname()[1]
    finally:
        running.should_exit = True
        await serving


def test_a_caller_who_leaves_ends_the_call_to_the_service() -> None:
    async def lesson() -> None:
        asked, dropped = asyncio.Event(), asyncio.Event()

        async def never_answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            asked.set()
            # Whatever is left of the request, and then the end of the connection.
            while await reader.read(1_000):
                pass
            dropped.set()
            writer.close()

        service = await asyncio.start_server(never_answers, "127.0.0.1", 0)
        url = "http://{}:{}".format(*service.sockets[0].getsockname())
        server = TokenServer(AsyncVideoSDK(*KEYS, api_endpoint=url), upstream_deadline=60)
        async with served(server.asgi()) as port:
            _, caller = await asyncio.open_connection("127.0.0.1", port)
            caller.write(b"POST /create-meeting HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
            await asyncio.wait_for(asked.wait(), 30)
            assert not dropped.is_set()
            caller.close()
            await asyncio.wait_for(dropped.wait(), 30)
        service.close()

    asyncio.run(lesson())


def test_middleware_that_gives_a_body_again_and_again_holds_nothing_up(emulator: Emulator) -> None:
    server = TokenServer(emulator.async_client())
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"{}"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(server.asgi()(scope_of("/create-meeting", method="POST"), receive, send))
    assert sent[0]["status"] == 200


def test_the_application_is_served_without_a_framework_and_below_a_root_path(server: TokenServer) -> None:
    async def lesson() -> None:
        async with served(server.asgi(), lifespan="on", root_path="/video") as port:
            answer = await asyncio.to_thread(urllib.request.urlopen, f"http://127.0.0.1:{port}/get-token")
            assert "token" in json.load(answer)

    asyncio.run(lesson())


def test_a_websocket_is_turned_away(server: TokenServer) -> None:
    exchange = Exchange({"type": "websocket.connect"})
    asyncio.run(server.asgi()({"type": "websocket"}, exchange.receive, exchange.send))
    assert exchange.sent == [{"type": "websocket.close", "code": 1008}]
