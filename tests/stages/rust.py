"""The crates."""

from __future__ import annotations

from .common import Tally, command


def run(tally: Tally) -> None:
    """The crates, and the page of errors; the doc examples are among them."""
    counts = r"^test result: .* (?P<passed>\d+) passed; (?P<failed>\d+) failed"
    command(tally, ["cargo", "test", "--locked", "--no-fail-fast"], counts)


def conform(tally: Tally) -> None:
    """The shared cases alone."""
    counts = r"^test result: .* (?P<passed>\d+) passed; (?P<failed>\d+) failed"
    command(tally, ["cargo", "test", "--locked", "-p", "videosdk-server", "--test", "token_vectors"], counts)
    command(tally, ["cargo", "test", "--locked", "-p", "videosdk-bridge", "--test", "scenarios"], counts)
