"""Runs the tests of every language, a stage each, and ends with a line of the sum: ``N passed, N failed``.

python tests/run.py [STAGE ...]     the stages are the functions below named run_…
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
VENV = TARGET / "venv"
PYTHON_TOOLS = ["maturin>=1.16,<2", "pytest>=9,<10", "PyJWT>=2.10,<3", "gunicorn>=25", "mypy>=1.18", "ruff>=0.14"]


class Tally:
    """How many tests passed and failed, over all languages."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def add(self, passed: int, failed: int) -> None:
        self.passed += passed
        self.failed += failed


def command(tally: Tally, arguments: Sequence[str | Path], counts: str | None = None, cwd: Path = ROOT) -> None:
    """Runs a command and shows what it says. ``counts`` finds its numbers of tests, ``passed`` and ``failed``.

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
        if counts and (found := re.search(counts, line)):
            numbers = found.groupdict()
            passed += int(numbers.get("passed") or 0)
            failed += int(numbers.get("failed") or 0)
    code = process.wait()
    if counts is None and code == 0:
        passed = 1
    if code != 0 or (counts is not None and passed == 0):
        failed = max(failed, 1)
    tally.add(passed, failed)


def run_rust(tally: Tally) -> None:
    """The crates, and the page of errors; the doc examples are among them."""
    counts = r"^test result: .* (?P<passed>\d+) passed; (?P<failed>\d+) failed"
    command(tally, ["cargo", "test", "--locked", "--no-fail-fast"], counts)


def run_vectors(tally: Tally) -> None:
    """The vectors are what their own script writes, and PyJWT agrees with them."""
    command(tally, [python(), "tests/vectors/tokens/make.py", "--check"])


def run_python(tally: Tally) -> None:
    """The wheel: built, installed alone, used with the README's lines, typed, and tested."""
    wheels = TARGET / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    build = [VENV / "bin" / "maturin", "build", "--locked", "--profile", "ci", "--interpreter", python()]
    command(tally, [*build, "--out", wheels], cwd=ROOT / "python")
    found = sorted(wheels.glob("*.whl"))
    if not found:
        return
    command(tally, ["tests/packages/python.sh", found[0]])
    command(tally, [VENV / "bin" / "pip", "install", "--quiet", "--force-reinstall", "--no-deps", found[0]])
    counts = r"^=*\s*(?:(?P<failed>\d+) failed, )?(?P<passed>\d+) passed"
    command(tally, [python(), "-m", "pytest", "-q", "-p", "no:cacheprovider", "python/tests"], counts)
    command(tally, [VENV / "bin" / "mypy", "--strict", "videosdk_server"], cwd=ROOT / "python")
    command(tally, [VENV / "bin" / "ruff", "check", "--no-cache", "."], cwd=ROOT / "python")


def run_interop(tally: Tally) -> None:
    """The official Node SDK and the JWT libraries, against our emulator and our tokens."""
    interop = ROOT / "tests" / "interop"
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=interop)
    command(tally, ["cargo", "build", "--quiet", "--locked", "-p", "videosdk-server-cli"])
    os.environ["VIDEOSDK_SERVER_BINARY"] = str(TARGET / "debug" / "videosdk-server")
    counts = r"^# (?:pass (?P<passed>\d+)|fail (?P<failed>\d+))"
    command(tally, ["node", "--test", "--test-reporter=tap", "interop.test.mjs"], counts, cwd=interop)


STAGES = {"rust": run_rust, "vectors": run_vectors, "python": run_python, "interop": run_interop}


def python() -> Path:
    return VENV / "bin" / "python"


def prepare() -> None:
    """The tools of the tests, in a virtual environment of the tree."""
    if not python().exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run([VENV / "bin" / "pip", "install", "--quiet", *PYTHON_TOOLS], check=True)


def main(names: Sequence[str]) -> int:
    unknown = [name for name in names if name not in STAGES]
    if unknown:
        print(f"unknown stages: {', '.join(unknown)}; the stages are {', '.join(STAGES)}", file=sys.stderr)
        return 2
    for name in [name for name in os.environ if name.startswith("VIDEOSDK_")]:
        del os.environ[name]
    prepare()
    tally = Tally()
    times = []
    for name in names or STAGES:
        print(f"== {name}", flush=True)
        started = time.monotonic()
        STAGES[name](tally)
        times.append((name, time.monotonic() - started))
    print("\nstage      minutes")
    for name, seconds in times:
        print(f"{name:<10} {seconds / 60:5.1f}")
    print(f"\n{tally.passed} passed, {tally.failed} failed", flush=True)
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
