"""Programs of others."""

from __future__ import annotations

import os

from .common import ROOT, TARGET, Tally, command


def run(tally: Tally) -> None:
    """The official Node SDK and the JWT libraries, against our emulator and our tokens."""
    interop = ROOT / "tests" / "interop"
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=interop)
    command(tally, ["cargo", "build", "--quiet", "--locked", "-p", "videosdk-server-cli"])
    os.environ["VIDEOSDK_SERVER_BINARY"] = str(TARGET / "debug" / "videosdk-server")
    counts = r"^# (?:pass (?P<passed>\d+)|fail (?P<failed>\d+))"
    command(tally, ["node", "--test", "--test-reporter=tap", "interop.test.mjs"], counts, cwd=interop)
