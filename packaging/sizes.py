"""The table of sizes, with the limits of the project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1_000_000
NATIVE_LIBRARY = 8 * MEGABYTE
INSTALLED_PACKAGE = 10 * MEGABYTE


@dataclass(frozen=True)
class Size:
    what: str
    bytes: int
    limit: int | None = None

    @property
    def over(self) -> bool:
        return self.limit is not None and self.bytes > self.limit


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files of a folder."""
    return sum(file.stat().st_size for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file())


def table(sizes: Iterable[Size]) -> str:
    rows = [f"{'what':<66} {'MB':>6} {'limit':>6}"]
    for size in sizes:
        limit = "" if size.limit is None else f"{size.limit / MEGABYTE:.0f}"
        rows.append(f"{size.what:<66} {size.bytes / MEGABYTE:>6.2f} {limit:>6}{'  TOO BIG' if size.over else ''}")
    return "\n".join(rows)
