"""The one version of all packages.

python packaging/version.py             checks that every file says the same version, and prints it
python packaging/version.py set 1.2.3   writes it everywhere

The version of the workspace in Cargo.toml is the one that the others must have. The Kotlin text version.txt takes its
version from pom.xml when Maven copies it, so it must go on naming that property.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# A version that cargo, npm, pip, Maven and SwiftPM all read alike: pip knows no other pre-releases in this spelling.
VERSION = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True)
class Place:
    """Where a file has the version: ``pattern`` finds what stands before it, however many times that is there."""

    file: str
    pattern: str

    def expression(self) -> re.Pattern[str]:
        return re.compile(f"(?P<before>{self.pattern})(?P<version>{VERSION.pattern})(?P<after>\\D)", re.MULTILINE)


PLACES = [
    Place("Cargo.toml", r'^version = "'),
    Place("Cargo.toml", r'^videosdk-[a-z-]+ = \{ path = "[a-z/-]+", version = "'),
    # Only the crates of the workspace have no source.
    Place("Cargo.lock", r'^name = "videosdk-[a-z-]+"\nversion = "(?=[\d.]+"\n(?!source))'),
    Place("python/videosdk_server/_version.py", r'^__version__ = "'),
    Place("node/package.json", r'^  "version": "'),
    Place("node/package-lock.json", r'^  "version": "'),
    Place("node/package-lock.json", r'^    "": \{\n      "name": "videosdk-server",\n      "version": "'),
    Place("kotlin/pom.xml", r"^  <version>"),
    Place("kotlin/all/pom.xml", r"^  <version>"),
    *(
        Place(f"kotlin/{module}/pom.xml", r"<artifactId>videosdk-server-all</artifactId>\s+<version>")
        for module in ("mounts/ktor", "mounts/servlet", "mounts/spring", "mounts/tests", "token-source")
    ),
    *(
        Place(f"kotlin/{module}/pom.xml", r"^  <version>")
        for module in ("mounts/ktor", "mounts/servlet", "mounts/spring", "token-source")
    ),
    # It takes the package of its own version.
    Place("bench/kotlin/pom.xml", r"^  <version>"),
    # What people copy asks for the version of the text that they copy it from.
    Place("README.md", r"`io\.github\.videosdk-server:videosdk-server:"),
    *(
        Place(file, rf"<artifactId>{artifact}</artifactId>\s+<version>")
        for file, artifact in (
            ("kotlin/README.md", "videosdk-server"),
            ("docs/guides/ktor.md", "videosdk-server-ktor"),
            ("docs/guides/spring.md", "videosdk-server-spring"),
            ("docs/guides/token-source.md", "videosdk-server-token-source"),
            ("examples/java/pom.xml", "videosdk-server"),
            ("examples/kotlin-ktor/pom.xml", "videosdk-server-ktor"),
        )
    ),
    Place("swift/Sources/VideoSDKServer/Version.swift", r'^public let videoSDKServerVersion = "'),
]
FROM_MAVEN = "kotlin/src/main/resources/io/github/videosdkserver/internal/version.txt"


def current(root: Path = ROOT) -> str:
    """The version of the workspace."""
    found = PLACES[0].expression().search((root / PLACES[0].file).read_text())
    if not found:
        raise ValueError(f'{PLACES[0].file} has no line version = "…" of three numbers')
    return found["version"]


def disagreements(root: Path = ROOT) -> Iterator[str]:
    """What does not have the version of the workspace, a line each."""
    expected = current(root)
    for place in PLACES:
        text = (root / place.file).read_text()
        found = list(place.expression().finditer(text))
        if not found:
            yield f"{place.file} has no version after {place.pattern!r}"
        for match in found:
            if match["version"] != expected:
                line = text.count("\n", 0, match.start("version")) + 1
                yield f"{place.file}:{line} has {match['version']}, Cargo.toml has {expected}"
    if (root / FROM_MAVEN).read_text().strip() != "${project.version}":
        yield f"{FROM_MAVEN} must be ${{project.version}}, which Maven replaces"


def write(version: str, root: Path = ROOT) -> None:
    """Gives every place this version."""
    if not VERSION.fullmatch(version):
        raise ValueError(f"{version!r} is not a version of three numbers such as 1.2.3")
    for place in PLACES:
        path = root / place.file
        path.write_text(place.expression().sub(rf"\g<before>{version}\g<after>", path.read_text()))


def main(arguments: Sequence[str]) -> int:
    match arguments:
        case []:
            pass
        case ["set", version]:
            try:
                write(version)
            except ValueError as error:
                print(error, file=sys.stderr)
                return 2
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    problems = list(disagreements())
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(current())
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
