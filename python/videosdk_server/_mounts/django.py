"""The token server as a view of Django."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from .._request import Caller, Request, Response
from . import asgi, wsgi
from .shared import MULTIPART, asks_who, without_cors

if TYPE_CHECKING:
    from .._token_server import TokenServer


def view(server: TokenServer, identity: Callable[[Any], Caller] | None, cors: bool) -> Callable[..., Any]:
    """A view that waits for the service on its thread."""

    def token_server(request: Any, path: str = "") -> Any:
        caller = identity(request) if identity and asks_who(request.method) else None
        return _written(server._answer(_request_of(request, path, caller, server._most_body_bytes)), cors)

    token_server.csrf_exempt = True  # type: ignore[attr-defined]
    return token_server


def async_view(
    server: TokenServer,
    identity: Callable[[Any], Caller | Awaitable[Caller]] | None,
    cors: bool,
) -> Callable[..., Any]:
    """A view that waits for the service on the event loop."""

    async def token_server(request: Any, path: str = "") -> Any:
        caller = identity(request) if identity and asks_who(request.method) else None
        if inspect.isawaitable(caller):
            caller = await caller
        parts = _request_of(request, path, caller, server._most_body_bytes)
        answer = server._answer_now(parts)
        return _written(answer if answer is not None else await server._answer_async(parts), cors)

    token_server.csrf_exempt = True  # type: ignore[attr-defined]
    return token_server


def _request_of(request: Any, path: str, caller: Caller, most: int) -> Request:
    """The request, as the server around Django has it: Django itself has joined headers that came twice."""
    body = _body(request, most)
    if hasattr(request, "scope"):
        return asgi.request_of(request.scope, f"/{path}", body, caller)
    return wsgi.request_of(request.environ, f"/{path}", body, caller)


def _body(request: Any, most: int) -> bytes:
    if not hasattr(request, "scope") and "HTTP_TRANSFER_ENCODING" in request.environ:
        # Django takes a body without a declared length for none.
        return wsgi.body_of(request.environ, most)
    body = wsgi.read(request.read, most + 1)
    if not body and request.content_type == "multipart/form-data" and (request.POST or request.FILES):
        return MULTIPART
    return wsgi.whole(body, min(wsgi.declared_length(request.META), most + 1))


def _written(answer: Response, cors: bool) -> Any:
    from django.http import HttpResponse  # type: ignore[import-untyped]

    if not cors:
        answer = without_cors(answer)
    response = HttpResponse(answer.body, status=answer.status, headers=dict(answer.headers))
    if not any(name == "content-type" for name, _ in answer.headers):
        del response["Content-Type"]
    return response
