"""Each package is installed in an empty place outside the tree, and the lines of its README are run there."""

from __future__ import annotations

from collections.abc import Callable

from common import DIST, ROOT, run

SCRIPTS = ROOT / "tests" / "packages"


def python() -> None:
    run([SCRIPTS / "python.sh", *(DIST / "python").glob("*.whl")])
    run([SCRIPTS / "sdist.sh", *(DIST / "python").glob("*.tar.gz")])


def node() -> None:
    tarballs = sorted((DIST / "node").glob("*.tgz"))
    run([SCRIPTS / "node.sh", *tarballs])
    run([SCRIPTS / "node-bundlers.sh", *tarballs])


def kotlin() -> None:
    run([SCRIPTS / "kotlin.sh", DIST / "kotlin"])


def swift() -> None:
    run([SCRIPTS / "swift.sh", DIST / "swift" / "VideoSDKServer"])


def cli() -> None:
    run([SCRIPTS / "cli.sh", DIST / "cli" / "videosdk-server"])


TRIALS: dict[str, Callable[[], None]] = {"python": python, "node": node, "kotlin": kotlin, "swift": swift, "cli": cli}
