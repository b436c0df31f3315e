"""The types of the installed package: right programs pass both type checkers, and each planted mistake is found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).parent / "typing"
BIN = Path(sys.executable).parent
CHECKERS = {
    "mypy": [BIN / "mypy", "--strict", "--no-error-summary", "--no-incremental", "--cache-dir", os.devnull],
    "pyright": [BIN / "pyright", "--pythonpath", sys.executable],
}


@pytest.fixture(params=CHECKERS)
def checker(request: pytest.FixtureRequest) -> list[str | Path]:
    return CHECKERS[request.param]


def check(command: list[str | Path], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    # Beside the programs there is no folder of the package, so that the installed one is found.
    return subprocess.run([*command, *arguments], cwd=PROGRAMS, capture_output=True, text=True, check=False)


def lines_with_errors(said: str) -> set[int]:
    return {int(line) for line in re.findall(r"mistakes\.py:(\d+):.*error", said)}


def test_a_right_program_passes(checker: list[str | Path]) -> None:
    found = check(checker, "program.py")
    assert found.returncode == 0, found.stdout + found.stderr


def test_each_mistake_is_found_and_nothing_else(checker: list[str | Path]) -> None:
    found = check(checker, "mistakes.py")
    text = (PROGRAMS / "mistakes.py").read_text().splitlines()
    planted = {number for number, line in enumerate(text, 1) if line.endswith("# mistake")}
    assert lines_with_errors(found.stdout) == planted, found.stdout + found.stderr


def test_the_package_itself_passes_mypy() -> None:
    found = check(CHECKERS["mypy"], "--package", "videosdk_server")
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_package_itself_passes_pyright() -> None:
    import videosdk_server

    found = check(CHECKERS["pyright"], Path(videosdk_server.__file__).parent)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_stubs_of_the_native_part_are_true() -> None:
    found = check([sys.executable, "-m", "mypy.stubtest", "--concise"], "videosdk_server")
    assert found.returncode == 0, found.stdout + found.stderr
