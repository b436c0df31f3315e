"""THIRD-PARTY-NOTICES: the licences of what is linked into a library or a program, each text once.

`python3 packaging/notices.py CRATE TARGET` prints those of a crate for a target of the compiler.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from dependencies import Dependency, linked

NAME = "THIRD-PARTY-NOTICES"
LICENCE_FILE = re.compile(r"(un)?licen[cs]e|copying|copyright|notice", re.IGNORECASE)
RULE = "-" * 100


class LicenceMissing(Exception):
    """A crate that states no licence, so that nobody may pass it on."""


def notices(dependencies: Sequence[Dependency]) -> str:
    """The whole file."""
    unlicensed = [crate.name for crate in dependencies if not crate.licence]
    if unlicensed:
        raise LicenceMissing(f"no licence is stated by {', '.join(unlicensed)}")
    texts: dict[str, tuple[str, list[str]]] = {}
    without = []
    for crate in dependencies:
        files = licence_files(crate.folder)
        if not files:
            without.append(f"{crate.name} {crate.version}: {crate.licence}, {crate.source}")
        for file in files:
            text = file.read_text(encoding="utf-8", errors="replace").strip().replace("\r\n", "\n")
            # The same text with other line ends or breaks is printed once.
            texts.setdefault(" ".join(text.split()), (text, []))[1].append(f"{crate.name} {crate.version}")
    return "\n".join(lines(dependencies, texts.values(), without)) + "\n"


def licence_files(folder: Path) -> list[Path]:
    """The licence files of a crate: beside its manifest, or in a folder of that name."""
    named = sorted(path for path in folder.iterdir() if LICENCE_FILE.match(path.name))
    inside = [path for place in named if place.is_dir() for path in sorted(place.iterdir())]
    return [path for path in named + inside if path.is_file() and path.suffix not in {".rs", ".html"}]


def lines(
    dependencies: Sequence[Dependency], texts: Iterable[tuple[str, list[str]]], without: Sequence[str]
) -> Iterable[str]:
    yield "The native code beside this file contains the crates below, under the licences that they state,"
    yield "and the standard library of Rust (MIT OR Apache-2.0, https://www.rust-lang.org/policies/licenses)."
    yield "Where a crate gives a choice that has MIT or Apache-2.0 in it, that one is taken.\n"
    for crate in dependencies:
        yield f"{crate.name} {crate.version}: {crate.licence}"
    if without:
        yield "\nThese publish no text of their licence beside their source; it is at https://spdx.org/licenses:\n"
        yield from without
    for text, crates in texts:
        yield f"\n{RULE}\n{', '.join(crates)}\n{RULE}\n\n{text}"


if __name__ == "__main__":
    [_, CRATE, COMPILER_TARGET] = sys.argv
    sys.stdout.write(notices(linked(CRATE, COMPILER_TARGET)))
