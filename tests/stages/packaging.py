"""The programs that make the packages; the packages themselves are made and tried by ``make packages``."""

from __future__ import annotations

from .common import ROOT, VENV, Tally, command, python


def run(tally: Tally) -> None:
    """One version everywhere, and each check of a package finds what it is there to find."""
    counts = r"^=*\s*(?:(?P<failed>\d+) failed, )?(?P<passed>\d+) passed"
    command(tally, [python(), "-m", "pytest", "-q", "-p", "no:cacheprovider", "packaging/tests"], counts)
    command(tally, [VENV / "bin" / "ruff", "check", "--no-cache", "."], cwd=ROOT / "packaging")
    command(tally, [VENV / "bin" / "ruff", "format", "--check", "--no-cache", "."], cwd=ROOT / "packaging")
    types = [VENV / "bin" / "mypy", "--strict", "--python-version", "3.11"]
    command(tally, [*types, "make.py", "version.py"], cwd=ROOT / "packaging")
