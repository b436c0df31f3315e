"""The Swift package."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from .common import KINDS, ROOT, TARGET, TOKEN_SOURCE, Tally, command

CASES = (*KINDS, TOKEN_SOURCE)


def in_swift(tally: Tally, *arguments: str | Path, counts: str | None = None) -> None:
    """Runs a command in the Swift package with a toolchain, and with all that its tests read."""
    command(tally, ["tests/swift-toolchain.sh", "run", "swift", "tests", TARGET, "--", *arguments], counts)


def swift_test(tally: Tally, *options: str) -> None:
    """Builds and tests the Swift package; a warning is an error. One test at a time: some of them keep a core busy."""
    counts = r"^. Test run with (?:(?P<passed>\d+) tests? passed|\d+ tests? failed .* with (?P<failed>\d+) issue)"
    build: list[str | Path] = ["--scratch-path", TARGET / "swift", "-Xswiftc", "-warnings-as-errors"]
    in_swift(tally, "swift", "test", "--no-parallel", *build, *options, counts=counts)


def swift_library(tally: Tally) -> bool:
    """Builds the native library of the tests, if there can be a toolchain to use it; in CI there must be one."""
    TARGET.mkdir(exist_ok=True)
    prepared = subprocess.run(["tests/swift-toolchain.sh", "prepare"], cwd=ROOT, check=False)
    if prepared.returncode:
        print("swift: skipped", flush=True)
        if os.environ.get("CI") == "true":
            tally.add(0, 1)
        else:
            tally.skipped.add("swift")
        return False
    command(tally, ["swift/native-library.sh", "ci", "planted-panic"])
    return True


def run(tally: Tally) -> None:
    """The Swift package: tested, linted, its pages made, and used by a program with the README's lines."""
    if not swift_library(tally):
        return
    swift_test(tally)
    in_swift(tally, "swift", "format", "lint", "--strict", "-r", "Sources", "Tests", "Package.swift")
    in_swift(tally, "./documentation.sh", TARGET / "swift-documentation")
    command(tally, ["tests/packages/swift.sh"])


def conform(tally: Tally) -> None:
    """The shared cases alone."""
    if swift_library(tally):
        swift_test(tally, "--filter", "ConformanceTests")
