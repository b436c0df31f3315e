"""The jar with the native library in it, its sources and its pom: a folder that is a repository of Maven and Gradle."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import version
from checks import check
from common import DIST, LICENCES, ROOT, STAGE, run
from dependencies import dependencies
from native import cargo
from notices import NAME as NOTICES
from notices import notices
from platforms import Platform
from sbom import NAME as SBOM
from sbom import sbom
from sizes import INSTALLED_PACKAGE, NATIVE_LIBRARY, Size, size_of

CRATE = "videosdk-uniffi"
LIBRARY = "videosdk_server_native"
GROUP = "io.github.videosdk-server"
NAME = "videosdk-server"
SOURCE = ROOT / "kotlin"
# The plugins are named with their versions, so that the same ones are used everywhere.
SOURCES = "org.apache.maven.plugins:maven-source-plugin:3.4.0:jar-no-fork"
DEPLOY = "org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy-file"


def pack(platform: Platform) -> list[Size]:
    folder = cargo(CRATE, platform)
    library = folder / platform.library(LIBRARY)
    check(library, platform)
    pom = pom_of_users(STAGE / "kotlin")
    run(
        ["mvn", "-q", "-B", "-Dmaven.test.skip=true", f"-Dnative.folder={folder}", "clean", "package", SOURCES],
        cwd=SOURCE,
    )
    jar = SOURCE / "target" / f"{NAME}-{version.current()}.jar"
    sources = jar.with_name(f"{NAME}-{version.current()}-sources.jar")
    add_papers(jar, platform)
    dist = DIST / "kotlin"
    shutil.rmtree(dist, ignore_errors=True)
    run(
        [
            *("mvn", "-q", "-B", DEPLOY, f"-Durl=file:{dist}"),
            *(f"-Dfile={jar}", f"-Dsources={sources}", f"-DpomFile={pom}"),
        ],
        cwd=STAGE,
    )
    return [
        Size(f"{library.name} (Kotlin, Java)", size_of(library), NATIVE_LIBRARY),
        Size(f"dist/kotlin/…/{jar.name}", size_of(jar), INSTALLED_PACKAGE),
    ]


def pom_of_users(folder: Path) -> Path:
    """The pom without what only building needs: profiles that ask for a platform have no place in a user's build."""
    folder.mkdir(parents=True, exist_ok=True)
    text = (SOURCE / "pom.xml").read_text()
    for part in ("build", "profiles"):
        text = re.sub(rf"\n  <{part}>.*?\n  </{part}>\n", "\n", text, flags=re.DOTALL)
    pom = folder / "pom.xml"
    pom.write_text(text)
    return pom


def add_papers(jar: Path, platform: Platform) -> None:
    """Licences, notices and bill of materials, with the time that all entries of the jar have."""
    crates = dependencies(CRATE, platform)
    papers = {path.name: path.read_text() for path in LICENCES}
    papers[NOTICES] = notices(crates)
    papers[SBOM] = sbom(f"pkg:maven/{GROUP}/{NAME}@{version.current()}", crates)
    with zipfile.ZipFile(jar, "a", zipfile.ZIP_DEFLATED) as archive:
        time = archive.infolist()[0].date_time
        for name, text in papers.items():
            entry = zipfile.ZipInfo(f"META-INF/{NAME}/{name}", time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
