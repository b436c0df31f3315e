"""The Python package."""

from __future__ import annotations

import shutil
from pathlib import Path

from .common import KINDS, ROOT, TARGET, TOKEN_SOURCE, VENV, Tally, command, program, python

CASES = (*KINDS, TOKEN_SOURCE)


def wheel(tally: Tally) -> Path | None:
    """Builds the wheel of the tests, which has panics planted in it, and installs it."""
    wheels = TARGET / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    build = [VENV / "bin" / "maturin", "build", "--locked", "--profile", "ci", "--interpreter", python()]
    command(tally, [*build, "--features", "planted-panic", "--out", wheels], cwd=ROOT / "python")
    found = next(wheels.glob("*.whl"), None)
    if found:
        command(tally, [VENV / "bin" / "pip", "install", "--quiet", "--force-reinstall", "--no-deps", found])
    return found


def pytest(tally: Tally, *files: str) -> None:
    """Most tests wait for a socket or a clock, so more of them run at once than there are cores. Those of a group share
    a program that they start."""
    counts = r"^=*\s*(?:(?P<failed>\d+) failed, )?(?P<passed>\d+) passed"
    options = ["-q", "-p", "no:cacheprovider", "-n", "8", "--dist", "loadgroup"]
    command(tally, [python(), "-m", "pytest", *options, *files], counts)


def run(tally: Tally) -> None:
    """The wheel: built, installed alone, used with the README's lines, typed, and tested."""
    built = wheel(tally)
    if not built:
        return
    command(tally, ["tests/packages/python.sh", built])
    program(tally)
    pytest(tally, "python/tests")
    command(tally, [VENV / "bin" / "mypy", "--strict", "videosdk_server"], cwd=ROOT / "python")
    command(tally, [VENV / "bin" / "ruff", "check", "--no-cache", "."], cwd=ROOT / "python")


def conform(tally: Tally) -> None:
    """The shared cases alone."""
    if wheel(tally):
        pytest(tally, *(f"python/tests/test_{name}.py" for name in ("vectors", "scenarios", "token_source")))
