"""The page of the demo in a real browser."""

from __future__ import annotations

import os
import shutil

from .common import ROOT, Tally, command, installed, program

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]


def run(tally: Tally) -> None:
    """The story of the page, by mouse and by keyboard, and what an accessibility checker finds."""
    if not any(map(shutil.which, BROWSERS)) and not installed(tally, "chromium", "chromium"):
        return
    os.environ["CHROMIUM"] = next(path for name in BROWSERS if (path := shutil.which(name)))
    console = ROOT / "tests" / "console"
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=console)
    program(tally)
    counts = r"^# (?:pass (?P<passed>\d+)|fail (?P<failed>\d+))"
    files = sorted(file.name for file in console.glob("*.test.mjs"))
    command(tally, ["node", "--test", "--test-reporter=tap", *files], counts, cwd=console)
