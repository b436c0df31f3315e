"""The crates."""

from __future__ import annotations

import shutil
import sys

from .common import TARGET, Tally, command, installed


def run(tally: Tally) -> None:
    """The crates, and the page of errors; the doc examples are among them."""
    counts = r"^test result: .* (?P<passed>\d+) passed; (?P<failed>\d+) failed"
    # The store that copies of the token server share is tested with a real one; those without it leave these tests out.
    has_store = shutil.which("valkey-server") or installed(tally, "redis-server", "redis-server")
    skip = [] if has_store else ["--", "--skip", "store::tests::", "--skip", "with_a_shared_store"]
    command(tally, ["cargo", "test", "--locked", "--no-fail-fast", *skip], counts)
    # That the measuring itself works: the counts are tiny, and of the goals only those that do not hang on speed are held.
    command(tally, ["cargo", "build", "--quiet", "--locked", "-p", "videosdk-bench-load"])
    command(tally, [sys.executable, "bench/server/bench.py", "--smoke", "--profile", TARGET / "debug"])


def conform(tally: Tally) -> None:
    """The shared cases alone."""
    counts = r"^test result: .* (?P<passed>\d+) passed; (?P<failed>\d+) failed"
    command(tally, ["cargo", "test", "--locked", "-p", "videosdk-server", "--test", "token_vectors"], counts)
    command(tally, ["cargo", "test", "--locked", "-p", "videosdk-bridge", "--test", "scenarios"], counts)
