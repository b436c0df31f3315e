"""The jars, the native library in one of them, with their sources, documentation and poms: a folder that is a
repository of Maven and Gradle."""

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
MOUNTS = SOURCE / "mounts"
# What people depend on, and where it is built.
ARTIFACTS = {
    NAME: SOURCE,
    f"{NAME}-ktor": MOUNTS / "ktor",
    f"{NAME}-servlet": MOUNTS / "servlet",
    f"{NAME}-spring": MOUNTS / "spring",
    f"{NAME}-token-source": SOURCE / "token-source",
}
# The plugins are named with their versions, so that the same ones are used everywhere. Dokka looks
# for its own in the pom.
SOURCES = "org.apache.maven.plugins:maven-source-plugin:3.4.0:jar-no-fork"
DOCUMENTATION = "org.jetbrains.dokka:dokka-maven-plugin:javadocJar"
DEPLOY = "org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy-file"


def pack(platform: Platform) -> list[Size]:
    folder = cargo(CRATE, platform)
    library = folder / platform.library(LIBRARY)
    check(library, platform)
    projects = ",".join(f":{name}" for name in ARTIFACTS)
    options = ["-q", "-B", "-Dmaven.test.skip=true", f"-Dnative.folder={folder}", "-pl", projects]
    # The native library is a resource; it is no source.
    options.append("-Dmaven.source.excludeResources=true")
    run(["mvn", *options, "clean", "package", SOURCES, DOCUMENTATION], cwd=SOURCE / "all")
    jar = built(NAME)
    add_papers(jar, papers_of_library(platform))
    for name in ARTIFACTS.keys() - {NAME}:
        add_papers(built(name), {path.name: path.read_text() for path in LICENCES})
    dist = DIST / "kotlin"
    shutil.rmtree(dist, ignore_errors=True)
    for name in ARTIFACTS:
        files = [
            f"-Dfile={built(name)}",
            f"-Dsources={built(name, '-sources')}",
            f"-Djavadoc={built(name, '-javadoc')}",
        ]
        run(["mvn", "-q", "-B", DEPLOY, f"-Durl=file:{dist}", *files, f"-DpomFile={pom_of_users(name)}"], cwd=STAGE)
    return [
        Size(f"{library.name} (Kotlin, Java)", size_of(library), NATIVE_LIBRARY),
        Size(f"dist/kotlin/…/{jar.name}", size_of(jar), INSTALLED_PACKAGE),
    ]


def built(name: str, kind: str = "") -> Path:
    """A jar that Maven has built."""
    return ARTIFACTS[name] / "target" / f"{name}-{version.current()}{kind}.jar"


def pom_of_users(name: str) -> Path:
    """The pom without what only building needs: profiles that ask for a platform have no place in a user's build."""
    text = (ARTIFACTS[name] / "pom.xml").read_text()
    for part in ("parent", "build", "profiles"):
        text = re.sub(rf"\n  <{part}>.*?\n  </{part}>\n", "\n", text, flags=re.DOTALL)
    pom = STAGE / "kotlin" / name / "pom.xml"
    pom.parent.mkdir(parents=True, exist_ok=True)
    pom.write_text(text)
    return pom


def papers_of_library(platform: Platform) -> dict[str, str]:
    """Licences, notices and bill of materials of what is linked."""
    crates = dependencies(CRATE, platform)
    papers = {path.name: path.read_text() for path in LICENCES}
    papers[NOTICES] = notices(crates)
    papers[SBOM] = sbom(f"pkg:maven/{GROUP}/{NAME}@{version.current()}", crates)
    return papers


def add_papers(jar: Path, papers: dict[str, str]) -> None:
    """Adds them with the time that all entries of the jar have."""
    with zipfile.ZipFile(jar, "a", zipfile.ZIP_DEFLATED) as archive:
        time = archive.infolist()[0].date_time
        for name, text in papers.items():
            entry = zipfile.ZipInfo(f"META-INF/{jar.stem.removesuffix('-' + version.current())}/{name}", time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
