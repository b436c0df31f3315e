"""The npm packages: the text, and beside it one package a platform with the native library alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import version
from checks import check
from common import DIST, LICENCES, ROOT, STAGE, run
from dependencies import dependencies
from native import cargo
from notices import NAME as NOTICES
from notices import notices
from platforms import Platform, all_platforms
from sbom import NAME as SBOM
from sbom import sbom
from sizes import INSTALLED_PACKAGE, NATIVE_LIBRARY, Size, size_of

CRATE = "videosdk-node"
SOURCE = ROOT / "node"


def pack(platform: Platform) -> list[Size]:
    library = cargo(CRATE, platform) / platform.library("videosdk_node")
    check(library, platform)
    stage, dist = STAGE / "node", DIST / "node"
    for folder in (stage, dist):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    native = native_package(stage / platform.name, library, platform)
    text = text_package(stage / "videosdk-server", platform)
    for package in (text, native):
        run(["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", dist], cwd=package)
    return [
        Size(f"{library.name} (Node.js)", library.stat().st_size, NATIVE_LIBRARY),
        *(Size(f"dist/node/{file.name}", size_of(file)) for file in sorted(dist.iterdir())),
        Size("Node.js packages, installed", size_of(text) + size_of(native), INSTALLED_PACKAGE),
    ]


def native_package(folder: Path, library: Path, platform: Platform) -> Path:
    """The package of one platform, which npm installs on that platform alone."""
    folder.mkdir()
    name = f"videosdk-server-{platform.name}"
    file = f"videosdk-server.{platform.name}.node"
    shutil.copyfile(library, folder / file)
    common = json.loads((SOURCE / "package.json").read_text())
    manifest = {
        "name": name,
        "version": version.current(),
        "description": f"The native library of videosdk-server for {platform.name}",
        **{key: common[key] for key in ("license", "repository", "engines")},
        **{key: [value] for key, value in platform.npm.items()},
        "type": "commonjs",
        "main": file,
        "files": [file, *(path.name for path in LICENCES), NOTICES, SBOM],
        # Yarn keeps packages zipped unless told; a library must be a file to be loaded.
        "preferUnplugged": True,
    }
    write(folder, manifest, f"# {name}\n\nThe native library of `videosdk-server`, which installs it. Unofficial.\n")
    crates = dependencies(CRATE, platform)
    (folder / NOTICES).write_text(notices(crates))
    (folder / SBOM).write_text(sbom(f"pkg:npm/{name}@{version.current()}", crates))
    return folder


def text_package(folder: Path, platform: Platform) -> Path:
    """The package that people install by its name."""
    run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=SOURCE)
    run(["npm", "run", "--silent", "build"], cwd=SOURCE)
    folder.mkdir()
    manifest = json.loads((SOURCE / "package.json").read_text())
    for part in manifest["files"]:
        if (SOURCE / part).is_dir() and part != "native":
            shutil.copytree(SOURCE / part, folder / part)
    del manifest["devDependencies"], manifest["scripts"]
    manifest["files"] = [*(part for part in manifest["files"] if part != "native"), NOTICES, SBOM]
    # Of every platform, so that this package is the same wherever it is made; npm passes over those it cannot use.
    manifest["optionalDependencies"] = {f"videosdk-server-{row.name}": version.current() for row in all_platforms()}
    write(folder, manifest, (SOURCE / "README.md").read_text())
    (folder / NOTICES).write_text(
        "This package is JavaScript of its own; the notices of its native library are in that package.\n"
    )
    (folder / SBOM).write_text(sbom(f"pkg:npm/videosdk-server@{version.current()}", dependencies(CRATE, platform)))
    return folder


def write(folder: Path, manifest: dict[str, object], readme: str) -> None:
    (folder / "package.json").write_text(json.dumps(manifest, indent=2) + "\n")
    (folder / "README.md").write_text(readme)
    for path in LICENCES:
        shutil.copyfile(path, folder / path.name)
