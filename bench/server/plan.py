"""How much is measured: all of it, or next to nothing, to see that the program works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    #: Whether the peers and our mounts are measured too.
    peers: bool = True
    rounds: int = 5
    #: Of one program in one round, and at a fixed rate.
    seconds: float = 1.0
    steady_seconds: float = 3.0
    idle: int = 10_000
    slow: int = 1_000
    header_seconds: int = 10
    #: Requests a second while sockets are slow, at a stop, and in a soak; never more than half of what is possible.
    rate: int = 5_000
    drain_delay: int = 2
    reloads: int = 100
    soak_seconds: float = 20.0


SMOKE = Plan(
    peers=False,
    rounds=1,
    seconds=0.2,
    steady_seconds=0.5,
    idle=200,
    slow=40,
    header_seconds=1,
    rate=200,
    drain_delay=1,
    reloads=4,
    soak_seconds=1.0,
)
