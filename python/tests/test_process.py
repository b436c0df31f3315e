"""Forks, threads and signals: what a server does with its processes."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from videosdk_server import Emulator, InternalError, InvalidRequestError, VideoSDK


def client_of(emulator: Emulator) -> VideoSDK:
    address = emulator.url.removeprefix("http://")
    return VideoSDK(emulator.api_key, emulator.secret, emulator=address, deadline=20)


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@needs_fork
def test_a_client_goes_on_in_a_forked_child_its_child_and_the_parent() -> None:
    with Emulator() as emulator:
        videosdk = client_of(emulator)
        room_id = videosdk.rooms.create().room_id

        def validates_there(depth: int) -> bool:
            child = os.fork()
            if child:
                return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
            try:
                good = videosdk.rooms.validate(room_id).valid
                good = good and (depth == 0 or validates_there(depth - 1))
                os._exit(0 if good else 1)
            finally:
                os._exit(2)

        assert validates_there(depth=1)
        assert videosdk.rooms.validate(room_id).valid


_videosdk: VideoSDK | None = None


def _in_pool(room_id: str) -> str:
    assert _videosdk is not None
    return _videosdk.rooms.get(room_id).room_id


@needs_fork
def test_the_workers_of_a_forked_pool_share_a_client() -> None:
    global _videosdk
    with Emulator() as emulator:
        _videosdk = client_of(emulator)
        room_id = _videosdk.rooms.create().room_id
        with multiprocessing.get_context("fork").Pool(2) as pool:
            assert pool.map_async(_in_pool, [room_id] * 8).get(timeout=30) == [room_id] * 8


@needs_fork
def test_a_forked_child_has_other_token_ids() -> None:
    with Emulator() as emulator:
        videosdk = client_of(emulator)
        videosdk.tokens.participant()
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                os.write(writing, _token_id(videosdk).encode())
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        theirs = os.read(reading, 100).decode()
        assert len(theirs) == 36
        assert theirs != _token_id(videosdk)


def _token_id(videosdk: VideoSDK) -> str:
    return str(videosdk.tokens.decode(videosdk.tokens.participant())["jti"])


@needs_fork
def test_an_emulator_is_closed_by_the_process_that_started_it_alone() -> None:
    with Emulator() as emulator:
        videosdk = client_of(emulator)
        child = os.fork()
        if not child:
            try:
                emulator.close()
                try:
                    emulator.requests()
                except InvalidRequestError as error:
                    os._exit(0 if "process" in error.reason else 3)
            finally:
                os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert videosdk.rooms.create().room_id


def test_64_threads_share_one_client() -> None:
    with Emulator() as emulator:
        videosdk = client_of(emulator)
        room_id = videosdk.rooms.create().room_id
        with ThreadPoolExecutor(64) as threads:
            answers = list(threads.map(lambda _: videosdk.rooms.get(room_id).room_id, range(256)))
        assert answers == [room_id] * 256


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted by /proc")
def test_importing_and_signing_start_no_thread() -> None:
    program = """
import os
from videosdk_server import VideoSDK
VideoSDK("11111111-2222-4333-8444-555555555555", "5" * 64).tokens.participant()
print(len(os.listdir("/proc/self/task")))
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "1"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_ctrl_c_ends_a_call_and_the_client_goes_on() -> None:
    with Emulator() as emulator:
        videosdk = client_of(emulator)
        emulator.script({"status": 200, "delayMs": 60_000})

        def interrupt() -> None:
            while not emulator.requests():
                pass
            os.kill(os.getpid(), signal.SIGINT)

        thread = threading.Thread(target=interrupt)
        thread.start()
        with pytest.raises(KeyboardInterrupt):
            videosdk.rooms.create()
        thread.join()
        assert videosdk.rooms.create().room_id


def test_other_threads_run_during_a_call() -> None:
    with Emulator() as emulator:
        videosdk = client_of(emulator)
        emulator.script({"status": 200, "body": {"data": []}, "delayMs": 300})
        call = threading.Thread(target=videosdk.rooms.list)
        call.start()
        turns = 0
        while call.is_alive():
            turns += 1
        assert turns > 1_000


def test_a_program_may_end_during_a_call_of_another_thread() -> None:
    program = """
import threading
from videosdk_server import Emulator

emulator = Emulator()
emulator.script({"delayMs": 60_000, "status": 200})
threading.Thread(target=emulator.client().rooms.list, daemon=True).start()
while not emulator.requests():
    pass
print("ended")
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert (told.returncode, told.stdout, told.stderr) == (0, "ended\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_100_000_calls_leave_no_memory_behind() -> None:
    program = """
import asyncio
from videosdk_server import Emulator

def kilobytes() -> int:
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

with Emulator() as emulator:
    videosdk, asynchronous = emulator.client(), emulator.async_client()
    room_id = videosdk.rooms.create().room_id
    token = videosdk.tokens.participant()

    async def awaited(calls: int) -> None:
        for _ in range(calls):
            await asynchronous.rooms.get(room_id)

    def calls(number: int) -> None:
        for _ in range(number):
            videosdk.tokens.verify(videosdk.tokens.participant(room_id=room_id))
        for _ in range(number // 50):
            videosdk.rooms.get(room_id)
        asyncio.run(awaited(number // 50))

    calls(20_000)
    before = kilobytes()
    calls(100_000)
    print(kilobytes() - before)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    assert int(told.stdout) < 8_000, f"{told.stdout} kB more than before"


def test_a_panic_is_an_error_and_the_library_goes_on() -> None:
    """Only a library that was built for the tests has panics planted in it."""
    with Emulator() as emulator:
        videosdk = client_of(emulator)
        for panics in (
            lambda: videosdk.tokens.decode("panic"),
            lambda: videosdk._native.invoke("panic", "{}"),
            lambda: asyncio.run(_awaited(videosdk._native.invoke_async("panic", "{}"))),
        ):
            with pytest.raises(InternalError) as caught:
                panics()
            assert (caught.value.kind, "planted" in caught.value.reason) == ("internal", False)
        assert videosdk.rooms.create().room_id


async def _awaited(operation: Awaitable[str]) -> str:
    return await operation


GUNICORN = """
from videosdk_server import Emulator, VideoSDK

emulator = Emulator()
videosdk = emulator.client()
room_id = videosdk.rooms.create().room_id

def app(environ, start_response):
    good = videosdk.rooms.validate(room_id).valid
    start_response("200 OK" if good else "500 Bad", [("content-type", "text/plain")])
    return [b"good" if good else b"bad"]
"""


@needs_fork
def test_a_client_made_before_gunicorn_forks_its_workers_answers_in_them(tmp_path: Path) -> None:
    (tmp_path / "preloaded.py").write_text(GUNICORN)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.set_inheritable(True)
        command = [sys.executable, "-m", "gunicorn", "--preload", "--workers", "2", "--log-level", "error"]
        server = subprocess.Popen(
            [*command, "--bind", f"fd://{listener.fileno()}", "preloaded:app"],
            cwd=tmp_path,
            pass_fds=[listener.fileno()],
        )
        try:
            url = "http://{}:{}/".format(*listener.getsockname())
            for _ in range(6):
                with urllib.request.urlopen(url, timeout=30) as answer:
                    assert answer.read() == b"good"
        finally:
            server.terminate()
            server.wait(timeout=30)
