"""A stop and a hundred changes of the secret, both under load."""

from __future__ import annotations

import signal
import time

from load import Load
from plan import Plan
from servers import CREDENTIALS, Starter
from table import Table, failures, latency, progress

READ_AGAIN = r"^note: the configuration was read again"
OTHER_SECRET = "0f" * 32
#: Seconds from one reload to the next.
BETWEEN = 0.05


def drain(table: Table, load: Load, starter: Starter, plan: Plan, rate: float) -> None:
    progress(f"a stop at {rate:,.0f}/s")
    delay = plan.drain_delay
    with starter.ours(f'drain = {{ delay = "{delay}s", deadline = "20s" }}') as server:
        options = {"seconds": 30, "rate": rate, "until": "draining"}
        with load.start(server.address, "requests", **options) as running:
            # Long enough for each connection to be in use.
            time.sleep(1)
            server.process.send_signal(signal.SIGTERM)
            asked = time.monotonic()
            code = server.process.wait(60)
            took = time.monotonic() - asked
            report = running.report()
    table.title(f"Changes under load, {rate:,.0f}/s")
    table.row("stop: requests", failures(report), "none failed", report["failed"] == 0)
    value, goal = f"exit code {code} after {took:.2f} s", f"0 within {delay + 1} s"
    table.row(f"  the end, delay {delay} s", value, goal, code == 0 and took <= delay + 1)


def reload(table: Table, load: Load, starter: Starter, plan: Plan, rate: float) -> None:
    progress(f"{plan.reloads} reloads with other secrets")
    secrets = [CREDENTIALS["VIDEOSDK_SECRET"], OTHER_SECRET]
    with starter.ours() as server:
        # The second secret is one that the first tokens are not yet of.
        starter.rotate(*secrets)
        server.process.send_signal(signal.SIGHUP)
        server.until(READ_AGAIN, 1)
        options = {"seconds": 300, "rate": rate, "callers": "returning", "until": "end-of-input"}
        with load.start(server.address, "requests", **options) as running:
            started = time.monotonic()
            for turn in range(plan.reloads):
                secrets.reverse()
                starter.rotate(*secrets)
                server.process.send_signal(signal.SIGHUP)
                server.until(READ_AGAIN, turn + 2)
                # So that tokens of each secret are out when the next one comes.
                time.sleep(BETWEEN)
            took = time.monotonic() - started
            report = running.report()
    value = f"{failures(report)}, in {took:.1f} s"
    table.row(f"{plan.reloads} reloads, each rotates the secret", value, "no token refused", report["failed"] == 0)
    table.row("", latency(report))
