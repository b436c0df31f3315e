"""Forks, threads and signals: what a server does with its processes."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from videosdk_server import Emulator, VideoSDK


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
                os._exit(0)
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
