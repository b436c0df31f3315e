"""The token server as an ASGI application: for Starlette, FastAPI and whatever else takes one."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import TYPE_CHECKING, Any

from .._request import Caller, Request, Response
from .shared import asks_who, path_as_sent, without_cors

if TYPE_CHECKING:
    from .._token_server import TokenServer

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class AsgiApp:
    """Answers the requests below the path that it is mounted at."""

    def __init__(
        self,
        server: TokenServer,
        identity: Callable[[Scope], Caller | Awaitable[Caller]] | None,
        cors: bool,
    ) -> None:
        self._server = server
        self._identity = identity
        self._cors = cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            answer = await self._answer(scope, receive)
            if answer is not None:
                await _write(answer if self._cors else without_cors(answer), send)

    async def _answer(self, scope: Scope, receive: Receive) -> Response | None:
        """The answer; nothing when the caller has gone."""
        caller = self._identity(scope) if self._identity and asks_who(scope["method"]) else None
        if inspect.isawaitable(caller):
            caller = await caller
        body = await _body(receive, self._server._most_body_bytes)
        if body is None:
            return None
        request = request_of(scope, _below_the_mount(scope), body, caller)
        answer = self._server._answer_now(request)
        if answer is None:
            answer = await _unless_gone(self._server._answer_async(request), receive)
        return answer

    def __repr__(self) -> str:
        return f"AsgiApp({self._server!r})"


def request_of(scope: Scope, path: str, body: bytes, caller: Caller) -> Request:
    """The request of a scope, with a decoded path that is relative to the mount."""
    # A header that came twice stands twice in a scope, and so it does here.
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
    sent = (scope.get("raw_path") or b"").decode("latin-1")
    query = scope.get("query_string", b"").decode("latin-1")
    client = scope.get("client")
    peer = client[0] if client else None
    return Request.of(scope["method"], path_as_sent(sent, path), query, headers, body, caller, peer)


def _below_the_mount(scope: Scope) -> str:
    """Starlette leaves the whole path and says in ``root_path`` what of it is the mount; others have cut it already."""
    path: str = scope["path"]
    root: str = scope.get("root_path", "").rstrip("/")
    below = path.removeprefix(root)
    return below if below[:1] in ("", "/") else path


async def _body(receive: Receive, most: int) -> bytes | None:
    """The body, at most one byte more than is allowed; nothing when the caller has gone."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > most or not message.get("more_body", False):
            return bytes(body[: most + 1])


async def _unless_gone(call: Coroutine[Any, Any, Response], receive: Receive) -> Response | None:
    """Waits for an answer, and gives up the call when the caller goes away before it."""
    answering = asyncio.ensure_future(call)
    leaving = asyncio.ensure_future(_leaves(receive))
    try:
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not answering.done() and leaving.result():
            return None
        return await answering
    finally:
        answering.cancel()
        leaving.cancel()
        await asyncio.wait({answering, leaving})


async def _leaves(receive: Receive) -> bool:
    """True when the caller goes away. Middleware that has read a body may give it again and again, and then it is not
    known."""
    message = await receive()
    return bool(message["type"] == "http.disconnect")


async def _write(answer: Response, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    if answer.body:
        headers.append((b"content-length", str(len(answer.body)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


async def _live(receive: Receive, send: Send) -> None:
    """Served without a framework around, it is told of start and end; there is nothing to do at either."""
    for stage in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{stage}.complete"})
