"""Programs of others."""

from __future__ import annotations

from .common import ROOT, Tally, command, program


def run(tally: Tally) -> None:
    """The official Node SDK and the JWT libraries, against our emulator and our tokens."""
    interop = ROOT / "tests" / "interop"
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=interop)
    program(tally)
    counts = r"^# (?:pass (?P<passed>\d+)|fail (?P<failed>\d+))"
    command(tally, ["node", "--test", "--test-reporter=tap", "interop.test.mjs"], counts, cwd=interop)
