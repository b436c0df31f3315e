"""The shared cases of the token source, which tests/scenarios/token-source/README.md explains."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from token_source_world import Caller, Fields, LoopWorld, ThreadWorld, wire

from videosdk_server import VideoSDKError
from videosdk_server.token_source import AsyncTokenSource, Refresh, TokenSource
from videosdk_server.token_source._asking import custom, endpoint, literal

FOLDER = Path(__file__).parents[2] / "tests" / "scenarios" / "token-source"
FILES = [path for path in sorted(FOLDER.iterdir()) if path.name != "README.md"]
CASES = [pytest.param(case, id=case["id"]) for path in FILES for case in json.loads(path.read_text())]
FIELDS = {
    "case": "id title source error answers random steps requests events",
    "source": "endpoint timeout headers custom literal",
    "step": "fetch force callers name cancelled token expiresAt refreshAfter error ends at",
    "answer": "status headers body text size delay bodyDelay fault value throws",
    "request": "at url query headers request givenUp",
}


def check_fields(kind: str, fields: Fields) -> None:
    assert fields.keys() <= set(FIELDS[kind].split()), kind


def snake(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name)


def keeps_secrets(thing: object) -> None:
    """No text that begins with secret- shows in any way of printing."""
    printed = [str(thing), repr(thing), f"{thing}", repr(vars(thing)) if isinstance(thing, VideoSDKError) else ""]
    assert "secret-" not in "".join(printed)


def same_error(expected: Fields, error: BaseException | None) -> None:
    assert isinstance(error, VideoSDKError), f"an error of ours is expected, not {error!r}"
    for name, value in expected.items():
        assert getattr(error, snake(name)) == value, name
    keeps_secrets(error)


def check(caller: Caller) -> None:
    step = caller.step
    if caller.error and "error" not in step:
        raise caller.error
    assert caller.at == step.get("at", caller.began), "when the fetch ended"
    assert caller.is_cancelled == (step.get("ends") == "cancelled")
    if "error" in step:
        same_error(step["error"], caller.error)
    if "token" in step:
        assert caller.result.token == step["token"]
        keeps_secrets(caller.result)
        for name in {"expiresAt", "refreshAfter"} & step.keys():
            assert getattr(caller.result, snake(name)) == step[name], name


def check_requests(expected: list[Fields], requests: list[Fields]) -> None:
    assert len(requests) == len(expected), "the number of requests"
    for wanted, request in zip(expected, requests, strict=True):
        check_fields("request", wanted)
        for name, value in wanted.items():
            if name == "headers":
                assert {each: request["headers"].get(each) for each in value} == value
            else:
                assert request[name] == value, name


def check_events(expected: list[Fields], events: list[tuple[float, Refresh]]) -> None:
    assert len(events) == len(expected), "the number of events"
    for wanted, (at, event) in zip(expected, events, strict=True):
        assert (at, wire(event.request)) == (wanted["at"], wanted["request"])
        assert (event.access_token.token if event.access_token else None) == wanted.get("token")
        if "error" in wanted:
            same_error(wanted["error"], event.error)
        keeps_secrets(event)


def make(case: Fields, world: Any, kind: Callable[..., Any]) -> Any:
    source = case["source"]
    check_fields("source", source)
    for answer in case.get("answers", []):
        check_fields("answer", answer)
    if "literal" in source:
        return kind(literal(source["literal"]), world)
    if "custom" in source:
        return kind(custom(world.custom), world)
    headers = source.get("headers")
    given = world.headers if isinstance(headers, list) else headers
    return kind(endpoint(source["endpoint"], given, source.get("timeout", 10), "agent"), world)


async def run(case: Fields, world: Any, kind: Callable[..., Any]) -> None:
    check_fields("case", case)
    if "error" in case:
        with pytest.raises(VideoSDKError) as caught:
            make(case, world, kind)
        same_error(case["error"], caught.value)
        return
    source = make(case, world, kind)
    callers: list[Caller] = []
    events: list[tuple[float, Refresh]] = []
    unlisten: list[Callable[[], None]] = []
    for step in case["steps"]:
        if "fetch" in step:
            check_fields("step", step)
            request = {snake(name): value for name, value in step["fetch"].items()}
            for _ in range(step.get("callers", 1)):
                callers.append(Caller(step, world.monotonic))
                world.start(callers[-1], lambda r=request, s=step: source.fetch(**r, force=s.get("force", False)))
                if step.get("cancelled"):
                    callers[-1].task.cancel()  # type: ignore[union-attr]
        else:
            await act(step, source, world, callers, events, unlisten)
        await world.settle()
    for caller in callers:
        check(caller)
    check_requests(case.get("requests", [{}] * len(case.get("answers", []))), world.requests)
    check_events(case.get("events", []), events)
    keeps_secrets(source)
    source.close()


async def act(step: Fields, source: Any, world: Any, callers: Any, events: Any, unlisten: Any) -> None:
    ((action, value),) = step.items()
    if action == "advance":
        await world.advance(value)
    elif action in ("sleep", "setClock"):
        world.wall += value
    elif action == "cancel":
        for caller in callers:
            if caller.step.get("name") == value:
                caller.task.cancel()
        # A task that is cancelled learns of it when it is next stepped.
        await world.settle()
    elif action == "listen":
        heard = (lambda event: events.append((world.monotonic, event))) if value is True else throwing
        unlisten.append(source.on_refresh(heard))
    elif action == "unlisten":
        while unlisten:
            unlisten.pop()()
    else:
        {"invalidate": source.invalidate, "close": source.close}[action]()


def throwing(event: Refresh) -> None:
    raise RuntimeError("planted")


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="videosdk_server")


def needs_cancel(case: Any) -> bool:
    return any("cancel" in step or "cancelled" in step for step in case.get("steps", []))


@pytest.mark.parametrize("case", [case for case in CASES if not needs_cancel(case.values[0])])
def test_case(case: Fields) -> None:
    asyncio.run(run(case, ThreadWorld(case), TokenSource))


@pytest.mark.parametrize("case", CASES)
def test_case_with_asyncio(case: Fields) -> None:
    asyncio.run(run(case, LoopWorld(case), AsyncTokenSource))


def test_every_file_is_run_and_every_id_stands_once() -> None:
    ids = [case.id for case in CASES]
    assert all(path.suffix == ".json" for path in FILES)
    assert len(set(ids)) == len(ids) > 150
