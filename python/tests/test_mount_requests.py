"""What every mount hands on of a request: its path, its body, who asks and from where."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import pytest
from mounts.cases import refused_cases
from mounts.direct import KEYS, Exchange, Recorder, django_answer, environ_of, flask_answer, scope_of, wsgi

from videosdk_server import ConfigurationError, Identity, TokenServer, VideoSDK
from videosdk_server._mounts.shared import path_as_sent


@pytest.mark.parametrize(
    ("sent", "decoded", "kept"),
    [
        ("/video/get-token", "/get-token", "/get-token"),
        ("/video/validate-meeting/a%20b%2Fc?x=/y", "/validate-meeting/a b/c", "/validate-meeting/a%20b%2Fc"),
        ("/v%69deo/get%2dtoken", "/get-token", "/get%2dtoken"),
        ("/video/%C3%A9", "/é", "/%C3%A9"),
        ("/video//get-token", "//get-token", "//get-token"),
        ("http://host.test/video/a%2Fb", "/a/b", "/a%2Fb"),
        ("/video", "", ""),
        # What does not fit is not believed.
        ("/video/other", "/get-token", "/get-token"),
        ("", "/a b", "/a%20b"),
        ("/x", "/longer/than/that", "/longer/than/that"),
        ("/video/\xe9", "/\udce9", "/%E9"),
    ],
)
def test_a_path_is_handed_on_as_it_was_sent(sent: str, decoded: str, kept: str) -> None:
    assert path_as_sent(sent, decoded) == kept


def test_the_mounts_pass_the_address_of_the_peer(server: TokenServer, recorder: Recorder) -> None:
    exchange = Exchange()
    asyncio.run(server.asgi()(scope_of("/get-token"), exchange.receive, exchange.send))
    asyncio.run(server.asgi()(scope_of("/get-token", client=None), Exchange().receive, exchange.send))
    wsgi(server, environ_of("/get-token"))
    flask_answer(server, environ_of("/video/get-token"))
    for view in (server.django(), server.django_async()):
        django_answer(view, environ_of("/get-token"))
    peers = [request[6] for request in recorder.requests]
    assert peers == ["192.0.2.7", None, "192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.7"]


def test_a_preflight_asks_nobody_who_they_are() -> None:
    def session(_: Any) -> Identity:
        raise AssertionError("there is no session in a preflight")

    server = TokenServer(VideoSDK(*KEYS), authentication="host")
    exchange = Exchange()
    scope = scope_of("/get-token", method="OPTIONS")
    asyncio.run(server.asgi(identity=session)(scope, exchange.receive, exchange.send))
    assert exchange.sent[0]["status"] == 204
    environ = {"REQUEST_METHOD": "OPTIONS"}
    assert wsgi(server, environ_of("/get-token", **environ), identity=session)[0] == 204
    for view in (server.django(identity=session), server.django_async(identity=session)):
        assert django_answer(view, environ_of("/get-token", **environ)).status_code == 204


@pytest.mark.parametrize(
    ("address", "second"),
    [("192.0.2.7", 429), ("2001:db8::1", 429), ("fe80::1%eth0", 429), ("testclient", 200), ("", 200)],
)
def test_an_address_is_counted_and_what_is_none_is_unknown(address: str, second: int) -> None:
    server = TokenServer(VideoSDK(*KEYS), limits={"address": "1/day burst 1"})
    assert [server.handle("GET", "/get-token", peer=address).status for _ in range(2)] == [200, second]


def test_a_caller_may_be_awaited_or_given_as_a_mapping() -> None:
    server = TokenServer(VideoSDK(*KEYS), authentication="host")

    async def looked_up(scope: object) -> dict[str, Any]:
        await asyncio.sleep(0)
        return {"sub": "anna-7", "claims": {"role": "teacher"}}

    for identity in (looked_up, lambda scope: {"sub": "anna-7"}, lambda scope: Identity("anna-7")):
        exchange = Exchange()
        asyncio.run(server.asgi(identity=identity)(scope_of("/get-token"), exchange.receive, exchange.send))
        assert exchange.status == 200
    assert server.handle("GET", "/get-token", identity={"sub": "anna-7"}).status == 200
    with pytest.raises(TypeError, match="id"):
        server.handle("GET", "/get-token", identity={"id": "anna-7"})


def mount(server: TokenServer, kind: str, **options: Any) -> None:
    """Makes a mount; Flask's is made anew for each request."""
    if kind == "flask":
        flask_answer(server, environ_of("/video/get-token"), **options)
    else:
        getattr(server, kind)(**options)


