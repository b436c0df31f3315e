"""Says how many of the shared cases were run, for the count over all languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from mounts.direct import KEYS, Recorder

from videosdk_server import Emulator, TokenServer, VideoSDK


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    passed = [report.nodeid for report in terminalreporter.getreports("passed") if "[" in report.nodeid]
    vectors = sum("test_vectors.py" in name for name in passed)
    # Each is run by both clients, but for those that only asyncio can cancel.
    scenarios = sum("test_scenario_with_asyncio" in name for name in passed)
    token_source = sum("test_token_source.py::test_case_with_asyncio" in name for name in passed)
    if vectors and scenarios and token_source:
        counts = f"{vectors} vectors, {scenarios} scenarios, {token_source} token-source cases"
        terminalreporter.write_line(f"conformance python: {counts}")


@pytest.fixture
def server() -> TokenServer:
    """A handler whose service is never asked."""
    return TokenServer(VideoSDK(*KEYS))


@pytest.fixture
def recorder(server: TokenServer) -> Recorder:
    """What that handler's native part is given, in its place."""
    recorder = Recorder()
    server._native = recorder  # type: ignore[assignment]
    return recorder


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator
