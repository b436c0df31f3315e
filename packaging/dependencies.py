"""The crates of others that are part of a built crate, as cargo resolves them for a platform."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from common import ROOT, output
from platforms import Platform


@dataclass(frozen=True, order=True)
class Dependency:
    """A crate of a registry, with the folder of its source."""

    name: str
    version: str
    licence: str
    description: str
    folder: Path

    @property
    def package_url(self) -> str:
        return f"pkg:cargo/{self.name}@{self.version}"

    @property
    def source(self) -> str:
        """Where the source is, which the MPL asks to be told."""
        return f"https://crates.io/crates/{self.name}/{self.version}"


def dependencies(crate: str, platform: Platform) -> list[Dependency]:
    """What is linked into a crate for a platform."""
    return linked(crate, platform.target)


def linked(crate: str, target: str) -> list[Dependency]:
    """The same for a target of the compiler: no build scripts, no macros, nothing of tests, no crates of our own."""
    edges = ["--edges", "normal,no-proc-macro", "--target", target]
    shape = ["--prefix", "none", "--no-dedupe", "--format", "{p}"]
    lines = set(output(["cargo", "tree", "--locked", "-p", crate, *edges, *shape]).splitlines())
    # A line is `name vVERSION`, and after it comes the folder of a crate of our own.
    names = {(line.split()[0], line.split()[1].removeprefix("v")) for line in lines if line.strip()}
    return sorted(dependency(known()[key]) for key in names if known()[key]["source"])


@cache
def known() -> dict[tuple[str, str], dict[str, Any]]:
    metadata = json.loads(output(["cargo", "metadata", "--locked", "--format-version", "1"]))
    return {(package["name"], package["version"]): package for package in metadata["packages"]}


def dependency(package: dict[str, Any]) -> Dependency:
    return Dependency(
        name=package["name"],
        version=package["version"],
        # Some write the old form `MIT/Apache-2.0`.
        licence=" OR ".join(part.strip() for part in (package["license"] or "").split("/")),
        description=" ".join((package["description"] or "").split()),
        folder=(ROOT / package["manifest_path"]).parent,
    )