KINDS = ["asgi", "wsgi", "django", "django_async", "flask"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_mount_whose_identity_nothing_would_look_at_is_refused(kind: str) -> None:
    assert len(refused_cases()) >= 4
    for server in [case.token_server("http://127.0.0.1:1") for case in refused_cases()]:
        # A stranger is the one who asks: it is the mount that is wrong, and not what it says of a caller.
        stranger = None if kind == "flask" else lambda request: None
        with pytest.raises(ConfigurationError, match="identity, but authentication is open.* host") as told:
            mount(server, kind, identity=stranger)
        assert told.value.code == "option_invalid"
        with pytest.raises(ConfigurationError, match="authentication is open"):
            server.check_mount(with_identity=True)
        mount(server, kind)
        server.check_mount(with_identity=False)


@pytest.mark.parametrize("kind", KINDS)
def test_a_mount_without_the_identity_that_is_needed_is_refused(kind: str) -> None:
    server = TokenServer(VideoSDK(*KEYS), authentication="host")
    with pytest.raises(ConfigurationError, match="authentication is host, but the mount has no identity") as told:
        mount(server, kind)
    assert told.value.code == "option_invalid"
    mount(server, kind, identity=None if kind == "flask" else lambda request: None)


def test_where_the_host_writes_the_headers_of_cors_there_are_none_of_ours() -> None:
    server = TokenServer(VideoSDK(*KEYS), allowed_origins=["https://app.example.com"])
    page = environ_of("/get-token", HTTP_ORIGIN="https://app.example.com")
    with_ours, without = (wsgi(server, page, cors=cors)[1] for cors in (True, False))
    ours = {name for name in with_ours if name.startswith("access-control-") or name == "vary"}
    assert {"access-control-allow-origin", "access-control-expose-headers", "vary"} <= ours
    assert with_ours.keys() - without.keys() == ours
    # What is refused stays refused.
    foreign = environ_of("/get-token", HTTP_ORIGIN="https://evil.example")
    assert wsgi(server, foreign, cors=False)[2]["code"] == "origin_refused"


def test_a_body_is_read_one_byte_further_than_it_may_be_long(server: TokenServer) -> None:
    part = {"type": "http.request", "body": b"x" * 10_000, "more_body": True}
    exchange = Exchange(*[part] * 100)
    asyncio.run(server.asgi()(scope_of("/create-meeting", method="POST"), exchange.receive, exchange.send))
    assert (exchange.status, len(exchange.waiting)) == (413, 98)
    endless = io.BufferedReader(Endless())
    environ = environ_of("/create-meeting", REQUEST_METHOD="POST")
    environ |= {"wsgi.input": endless, "wsgi.input_terminated": True}
    assert wsgi(server, environ)[0] == 413
    assert endless.raw.given < 100_000  # type: ignore[attr-defined]


def test_half_a_body_is_not_acted_upon(server: TokenServer, recorder: Recorder) -> None:
    half = environ_of("/create-meeting", b"customRoomId=less", CONTENT_LENGTH="1000")
    with pytest.raises(ConnectionError, match="17 bytes"):
        wsgi(server, half)
    gone = Exchange({"type": "http.request", "body": b"custom", "more_body": True}, {"type": "http.disconnect"})
    asyncio.run(server.asgi()(scope_of("/create-meeting", method="POST"), gone.receive, gone.send))
    assert (recorder.requests, gone.sent) == ([], [])


class Endless(io.RawIOBase):
    given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.given += len(buffer)
        return len(buffer)
