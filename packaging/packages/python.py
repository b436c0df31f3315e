"""The wheel and the source distribution."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import version
from checks import Unfit, check, numbers
from common import DIST, LICENCES, ROOT, STAGE, TARGET, VENV, output, run
from dependencies import dependencies
from native import environment
from notices import NAME as NOTICES
from notices import notices
from platforms import Platform
from sbom import NAME as SBOM
from sbom import sbom
from sizes import INSTALLED_PACKAGE, NATIVE_LIBRARY, Size, size_of

CRATE = "videosdk-python"
SOURCE = ROOT / "python"


def pack(platform: Platform) -> list[Size]:
    dist = DIST / "python"
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir(parents=True)
    place_papers(platform)
    maturin = VENV / "bin" / "maturin"
    zig = ["--zig", "--compatibility", platform.wheel.split("_", 1)[0]] if platform.glibc else []
    build: list[str | Path] = [
        maturin,
        "build",
        "--locked",
        "--release",
        "--target",
        platform.target,
        *zig,
        "--out",
        dist,
    ]
    # maturin has a zig of its own, so in one folder the two ways of building would undo each other's work.
    build += ["--target-dir", TARGET / "maturin"]
    build += ["--sbom-include", SBOM]
    run([*build, "--interpreter", VENV / "bin" / "python"], cwd=SOURCE, environment=environment())
    run([maturin, "sdist", "--out", dist], cwd=SOURCE)
    [wheel] = dist.glob("*.whl")
    [sdist] = dist.glob("*.tar.gz")
    unpacked = STAGE / "wheel"
    shutil.rmtree(unpacked, ignore_errors=True)
    zipfile.ZipFile(wheel).extractall(unpacked)
    [library] = unpacked.glob("videosdk_server/_native*.so")
    check(library, platform)
    if platform.glibc:
        fits_its_tag(wheel, platform)
    return [
        Size(f"{library.name} (Python)", size_of(library), NATIVE_LIBRARY),
        Size(f"dist/python/{wheel.name}", size_of(wheel)),
        Size(f"dist/python/{sdist.name}", size_of(sdist)),
        Size("Python package, installed", size_of(unpacked), INSTALLED_PACKAGE),
    ]


def place_papers(platform: Platform) -> None:
    """Licences and notices where pyproject.toml names them, and the bill of materials; git keeps none."""
    for path in LICENCES:
        shutil.copyfile(path, SOURCE / path.name)
    crates = dependencies(CRATE, platform)
    (SOURCE / NOTICES).write_text(notices(crates))
    (SOURCE / SBOM).write_text(sbom(f"pkg:pypi/videosdk-server@{version.current()}", crates))


def fits_its_tag(wheel: Path, platform: Platform) -> None:
    """auditwheel says which tag the symbols of the wheel allow; an older glibc is fine, too."""
    said = output([VENV / "bin" / "auditwheel", "show", wheel])
    print(said, flush=True)
    tag = re.search(r'is consistent with\s+the following platform tag:\s+"manylinux_(\d+)_(\d+)_', said)
    if not tag or numbers(f"{tag[1]}.{tag[2]}") > numbers(platform.glibc or ""):
        raise Unfit(f"{wheel.name} does not fit {platform.wheel}: {said}")
