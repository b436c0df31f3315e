"""CPU time of a request, and how long answers take at a fixed rate."""

from __future__ import annotations

import contextlib
import re
import shutil
import statistics
import subprocess

from load import Load
from plan import Plan
from programs import Program
from servers import MOUNTS, OURS, SERVERS, Starter
from table import Table, failures, latency, progress, spread

PATH = "/get-token"
#: What our handler may add to a request of a framework, in microseconds.
MOST_ADDED = 20
#: Requests a second at which the latency has a goal, or half of what is possible if that is less.
RATE = 20_000
#: That goal, in microseconds.
MOST_P99 = 1_000


class Measured:
    """One path of one program, and what its rounds gave."""

    def __init__(self, name: str, program: Program, path: str = PATH) -> None:
        self.name, self.program, self.path = name, program, path
        self.micros: list[float] = []
        self.per_second: list[float] = []

    def round(self, load: Load, seconds: float) -> None:
        before = self.program.cpu_seconds()
        report = load.requests(self.program.address, path=self.path, seconds=seconds)
        if report["failed"] or not report["answered"]:
            raise RuntimeError(f"{self.name}: {failures(report)}\n" + "".join(self.program.lines[-20:]))
        self.micros.append((self.program.cpu_seconds() - before) / report["answered"] * 1e6)
        self.per_second.append(report["answered"] / report["seconds"])

    @property
    def capacity(self) -> float:
        return statistics.median(self.per_second)


def measure(table: Table, load: Load, starter: Starter, plan: Plan) -> float:
    """Prints both tables. Answers the requests a second that ours is good for."""
    with contextlib.ExitStack() as stack:
        ours = Measured(OURS, stack.enter_context(starter.ours()))
        peers: list[Measured] = []
        mounts: list[tuple[Measured, Measured]] = []
        if plan.peers:
            for server in SERVERS:
                progress(f"starting {server.name}")
                peers.append(Measured(server.name, stack.enter_context(starter.peer(server))))
            for mount in MOUNTS:
                progress(f"starting our handler in {mount.name}")
                program = stack.enter_context(starter.peer(mount))
                pair = (Measured(mount.name, program, "/video" + PATH), Measured(mount.name, program, "/constant"))
                mounts.append(pair)
        everything = [ours, *peers, *(one for pair in mounts for one in pair)]
        take_turns(everything, load, plan)
        compare(table, ours, peers, mounts)
        if shutil.which("wrk"):
            by_wrk(table, ours, plan)
        table.title("Latency at a fixed rate, counted from when each request was due (open loop)")
        progress(f"latency: {ours.name}")
        steady(table, ours, load, plan, min(RATE, ours.capacity / 2), MOST_P99)
        for one in [ours, *peers]:
            progress(f"latency: {one.name}")
            steady(table, one, load, plan, one.capacity / 2)
        return ours.capacity


def take_turns(everything: list[Measured], load: Load, plan: Plan) -> None:
    """In turns, so that noise meets all alike; the first is to warm up."""
    for one in everything:
        progress(f"warming up {one.name} {one.path}")
        load.requests(one.program.address, path=one.path, seconds=plan.seconds)
    for number in range(plan.rounds):
        for one in everything:
            progress(f"CPU time, round {number + 1} of {plan.rounds}: {one.name} {one.path}")
            one.round(load, plan.seconds)


def compare(table: Table, ours: Measured, peers: list[Measured], mounts: list[tuple[Measured, Measured]]) -> None:
    table.title("CPU time of GET /get-token, user and system, 32 connections (least / median / most of the rounds)")
    table.row(ours.name, f"{spread(ours.micros)} µs   {ours.capacity:,.0f}/s")
    for peer, server in zip(peers, SERVERS, strict=False):
        table.row(peer.name, f"{spread(peer.micros)} µs   {peer.capacity:,.0f}/s")
        ratios = [theirs / own for theirs, own in zip(peer.micros, ours.micros, strict=True)]
        goal = "" if server.at_least is None else f"at least {server.at_least:.0f}x"
        met = None if server.at_least is None else statistics.median(ratios) >= server.at_least
        table.row("  times ours", spread(ratios, "x"), goal, met)
    for mount, constant in mounts:
        added = [whole - rest for whole, rest in zip(mount.micros, constant.micros, strict=True)]
        table.row(f"{mount.name}, a constant answer", f"{spread(constant.micros)} µs")
        met = statistics.median(added) <= MOST_ADDED
        table.row("  added by our handler", f"{spread(added)} µs", f"at most {MOST_ADDED} µs", met)


def by_wrk(table: Table, ours: Measured, plan: Plan) -> None:
    """The same by another program that asks, which is no part of this one."""
    progress("the same by wrk")
    before = ours.program.cpu_seconds()
    words = ["wrk", "-t1", "-c32", f"-d{max(1, round(plan.seconds))}s", f"http://{ours.program.address}{PATH}"]
    said = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout
    used = ours.program.cpu_seconds() - before
    requests, rate = re.search(r"(\d+) requests in", said), re.search(r"Requests/sec:\s*([\d.]+)", said)
    if requests and rate:
        table.row(f"{OURS}, asked by wrk", f"{used / int(requests[1]) * 1e6:.1f} µs   {float(rate[1]):,.0f}/s")


def steady(table: Table, one: Measured, load: Load, plan: Plan, wanted: float, most_p99: int | None = None) -> None:
    rate = max(1, round(wanted))
    report = load.requests(one.program.address, path=one.path, seconds=plan.steady_seconds, rate=rate)
    goal = "" if most_p99 is None else f"p99 at most {most_p99 / 1000:g} ms"
    met = None if most_p99 is None else report["latency"]["p99"] <= most_p99
    table.row(f"{one.name}, {rate:,}/s", latency(report), goal, met, gate=False)
    if report["failed"]:
        table.row("", failures(report), "none failed", False, gate=one.name == OURS)
