"""The token server as a WSGI application, and how a request is read where a framework is built on WSGI."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from .._request import Caller, Request
from .shared import asks_who, path_as_sent, without_cors

if TYPE_CHECKING:
    from .._token_server import TokenServer

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


class WsgiApp:
    """Answers the requests below the path that it is mounted at."""

    def __init__(self, server: TokenServer, identity: Callable[[Environ], Caller] | None, cors: bool) -> None:
        self._server = server
        self._identity = identity
        self._cors = cors

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        caller = self._identity(environ) if self._identity and asks_who(environ["REQUEST_METHOD"]) else None
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "surrogateescape")
        body = body_of(environ, self._server._most_body_bytes)
        answer = self._server._answer(request_of(environ, path, body, caller))
        if not self._cors:
            answer = without_cors(answer)
        headers = list(answer.headers)
        if answer.body:
            headers.append(("content-length", str(len(answer.body))))
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", headers)
        return [answer.body] if answer.body else []

    def __repr__(self) -> str:
        return f"WsgiApp({self._server!r})"


def request_of(environ: Mapping[str, Any], path: str, body: bytes, caller: Caller) -> Request:
    """The request of an environment, with a decoded path that is relative to the mount."""
    sent = environ.get("RAW_URI") or environ.get("REQUEST_URI") or ""
    method, query = environ["REQUEST_METHOD"], environ.get("QUERY_STRING", "")
    peer = environ.get("REMOTE_ADDR") or None
    return Request.of(method, path_as_sent(sent, path), query, _headers(environ), body, caller, peer)


def body_of(environ: Mapping[str, Any], most: int) -> bytes:
    """The body, at most one byte more than is allowed."""
    stream = environ["wsgi.input"]
    if environ.get("wsgi.input_terminated"):
        return read(stream.read, most + 1)
    wanted = min(declared_length(environ), most + 1)
    return whole(read(stream.read, wanted), wanted)


def read(source: Callable[[int], bytes], most: int) -> bytes:
    """Reads to the end, or to the most."""
    body = b""
    while len(body) < most and (part := source(most - len(body))):
        body += part
    return body


def declared_length(environ: Mapping[str, Any]) -> int:
    declared: str = environ.get("CONTENT_LENGTH") or ""
    return int(declared) if declared.isdecimal() else 0


def announces_body(environ: Mapping[str, Any]) -> bool:
    """False for the request for a token as nearly all are; to look for a body then would cost more than the answer."""
    return (
        environ["REQUEST_METHOD"] not in ("GET", "HEAD", "OPTIONS")
        or bool(environ.get("CONTENT_LENGTH"))
        or "HTTP_TRANSFER_ENCODING" in environ
    )


def whole(body: bytes, wanted: int) -> bytes:
    """The body, unless it ended early: half a form is a form too, and would be acted upon."""
    if len(body) < wanted:
        raise ConnectionError(f"the body ended after {len(body)} bytes")
    return body


def hands_on_its_body(environ: Mapping[str, Any]) -> bool:
    """False where the server left the chunks of a body as they came, and reading them would never end."""
    return "HTTP_TRANSFER_ENCODING" not in environ or bool(environ.get("wsgi.input_terminated"))


def _headers(environ: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The headers. Those that came twice were joined by the server; where two are a fault they are two again."""
    for key, value in environ.items():
        if key.startswith("HTTP_"):
            name = key[5:].replace("_", "-").lower()
            yield from ((name, part) for part in _as_they_came(name, value))
        elif key in ("CONTENT_TYPE", "CONTENT_LENGTH") and value:
            yield key.replace("_", "-").lower(), value
    if not hands_on_its_body(environ):
        # What is not decoded is refused, instead of being taken for no body.
        yield "content-encoding", "chunked"


def _as_they_came(name: str, value: str) -> list[str]:
    if name in ("host", "origin"):
        return value.split(",")
    if name == "authorization" and _NEXT_CREDENTIALS.search(_QUOTED.sub('""', value)):
        return [value, value]
    return [value]


_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
#: A comma with something behind it that is no parameter of the credentials before it (RFC 9110 section 11.4).
_NEXT_CREDENTIALS = re.compile(r",(?!\s*[\w!#$%&'*+.^`|~-]+\s*=\s*[^\s=,])")
