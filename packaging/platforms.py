"""The platforms of platforms.toml."""

from __future__ import annotations

import platform
import tomllib
from dataclasses import dataclass

from common import ROOT

TABLE = ROOT / "packaging" / "platforms.toml"


@dataclass(frozen=True)
class Platform:
    """One platform; the fields are explained in the table."""

    name: str
    status: str
    target: str
    npm: dict[str, str]
    wheel: str
    jar: str
    runner: str
    glibc: str | None = None

    @property
    def zig_target(self) -> str:
        """The target as cargo-zigbuild takes it, with the version of glibc."""
        return f"{self.target}.{self.glibc}" if self.glibc else self.target

    def library(self, stem: str) -> str:
        """The file that cargo makes of a crate that is loaded by a program."""
        return f"lib{stem}.dylib" if "apple" in self.target else f"lib{stem}.so"


def all_platforms() -> list[Platform]:
    return [Platform(name=name, **row) for name, row in tomllib.loads(TABLE.read_text()).items()]


def this_platform() -> Platform:
    """That of the machine: packages are made where they can be tried."""
    system, processor = platform.system().lower(), platform.machine().lower()
    cpu = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}.get(processor, processor)
    for row in all_platforms():
        if (row.npm["os"], row.npm["cpu"]) == (system, cpu):
            return row
    names = ", ".join(row.name for row in all_platforms())
    raise SystemExit(f"no packages are made for {system} on {processor}; {TABLE.name} has {names}")
