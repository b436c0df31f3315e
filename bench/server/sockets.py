"""Many connections that rest, and many that are slow on purpose."""

from __future__ import annotations

import resource

from load import Load
from plan import Plan
from servers import Starter
from table import Table, failures, latency, megabytes, progress

#: Files that a program has open besides the connections that rest.
SPARE = 500
MOST_GROWTH = 130e6
JUDGED = 10_000


def allow(connections: int) -> None:
    """Raises the limit of open files for this program and all that it starts, or says how."""
    need = connections + SPARE
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < need:
        if hard != resource.RLIM_INFINITY and hard < need:
            raise RuntimeError(
                f"a process may open {hard:,} files here (ulimit -Hn), and {connections:,} idle connections need "
                f"{need:,}\n  -> raise it as root: ulimit -n {need}\n  -> or measure fewer: IDLE={max(0, hard - SPARE)}"
            )
        resource.setrlimit(resource.RLIMIT_NOFILE, (need, hard))


def idle(table: Table, load: Load, starter: Starter, plan: Plan) -> None:
    progress(f"{plan.idle:,} idle connections")
    with starter.ours() as server:
        load.requests(server.address, seconds=plan.seconds)
        before = server.resident_bytes()
        with load.start(server.address, "idle", connections=plan.idle) as running:
            opened = running.line()["opened"]
            grown = server.resident_bytes() - before
            value = f"{megabytes(before)} + {megabytes(grown)}, {grown / opened / 1000:.1f} KB each"
            table.title("Connections")
            # Fewer tell nothing: what the program takes besides is then the most of it.
            goal, met = (
                (f"at most +{MOST_GROWTH / 1e6:.0f} MB", grown <= MOST_GROWTH) if opened >= JUDGED else ("", None)
            )
            table.row(f"{opened:,} idle: resident memory", value, goal, met)


def slow(table: Table, load: Load, starter: Starter, plan: Plan, rate: float) -> None:
    header = plan.header_seconds
    timeouts = f'timeouts = {{ header = "{header}s", body = "10s", request = "10s", idle = "75s" }}'
    with starter.ours(timeouts) as server:
        progress("requests without slow sockets")
        without = load.requests(server.address, seconds=plan.steady_seconds, rate=rate)
        progress(f"the same beside {plan.slow:,} slow sockets, for {header + 1} seconds")
        with load.start(server.address, "slow", connections=plan.slow, patience=header + 5) as running:
            running.line()
            beside = load.requests(server.address, seconds=header + 1, rate=rate)
            closed = running.report()
    table.row(f"others at {rate:,.0f}/s, alone", latency(without))
    unmoved = beside["latency"]["p99"] <= 2 * without["latency"]["p99"] + 1000
    table.row(f"  beside {plan.slow:,} slow", latency(beside), "p99 unmoved", unmoved, gate=False)
    table.row("", failures(beside), "none failed", beside["failed"] == 0)
    first, last = closed["first_seconds"] or 0.0, closed["last_seconds"] or 0.0
    # They are looked at once a second.
    met = closed["left"] == 0 and last <= header + 3
    value = f"{closed['closed']:,} closed after {first:.0f} to {last:.0f} s, {closed['left']} left"
    table.row(f"  the slow, header limit {header} s", value, "all closed in time", met)
