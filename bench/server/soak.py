"""Mixed requests for a while, each from another address, and the memory that is left of them."""

from __future__ import annotations

import re
import time

from load import Load
from plan import Plan
from programs import Program
from servers import Starter
from table import Table, failures, latency, megabytes, progress

#: Addresses that the server counts by themselves; the memory is flat once there have been as many.
COUNTED = 200_000
#: How much it may move after that.
FLAT = 0.1
#: A minute, or a quarter of a short soak.
MINUTE = 60.0


def seconds_of(text: str) -> float:
    """Such as ``20s``, ``10m`` or ``1h``."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smh])", text)
    if not found:
        raise ValueError(f"{text!r} is no duration such as 20s, 10m or 1h")
    return float(found[1]) * {"s": 1, "m": 60, "h": 3600}[found[2]]


def soak(table: Table, load: Load, starter: Starter, plan: Plan, rate: float) -> None:
    seconds = plan.soak_seconds
    step = MINUTE if seconds >= 2 * MINUTE else seconds / 4
    emulator, environment = starter.emulator()
    with emulator, ours(starter, environment) as server:
        marks = [(0.0, server.resident_bytes())]
        with load.start(server.address, "requests", seconds=seconds, rate=rate, callers="mixed") as running:
            started = time.monotonic()
            while marks[-1][0] + step <= seconds + 0.001:
                due = marks[-1][0] + step
                time.sleep(max(0.0, started + due - time.monotonic()))
                marks.append((due, server.resident_bytes()))
                progress(f"soak, {due:.0f} of {seconds:.0f} s: {megabytes(marks[-1][1])}")
            report = running.report()
    table.title(f"Soak: {rate:,.0f} mixed requests a second, each from another address")
    table.row("requests", failures(report), "none failed", report["failed"] == 0)
    table.row("", latency(report))
    for due, size in marks:
        label = f"{due / 60:.0f} min" if step == MINUTE else f"{due:.0f} s" if step >= 1 else f"{due:.2f} s"
        table.row(f"  resident memory at {label}", megabytes(size))
    flat(table, marks, COUNTED / rate)


def ours(starter: Starter, environment: dict[str, str]) -> Program:
    """With a limit for each address, and this machine as the proxy that names them."""
    proxies, limits = 'trusted_proxies = ["127.0.0.1/32"]', '[limits]\naddress = "120/min burst 60"'
    return starter.ours(proxies, limits, environment)


def flat(table: Table, marks: list[tuple[float, int]], full: float) -> None:
    """Compares the first mark after the addresses are as many as are counted with the most after it."""
    after = [size for due, size in marks if due >= full]
    if len(after) < 2:
        table.row("  growth after the cap", f"{COUNTED:,} addresses take {full:.0f} s; SOAK=10m tells")
        return
    growth = max(after) / after[0] - 1
    table.row("  growth after the cap", f"{growth:+.1%}", f"at most {FLAT:.0%}", growth <= FLAT)
