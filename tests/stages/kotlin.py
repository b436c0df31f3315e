"""The Kotlin package, which is Java's too."""

from __future__ import annotations

from pathlib import Path

from .common import KINDS, ROOT, TARGET, TOKEN_SOURCE, Tally, command

CASES = (*KINDS, TOKEN_SOURCE)

# The lines of a class of tests have its name behind; that of the sum has none.
COUNTS = r"^\[\w+\] Tests run: (?P<ran>\d+), Failures: (?P<failed>\d+), Errors: (?P<errors>\d+), Skipped: (?P<skipped>\d+)$"


def maven(tally: Tally, *arguments: str, counts: str | None = None) -> None:
    """Runs Maven for the Kotlin package and what is built beside it, with the native library of the tests."""
    options = ["--batch-mode", "--no-transfer-progress", "-Dstyle.color=never", f"-Dnative.folder={TARGET / 'ci'}"]
    command(tally, ["mvn", *options, *arguments], counts, cwd=ROOT / "kotlin" / "all")


def library(tally: Tally) -> None:
    """Builds the native library of the tests, which has panics planted in it."""
    build: list[str | Path] = ["cargo", "build", "--quiet", "--locked", "-p", "videosdk-uniffi", "--profile", "ci"]
    command(tally, [*build, "--features", "planted-panic"])


def run(tally: Tally) -> None:
    """The jars: built without a warning, tested, linted, and used by programs with the README's lines."""
    library(tally)
    command(tally, ["bindings/uniffi/generate.sh", "--check"])
    maven(tally, "verify", counts=COUNTS)
    command(tally, ["tests/packages/kotlin.sh"])


def conform(tally: Tally) -> None:
    """The shared cases alone."""
    library(tally)
    projects = ["-pl", ":videosdk-server,:videosdk-server-token-source", "-Dsurefire.failIfNoSpecifiedTests=false"]
    maven(tally, "test", *projects, "-Dtest=TokenVectorsTest,ScenariosTest,CasesTest", counts=COUNTS)
