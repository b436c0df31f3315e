"""The command line, as a program to be copied."""

from __future__ import annotations

import shutil

import version
from checks import check
from common import DIST, LICENCES
from dependencies import dependencies
from native import cargo
from notices import NAME as NOTICES
from notices import notices
from platforms import Platform
from sbom import NAME as SBOM
from sbom import sbom
from sizes import Size, size_of

CRATE = "videosdk-server-cli"


def pack(platform: Platform) -> list[Size]:
    program = cargo(CRATE, platform) / "videosdk-server"
    check(program, platform)
    dist = DIST / "cli"
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir(parents=True)
    for file in (program, *LICENCES):
        shutil.copy(file, dist)
    crates = dependencies(CRATE, platform)
    (dist / NOTICES).write_text(notices(crates))
    (dist / SBOM).write_text(sbom(f"pkg:generic/videosdk-server@{version.current()}", crates))
    return [Size("dist/cli/videosdk-server", size_of(dist / program.name))]
