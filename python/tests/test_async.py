"""The asyncio client, in every way that programs await."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

import videosdk_server
from videosdk_server import AsyncVideoSDK, Emulator

NEVER = {"status": 200, "body": {}, "delayMs": 60_000}


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


@pytest.fixture
def videosdk(emulator: Emulator) -> AsyncVideoSDK:
    return emulator.async_client()


async def until_asked(emulator: Emulator) -> None:
    while not emulator.requests():
        await asyncio.sleep(0)


def test_rooms(videosdk: AsyncVideoSDK) -> None:
    async def lesson() -> None:
        room = await videosdk.rooms.create(custom_room_id="lesson-7")
        assert (await videosdk.rooms.get("lesson-7")).room_id == room.room_id
        assert await videosdk.rooms.validate(room.room_id)
        assert (await videosdk.rooms.update(room.room_id, status="disabled")).disabled
        assert (await videosdk.request("GET", "/v2/rooms"))["data"][0]["roomId"] == room.room_id
        assert (await videosdk.rooms.end(room.room_id)).room_id == room.room_id

    asyncio.run(lesson())


def test_a_list_is_awaited_for_its_first_page_or_gone_through(videosdk: AsyncVideoSDK, emulator: Emulator) -> None:
    async def lesson() -> None:
        rooms = await asyncio.gather(*(videosdk.rooms.create(idempotent=True) for _ in range(5)))
        made = {room.room_id for room in rooms}
        page = await videosdk.rooms.list(per_page=2)
        assert (len(page), page.total, page.next is not None) == (2, 5, True)
        assert {room.room_id async for room in page} == made
        assert {room.room_id async for room in videosdk.rooms.list(per_page=2)} == made
        asked = len(emulator.requests())
        async for _ in videosdk.rooms.list(per_page=2):
            break
        assert len(emulator.requests()) == asked + 1, "a page that nobody wants is not asked for"

    asyncio.run(lesson())


def test_errors_are_raised_where_the_call_is_awaited(videosdk: AsyncVideoSDK) -> None:
    async def lesson() -> None:
        with pytest.raises(videosdk_server.NotFoundError) as caught:
            await videosdk.rooms.get("aaaa-bbbb-cccc")
        assert (caught.value.status, caught.value.path) == (404, "/v2/rooms/aaaa-bbbb-cccc")

    asyncio.run(lesson())


def test_each_run_has_a_loop_of_its_own(videosdk: AsyncVideoSDK) -> None:
    for _ in range(3):
        assert asyncio.run(videosdk.request("GET", "/v2/rooms"))["data"] == []


def test_loops_in_several_threads_share_a_client(videosdk: AsyncVideoSDK) -> None:
    answers: list[str] = []

    async def lesson() -> None:
        rooms = await asyncio.gather(*(videosdk.rooms.create() for _ in range(8)))
        answers.extend(room.room_id for room in rooms)

    threads = [threading.Thread(target=lambda: asyncio.run(lesson())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 32


def test_cancelling_a_task_closes_its_connection(videosdk: AsyncVideoSDK, emulator: Emulator) -> None:
    async def lesson() -> None:
        emulator.script(NEVER)
        task = asyncio.create_task(videosdk.rooms.create())
        await until_asked(emulator)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        while not emulator.requests()[0]["abandoned"]:
            await asyncio.sleep(0)
        assert (await videosdk.rooms.create()).room_id

    asyncio.run(asyncio.wait_for(lesson(), 20))


def test_wait_for_ends_a_call(videosdk: AsyncVideoSDK, emulator: Emulator) -> None:
    async def lesson() -> None:
        emulator.script(NEVER)
        started = time.monotonic()
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(videosdk.rooms.create(), 0.05)
        assert time.monotonic() - started < 10

    asyncio.run(lesson())


@pytest.mark.skipif(sys.version_info < (3, 11), reason="TaskGroup is new in 3.11")
def test_a_task_group_gives_up_its_other_calls(videosdk: AsyncVideoSDK, emulator: Emulator) -> None:
    async def fails() -> None:
        await until_asked(emulator)
        raise LookupError

    async def lesson() -> None:
        emulator.script(NEVER)
        async with asyncio.TaskGroup() as group:
            group.create_task(videosdk.rooms.create())
            group.create_task(fails())

    with pytest.raises(BaseExceptionGroup) as caught:  # noqa: F821 (of 3.11, as TaskGroup is)
        asyncio.run(asyncio.wait_for(lesson(), 20))
    assert [type(error) for error in caught.value.exceptions] == [LookupError]


def test_the_loop_goes_on_during_a_call(videosdk: AsyncVideoSDK, emulator: Emulator) -> None:
    async def lesson() -> None:
        emulator.script({"status": 200, "body": {"data": []}, "delayMs": 300})
        task = asyncio.create_task(videosdk.request("GET", "/v2/rooms"))
        turns = 0
        while not task.done():
            await asyncio.sleep(0)
            turns += 1
        assert turns > 10

    asyncio.run(lesson())


def test_a_call_that_is_never_awaited_is_never_made(videosdk: AsyncVideoSDK, emulator: Emulator) -> None:
    async def lesson() -> None:
        native = videosdk._native.invoke_async("rooms.list", "{}")
        native.close()  # type: ignore[attr-defined]
        with pytest.raises(RuntimeError, match="already awaited"):
            await native
        assert emulator.requests() == []

    asyncio.run(lesson())


def test_closing_a_call_under_way_drops_it(videosdk: AsyncVideoSDK, emulator: Emulator) -> None:
    async def lesson() -> None:
        emulator.script(NEVER)
        call = videosdk._native.invoke_async("rooms.create", "{}")
        call.send(None)  # type: ignore[attr-defined]
        await until_asked(emulator)
        call.close()  # type: ignore[attr-defined]
        while not emulator.requests()[0]["abandoned"]:
            await asyncio.sleep(0)

    asyncio.run(asyncio.wait_for(lesson(), 20))


def test_closing_happens_when_it_is_awaited(emulator: Emulator) -> None:
    async def lesson() -> None:
        closing = emulator.close_async()
        assert emulator.requests() == []
        await closing
        with pytest.raises(videosdk_server.InvalidRequestError, match="closed"):
            emulator.requests()

    asyncio.run(lesson())


def test_a_handler_of_events_cannot_wait_for_a_call(emulator: Emulator) -> None:
    told: list[str] = []

    def waits(_: videosdk_server.Event) -> None:
        try:
            emulator.client().rooms.list()
        except videosdk_server.InvalidRequestError as error:
            told.append(error.reason)

    videosdk = AsyncVideoSDK(emulator.api_key, emulator.secret, api_endpoint=emulator.url, on_event=waits)
    asyncio.run(videosdk.request("GET", "/v2/rooms"))
    assert told and all("another thread" in reason for reason in told)


def test_nothing_that_is_deprecated_is_used() -> None:
    program = """
