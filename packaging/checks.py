"""What must hold for a native library before it is packed."""

from __future__ import annotations

import re
from pathlib import Path

from common import ROOT, output
from platforms import Platform

# The file of the panics that only tests may have; a panic names its file, so a library that has it contains this text.
PLANTED = "bindings/bridge/src/planted.rs"
SYMBOL_VERSION = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)")


class Unfit(Exception):
    """A library that must not be packed."""


def check(library: Path, platform: Platform) -> None:
    """Raises Unfit with the reason, if there is one."""
    content = library.read_bytes()
    without_planted_panic(library.name, content)
    without_folders(library.name, content)
    if platform.glibc and library.suffix != ".a":
        runs_on_glibc(library.name, output(["readelf", "--version-info", "--wide", library]), platform.glibc)


def without_planted_panic(name: str, content: bytes) -> None:
    if PLANTED.encode() in content:
        raise Unfit(f"{name} was built with the feature planted-panic, which is for tests alone")


def without_folders(name: str, content: bytes) -> None:
    """Nobody needs to know where it was built, and two machines must build the same."""
    for folder in {str(ROOT), str(Path.home() / ".cargo")}:
        if f"{folder}/".encode() in content:
            raise Unfit(f"{name} names {folder}, a folder of the machine that built it")


def runs_on_glibc(name: str, symbols: str, most: str) -> None:
    """The symbols of a library, as readelf lists them, ask for no newer glibc than that of the platform."""
    versions = {found[1] for found in SYMBOL_VERSION.finditer(symbols)}
    if not versions:
        raise Unfit(f"{name} names no version of glibc, so that it cannot be told what it runs on")
    newest = max(versions, key=numbers)
    if numbers(newest) > numbers(most):
        raise Unfit(f"{name} needs glibc {newest}, and must run on {most}")


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
