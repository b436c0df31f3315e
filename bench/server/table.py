"""What is printed: rows for a person, each with the goal and whether it is met."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence


class Table:
    """Rows as they come. A gated row that is over its goal makes the whole fail."""

    def __init__(self) -> None:
        self.failed = 0

    def title(self, text: str) -> None:
        print(f"\n{text}", flush=True)

    def row(self, name: str, value: str, goal: str = "", met: bool | None = None, gate: bool = True) -> None:
        """``met`` is ``None`` where there is nothing to hold; without ``gate`` the verdict is only said."""
        verdict = "" if met is None else "ok" if met else "OVER" if gate else "over"
        print(f"  {name:<52} {value:<46} {goal:<22} {verdict}".rstrip(), flush=True)
        self.failed += met is False and gate


def progress(text: str) -> None:
    """What is being done, beside the table."""
    print(f"  … {text}", file=sys.stderr, flush=True)


def spread(values: Sequence[float], unit: str = "", digits: int = 1) -> str:
    """The least, the median and the most of several rounds."""
    if len(values) == 1:
        return f"{values[0]:,.{digits}f}{unit}"
    numbers = (min(values), statistics.median(values), max(values))
    return " / ".join(f"{number:,.{digits}f}" for number in numbers) + unit


def megabytes(count: float) -> str:
    return f"{count / 1e6:.1f} MB"


def latency(report: dict[str, object]) -> str:
    """The middle and the tail of a report, in milliseconds."""
    percentiles = report["latency"]
    assert isinstance(percentiles, dict)
    p50, p99, most = (percentiles[name] / 1000 for name in ("p50", "p99", "max"))
    return f"p50 {p50:.2f} ms   p99 {p99:.2f} ms   most {most:.1f} ms"


def failures(report: dict[str, object]) -> str:
    first = report["first_failure"]
    return f"{report['failed']:,} failed of {int(str(report['answered'])) + int(str(report['failed'])):,}" + (
        f" ({first})" if first else ""
    )
