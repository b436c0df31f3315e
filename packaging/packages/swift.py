"""The Swift package with the static library in it, to be used by its path."""

from __future__ import annotations

import shutil

import version
from checks import check
from common import DIST, LICENCES, ROOT, output, run
from dependencies import dependencies
from native import cargo
from notices import NAME as NOTICES
from notices import notices
from platforms import Platform
from sbom import NAME as SBOM
from sbom import sbom
from sizes import Size, size_of

CRATE = "videosdk-uniffi"
LIBRARY = "libvideosdk_server_native.a"


def pack(platform: Platform) -> list[Size]:
    built = cargo(CRATE, platform)
    # The symbols of an archive have no versions yet; those of the library that is loaded are of the same objects.
    check(built / platform.library("videosdk_server_native"), platform)
    dist = DIST / "swift" / "VideoSDKServer"
    shutil.rmtree(DIST / "swift", ignore_errors=True)
    dist.mkdir(parents=True)
    # What git has, without what only the tests of the package need; the manifest looks whether they are there.
    for line in output(["git", "ls-files", "Package.swift", "README.md", "Sources"], cwd=ROOT / "swift").splitlines():
        (dist / line).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "swift" / line, dist / line)
    archive = dist / "lib" / LIBRARY
    archive.parent.mkdir()
    shutil.copyfile(built / LIBRARY, archive)
    run(["strip", "-S", archive])
    check(archive, platform)
    for path in LICENCES:
        shutil.copyfile(path, dist / path.name)
    crates = dependencies(CRATE, platform)
    (dist / NOTICES).write_text(notices(crates))
    (dist / SBOM).write_text(sbom(f"pkg:swift/github.com/videosdk-server/VideoSDKServer@{version.current()}", crates))
    # An archive holds much that no program takes from it; what a program grows by is near the size of the library.
    return [Size(f"dist/swift/VideoSDKServer/lib/{LIBRARY}", size_of(archive)), Size("dist/swift", size_of(dist))]
