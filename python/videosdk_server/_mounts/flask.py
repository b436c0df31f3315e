"""The token server as what a view of Flask answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from .._request import Caller
from .shared import MULTIPART, without_cors
from .wsgi import announces_body, read, request_of

if TYPE_CHECKING:
    import flask

    from .._token_server import TokenServer


def answer(server: TokenServer, path: str, caller: Caller, cors: bool) -> flask.Response:
    """Answers the request that Flask is at."""
    from flask import Response, request

    found = server._answer(request_of(request.environ, f"/{path}", _body(request, server._most_body_bytes), caller))
    if not cors:
        found = without_cors(found)
    response = Response(found.body, found.status, found.headers)
    if not any(name == "content-type" for name, _ in found.headers):
        del response.headers["Content-Type"]
    # The length of what HEAD leaves out is not that of nothing.
    response.automatically_set_content_length = request.method != "HEAD"
    return response


def _body(request: flask.Request, most: int) -> bytes:
    """The body. What runs before each request may have read it, and then it is still there in some form."""
    if not announces_body(request.environ):
        return b""
    body = read(request.stream.read, most + 1) or request.get_data()
    if not body and request.mimetype == "multipart/form-data" and (request.form or request.files):
        return MULTIPART
    return body or urlencode(list(request.form.items(multi=True))).encode()
