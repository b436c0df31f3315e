"""The page of the demo in a real browser."""

from __future__ import annotations

from .common import ROOT, Tally, browser, command, program


def run(tally: Tally) -> None:
    """The story of the page, by mouse and by keyboard, and what an accessibility checker finds."""
    if not browser(tally):
        return
    console = ROOT / "tests" / "console"
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=console)
    program(tally)
    counts = r"^# (?:pass (?P<passed>\d+)|fail (?P<failed>\d+))"
    files = sorted(file.name for file in console.glob("*.test.mjs"))
    command(tally, ["node", "--test", "--test-reporter=tap", *files], counts, cwd=console)
