"""What every stage uses: the count, and the running of commands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
VENV = TARGET / "venv"

#: The kinds of shared cases that a stage runs, by the names that its runner says, unless it has ``CASES`` of its own.
KINDS = ("vectors", "scenarios")
#: The kind of those languages that have a token source.
TOKEN_SOURCE = "token-source cases"


class Tally:
    """How many tests passed and failed, over all languages, and which of the shared cases each language ran."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self.conformance: dict[str, dict[str, int]] = {}
        self.skipped: set[str] = set()

    def add(self, passed: int, failed: int) -> None:
        self.passed += passed
        self.failed += failed

    def note(self, line: str) -> None:
        """Takes what a runner of the shared cases says, such as ``conformance rust: 84 vectors, 31 scenarios``."""
        if found := re.search(r"conformance (\w+): (.*)", line):
            counts = self.conformance.setdefault(found[1], {})
            for number, what in re.findall(rf"(\d+) (vectors|scenarios|{TOKEN_SOURCE})", found[2]):
                counts[what] = counts.get(what, 0) + int(number)

    def compare(self, languages: Mapping[str, Iterable[str]]) -> None:
        """Each language must have run every case of its kinds: a file that one does not run is noticed."""
        for language, kinds in languages.items():
            if language in self.skipped:
                print(f"conformance {language}: skipped")
                continue
            expected = {kind: cases(kind) for kind in kinds}
            counts = self.conformance.get(language, {})
            ran = ", ".join(f"{counts.get(what, 0)} {what}" for what in expected)
            equal = counts == expected
            print(f"conformance {language}: {ran}{'' if equal else f' (there are {expected})'}")
            self.add(int(equal), int(not equal))


def cases(kind: str) -> int:
    """How many cases of a kind there are, in all files."""
    token_source = ROOT / "tests" / "scenarios" / "token-source"
    folder = token_source if kind == TOKEN_SOURCE else ROOT / "tests" / kind
    files = [file for file in folder.rglob("*.json") if kind == TOKEN_SOURCE or file.parent != token_source]
    return sum(len(json.loads(file.read_text())) for file in files)


def command(tally: Tally, arguments: Sequence[str | Path], counts: str | None = None, cwd: Path = ROOT) -> None:
    """Runs a command and shows what it says. ``counts`` finds its numbers of tests, ``passed`` and ``failed``, or else
    ``ran``, of which ``failed``, ``errors`` and ``skipped`` have not passed.

    A command without numbers counts as one test; one that fails without a failed test counts as one failed.
    """
    print(f"+ {' '.join(map(str, arguments))}", flush=True)
    process = subprocess.Popen(
        [str(argument) for argument in arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    passed = failed = 0
    assert process.stdout is not None
    for line in process.stdout:
        print(line, end="", flush=True)
        tally.note(line)
        if counts and (found := re.search(counts, line)):
            numbers = {name: int(number or 0) for name, number in found.groupdict().items()}
            wrong = numbers.get("failed", 0) + numbers.get("errors", 0)
            passed += numbers.get("passed", max(0, numbers.get("ran", 0) - wrong - numbers.get("skipped", 0)))
            failed += wrong
    code = process.wait()
    if counts is None and code == 0:
        passed = 1
    if code != 0 or (counts is not None and passed == 0):
        failed = max(failed, 1)
    tally.add(passed, failed)


def installed(tally: Tally, name: str, package: str) -> bool:
    """A program as Debian has it: installed when it is not there and may be. Not everybody can; in CI all are there."""
    if shutil.which(name):
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        command(tally, ["sh", "-c", f"apt-get update -qq && apt-get install -y -qq {package} > /dev/null"])
        return shutil.which(name) is not None
    return skipped(tally, name)


def skipped(tally: Tally, what: str) -> bool:
    """Says that something is not there to be tested, which is a failure in CI."""
    print(f"{what}: skipped", flush=True)
    tally.add(0, 1 if os.environ.get("CI") == "true" else 0)
    return False


def browser(tally: Tally) -> bool:
    """Whether there is a Chromium for the tests, by the name it has here; ``CHROMIUM`` tells them."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    if not any(map(shutil.which, names)) and not installed(tally, "chromium", "chromium"):
        return False
    os.environ["CHROMIUM"] = next(path for name in names if (path := shutil.which(name)))
    return True


def program(tally: Tally) -> None:
    """Builds the program of the command line, and names it to the tests that use it."""
    command(tally, ["cargo", "build", "--quiet", "--locked", "-p", "videosdk-server-cli"])
    os.environ["VIDEOSDK_SERVER_BINARY"] = str(TARGET / "debug" / "videosdk-server")


def python() -> Path:
    return VENV / "bin" / "python"
