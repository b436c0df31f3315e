"""The shared scenarios, which tests/scenarios/README.md explains, through both clients."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
from collections.abc import Callable, Coroutine
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from videosdk_server import AsyncVideoSDK, Emulator, VideoSDK, VideoSDKError

FOLDER = Path(__file__).parents[2] / "tests" / "scenarios"
ALL = [path for path in sorted(FOLDER.rglob("*")) if path.is_file() and path.name != "README.md"]
# Those of the token source are of another form, and have a runner of their own.
FILES = [path for path in ALL if path.parent.name != "token-source"]
SCENARIOS = [pytest.param(case, id=case["id"]) for path in FILES for case in json.loads(path.read_text())]
FIELDS = {"id", "title", "client", "answers", "before", "call", "arguments", "options", "items", "cancel"}
FIELDS |= {"result", "error", "requests"}


def snake(name: str) -> str:
    return re.sub("(?<!^)(?=[A-Z])", "_", name).lower()


class Compare:
    """Whether what has happened is what a scenario says; a text with ``$`` stands for the first text in its place."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def filled_in(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self.filled_in(field) for name, field in value.items()}
        if isinstance(value, list):
            return [self.filled_in(item) for item in value]
        return self.known.get(value, value) if isinstance(value, str) else value

    def same(self, expected: Any, actual: Any) -> bool:
        if isinstance(expected, dict) and isinstance(actual, dict):
            return expected.keys() == actual.keys() and all(
                self.same(field, actual[name]) for name, field in expected.items()
            )
        if isinstance(expected, list) and isinstance(actual, list):
            return len(expected) == len(actual) and all(map(self.same, expected, actual))
        if isinstance(expected, str) and expected.startswith("$") and isinstance(actual, str):
            return self.known.setdefault(expected, actual) == actual
        return type(expected is True) is type(actual is True) and bool(expected == actual)

    def outcome(self, call: dict[str, Any], answer: Any, error: VideoSDKError | None) -> None:
        expected = call.get("error")
        if error is None:
            assert expected is None, f"an error is expected, not {answer}"
            if "result" in call:
                assert self.same(call["result"], answer), f"{answer} is not {call['result']}"
            return
        if expected is None:
            raise error
        for name, value in expected.items():
            if name == "mention":
                assert all(word.lower() in error.reason.lower() for word in value), error.reason
            else:
                assert self.same(value, getattr(error, snake(name))), f"{name} is {getattr(error, snake(name))!r}"

    def requests(self, expected: list[dict[str, Any]], seen: list[dict[str, Any]]) -> None:
        assert len(expected) == len(seen), seen
        for wanted, request in zip(expected, seen, strict=True):
            shown = {"method": request["method"], "path": request["path"]}
            if request["query"]:
                shown["query"] = request["query"]
            if request["body"]:
                shown["body"] = json.loads(request["body"])
            if "headers" in wanted:
                shown["headers"] = {name: request["headers"].get(name) for name in wanted["headers"]}
            assert self.same(wanted, shown), f"{shown} is not {wanted}"


def client_options(scenario: dict[str, Any], emulator: Emulator) -> dict[str, Any]:
    options = {"apiKey": emulator.api_key, "secret": emulator.secret, "apiEndpoint": emulator.url}
    options.update(scenario.get("client", {}))
    return {snake(name): value for name, value in options.items()}


def method_of(videosdk: VideoSDK | AsyncVideoSDK, call: dict[str, Any]) -> Callable[..., Any]:
    options = {snake(name): value for name, value in call.get("options", {}).items()}
    found: Any = videosdk.with_options(**options) if options else videosdk
    for name in call["call"].split("."):
        found = getattr(found, snake(name))
    method: Callable[..., Any] = found
    return method


def spelled(method: Callable[..., Any], arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments by their names in Python; a field that has none goes into ``extra``."""
    known = inspect.signature(method).parameters
    given = {snake(name): value for name, value in arguments.items() if name != "params"}
    for name, value in arguments.get("params", {}).items():
        if snake(name) in known:
            given[snake(name)] = value
        else:
            given.setdefault("extra", {})[name] = value
    return given


def plain(answer: Any) -> Any:
    return answer.to_dict() if hasattr(answer, "to_dict") else answer


def run(scenario: dict[str, Any], call: Callable[[dict[str, Any], Any, Emulator], Any]) -> None:
    assert scenario.keys() <= FIELDS
    compare = Compare()
    with Emulator() as emulator:
        emulator.script(*scenario.get("answers", ()))
        for step in [*scenario.get("before", ()), scenario]:
            answer, error = None, None
            try:
                answer = call(step, compare.filled_in(step.get("arguments", {})), emulator)
            except VideoSDKError as raised:
                error = raised
            compare.outcome(step, answer, error)
        if "requests" in scenario:
            compare.requests(scenario["requests"], emulator.requests())


@pytest.mark.parametrize("scenario", [case for case in SCENARIOS if "cancel" not in case.values[0]])
def test_scenario(scenario: dict[str, Any]) -> None:
    videosdks: list[VideoSDK] = []

    def call(step: dict[str, Any], arguments: dict[str, Any], emulator: Emulator) -> Any:
        videosdks.extend([VideoSDK(**client_options(scenario, emulator))] if not videosdks else [])
        method = method_of(videosdks[0], step)
        answer = method(**spelled(method, arguments))
        if "items" in step:
            return [item.to_dict() for item in islice(answer, step["items"])]
        return plain(answer)

    run(scenario, call)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenario_with_asyncio(scenario: dict[str, Any]) -> None:
    videosdks: list[AsyncVideoSDK] = []

    async def awaited(step: dict[str, Any], arguments: dict[str, Any], emulator: Emulator) -> Any:
        method = method_of(videosdks[0], step)
        operation = method(**spelled(method, arguments))
        if "items" in step:
            return await first(operation, step["items"])
        if "cancel" in step:
            return await cancelled(operation, step["cancel"], emulator)
        return plain(await operation)

    def call(step: dict[str, Any], arguments: dict[str, Any], emulator: Emulator) -> Any:
        videosdks.extend([AsyncVideoSDK(**client_options(scenario, emulator))] if not videosdks else [])
        return asyncio.run(asyncio.wait_for(awaited(step, arguments, emulator), 30))

    run(scenario, call)


async def first(items: Any, most: int) -> list[Any]:
    found: list[Any] = []
    async for item in items:
        found.append(item.to_dict())
        if len(found) == most:
            break
    return found


async def cancelled(operation: Coroutine[Any, Any, Any], when: str, emulator: Emulator) -> Any:
    task = asyncio.create_task(operation)
    # Before its first step a task has called nothing.
    while when == "during" and not emulator.requests():
        await asyncio.sleep(0)
    task.cancel()
    try:
        return await task
    except asyncio.CancelledError:
        error = VideoSDKError("cancelled")
        error.kind = "cancelled"
        raise error from None


def test_every_file_is_run_and_every_id_stands_once() -> None:
    ids = [case.id for case in SCENARIOS]
    assert all(path.suffix == ".json" for path in FILES)
    assert len(set(ids)) == len(ids) > 150
