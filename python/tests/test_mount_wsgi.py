"""The mounts on WSGI: what a server has joined or left undone, and threads that wait."""

from __future__ import annotations

import threading

import pytest
from mounts.direct import KEYS, django_answer, environ_of, flask_answer, wsgi

from videosdk_server import Emulator, Identity, TokenServer, VideoSDK


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("Bearer a,Bearer b", 400),
        ("Basic YTpi,YTpi", 400),
        ("Basic YWJjZA==,x", 400),
        ('Digest a="b,c",d=e', 200),
        ('Digest a="b", d="e"', 200),
        ("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host;x, Signature=c", 200),
        ('Digest a="b",Digest a="b"', 400),
        ("Basic YTpi", 200),
    ],
)
def test_a_header_that_the_server_joined_is_two_again_in_wsgi(server: TokenServer, value: str, status: int) -> None:
    signed_in = TokenServer(VideoSDK(*KEYS), authentication="host")
    environ = environ_of("/get-token", HTTP_AUTHORIZATION=value)
    assert wsgi(signed_in, environ, identity=lambda environ: Identity("anna"))[0] == status


def test_two_hosts_are_refused_in_wsgi(server: TokenServer) -> None:
    status, _, body = wsgi(server, environ_of("/get-token", HTTP_HOST="localhost,localhost"))
    assert (status, body["code"]) == (400, "header_duplicated")


def test_chunks_that_the_server_does_not_read_are_no_missing_body(server: TokenServer) -> None:
    chunked = environ_of("/create-meeting", REQUEST_METHOD="POST", HTTP_TRANSFER_ENCODING="chunked")
    status, _, body = wsgi(server, chunked)
    assert (status, body["code"]) == (415, "encoding_refused")


def test_other_threads_run_while_a_mount_waits_for_the_service(emulator: Emulator) -> None:
    server = TokenServer(emulator.client())
    mounts = [
        lambda: wsgi(server, environ_of("/create-meeting", REQUEST_METHOD="POST")),
        lambda: flask_answer(server, environ_of("/video/create-meeting", REQUEST_METHOD="POST")),
        lambda: django_answer(server.django(), environ_of("/create-meeting", REQUEST_METHOD="POST")),
    ]
    for mount in mounts:
        emulator.script({"status": 200, "body": {"roomId": "ab12-cd34-ef56"}, "delayMs": 300})
        call = threading.Thread(target=mount)
        call.start()
        turns = 0
        while call.is_alive():
            turns += 1
        assert turns > 1_000
    assert len(emulator.requests()) == len(mounts)
