"""A client that sends a request exactly as it is told."""

from __future__ import annotations

import time
from collections.abc import Iterable
from http.client import HTTPConnection
from urllib.parse import urlsplit

from .cases import Case, filled
from .expect import Answer


def play(url: str, case: Case) -> Answer:
    """Sends the request of a case to its own mount, behind those before it."""
    for earlier in case.before:
        play(url, earlier)
    return send(url, case.input["method"], f"/{case.id}{filled(case.input['path'])}", case.headers(), case.body())


def send(
    url: str,
    method: str,
    path: str,
    headers: Iterable[tuple[str, str]] = (),
    body: bytes | None = None,
    chunks: Iterable[bytes] | None = None,
) -> Answer:
    """``chunks`` is a body whose length is not told; the host may answer before its end."""
    place = urlsplit(url)
    assert place.hostname
    headers = list(headers)
    connection = HTTPConnection(place.hostname, place.port, timeout=30)
    started = time.monotonic()
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        if not any(name.lower() == "host" for name, _ in headers):
            connection.putheader("Host", place.netloc)
        for name, value in headers:
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        if chunks is not None:
            connection.putheader("Transfer-Encoding", "chunked")
        connection.endheaders()
        try:
            if body:
                connection.send(body)
            for chunk in chunks or ():
                connection.send(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            if chunks is not None:
                connection.send(b"0\r\n\r\n")
        except (BrokenPipeError, ConnectionResetError):
            pass  # It has heard enough, and its answer is there.
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read(), time.monotonic() - started)
    finally:
        connection.close()