import asyncio
from videosdk_server import AsyncVideoSDK, Emulator, NotFoundError

async def main() -> None:
    async with Emulator() as emulator:
        try:
            await emulator.async_client().rooms.get("nope")
        except NotFoundError:
            print("raised")

asyncio.run(main())
"""
    told = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=30)
    assert (told.stdout, told.stderr) == ("raised\n", "")


def test_async_with_ends_the_emulator() -> None:
    async def lesson() -> AsyncVideoSDK:
        async with Emulator() as emulator:
            videosdk = emulator.async_client()
            assert (await videosdk.rooms.create()).room_id
        with pytest.raises(videosdk_server.NetworkError):
            await videosdk.with_options(max_retries=0).rooms.list()
        return videosdk

    assert "AsyncVideoSDK" in repr(asyncio.run(lesson()))


def test_a_program_may_end_during_a_call() -> None:
    program = """
import asyncio
from videosdk_server import Emulator

async def main() -> None:
    emulator = Emulator()
    emulator.script({"delayMs": 60_000, "status": 200})
    asyncio.create_task(emulator.async_client().rooms.list()._page())
    while not emulator.requests():
        await asyncio.sleep(0)

asyncio.run(main())
print("ended")
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert (told.returncode, told.stdout, told.stderr) == (0, "ended\n", "")


def test_events_reach_the_handler_and_the_logger(emulator: Emulator, caplog: pytest.LogCaptureFixture) -> None:
    seen: list[videosdk_server.Event] = []
    videosdk = AsyncVideoSDK(emulator.api_key, emulator.secret, api_endpoint=emulator.url, on_event=seen.append)
    asyncio.run(videosdk.request("GET", "/v2/rooms"))
    assert [event.kind for event in seen] == ["token_renewed", "attempt_started", "attempt_finished"]
    assert (seen[2].status, seen[2].method, seen[2].attempt) == (200, "GET", 1)
    assert seen[2].duration is not None and 0 < seen[2].duration < 30

    with caplog.at_level("DEBUG", logger="videosdk_server"):
        emulator.client().rooms.list()
    assert "kind=attempt_finished" in caplog.text
    assert emulator.secret not in caplog.text
    assert json.dumps(emulator.requests()).count("[secret]") == 2


def test_a_handler_that_fails_is_not_the_calls_fault(emulator: Emulator) -> None:
    def fails(_: videosdk_server.Event) -> None:
        raise LookupError("of the handler")

    videosdk = videosdk_server.VideoSDK(
        emulator.api_key, emulator.secret, api_endpoint=emulator.url, on_event=fails
    )
    told: list[object] = []
    before, sys.unraisablehook = sys.unraisablehook, lambda unraisable: told.append(unraisable.exc_value)
    try:
        assert videosdk.rooms.list().total == 0
    finally:
        sys.unraisablehook = before
    assert told and all(isinstance(error, LookupError) for error in told)
