"""The token server under load, on loopback, beside what people would otherwise write. Prints one table; see README.md.

    python bench/server/bench.py [--smoke] [--no-peers] [--soak 10m] [--idle 10000]

``make bench-server`` builds all that is measured and runs it. Exit codes: 0; 1 a goal is missed; 2 nothing is measured.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
import tempfile
import time
from pathlib import Path

import changes
import processor
import soak
import sockets
from load import Load
from plan import SMOKE, Plan
from servers import Starter
from table import Table

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The token server under load, on loopback.")
    parser.add_argument("--smoke", action="store_true", help="next to nothing, to see that this program works")
    parser.add_argument("--no-peers", action="store_true", help="videosdk-server alone")
    parser.add_argument("--soak", type=soak.seconds_of, help="how long, such as 10m; default 20s")
    parser.add_argument("--idle", type=int, help="how many connections rest; default 10000")
    parser.add_argument("--profile", type=Path, default=TARGET / "release", help="the folder of cargo's profile")
    parser.add_argument("--server", type=Path, help="the program that is measured, if it is elsewhere")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    plan = SMOKE if chosen.smoke else Plan()
    changed = {"soak_seconds": chosen.soak, "idle": chosen.idle, "peers": False if chosen.no_peers else None}
    plan = dataclasses.replace(plan, **{name: value for name, value in changed.items() if value is not None})
    sockets.allow(max(plan.idle, plan.slow))
    load = Load(chosen.profile / "videosdk-bench-load")
    table = Table()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        starter = Starter(chosen.server or chosen.profile / "videosdk-server", TARGET, Path(folder))
        if plan.peers:
            starter.prepare()
        measure(table, load, starter, plan)
    print(f"\n{time.monotonic() - started:.0f} s; {table.failed or 'no'} goals missed", flush=True)
    return int(table.failed > 0)


def measure(table: Table, load: Load, starter: Starter, plan: Plan) -> None:
    capacity = processor.measure(table, load, starter, plan)
    rate = max(1, min(plan.rate, round(capacity / 2)))
    sockets.idle(table, load, starter, plan)
    sockets.slow(table, load, starter, plan, rate)
    changes.drain(table, load, starter, plan, rate)
    changes.reload(table, load, starter, plan, rate)
    soak.soak(table, load, starter, plan, rate)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, RuntimeError) as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
