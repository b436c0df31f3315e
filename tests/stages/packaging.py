"""The programs that make the packages, which are themselves made and tried by ``make packages``, and that which measures
the token server."""

from __future__ import annotations

from .common import ROOT, VENV, Tally, command, installed, python


def run(tally: Tally) -> None:
    """One version everywhere, and each check of a package finds what it is there to find."""
    # It judges the unit of `deploy/`; where it is not, that test is left out.
    installed(tally, "systemd-analyze", "systemd")
    counts = r"^=*\s*(?:(?P<failed>\d+) failed, )?(?P<passed>\d+) passed"
    command(tally, [python(), "-m", "pytest", "-q", "-p", "no:cacheprovider", "packaging/tests"], counts)
    for folder, programs in (("packaging", ["make.py", "version.py"]), ("bench/server", ["bench.py"])):
        command(tally, [VENV / "bin" / "ruff", "check", "--no-cache", "."], cwd=ROOT / folder)
        command(tally, [VENV / "bin" / "ruff", "format", "--check", "--no-cache", "."], cwd=ROOT / folder)
        types = [VENV / "bin" / "mypy", "--strict", "--python-version", "3.11"]
        command(tally, [*types, *programs], cwd=ROOT / folder)
