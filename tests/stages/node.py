"""The npm package."""

from __future__ import annotations

import shutil

from .common import KINDS, ROOT, TARGET, TOKEN_SOURCE, Tally, browser, command, program

CASES = (*KINDS, TOKEN_SOURCE)

COUNTS = r"^# (?:pass (?P<passed>\d+)|fail (?P<failed>\d+))"


def addon(tally: Tally) -> None:
    """Builds the native library of the tests, which has panics planted in it, and what is made of its text."""
    package = ROOT / "node"
    build = ["cargo", "build", "--quiet", "--locked", "--profile", "ci", "-p", "videosdk-node"]
    command(tally, [*build, "--features", "planted-panic"])
    command(tally, ["node", "place-library.mjs", TARGET / "ci"], cwd=package)
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=package)
    command(tally, ["npm", "run", "--silent", "build"], cwd=package)


def node_tests(tally: Tally, *files: str) -> None:
    command(tally, ["node", "--test", "--test-reporter=tap", *files], COUNTS, cwd=ROOT / "node")


def run(tally: Tally) -> None:
    """The npm package: built, packed, installed alone and beside bundlers, used as its texts say, typed, and tested."""
    addon(tally)
    tarballs = TARGET / "npm"
    shutil.rmtree(tarballs, ignore_errors=True)
    tarballs.mkdir(parents=True)
    command(tally, ["npm", "pack", "--silent", "--pack-destination", tarballs], cwd=ROOT / "node")
    for tarball in tarballs.glob("*.tgz"):
        command(tally, ["tests/packages/node.sh", tarball])
        command(tally, ["tests/packages/node-bundlers.sh", tarball], COUNTS)
    program(tally)
    browser(tally)
    package = ROOT / "node"
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=package / "test" / "mounts")
    tests = [*package.glob("test/*.test.mjs"), *package.glob("test/mounts/*.test.mjs")]
    node_tests(tally, *sorted(str(file.relative_to(package)) for file in tests))


def conform(tally: Tally) -> None:
    """The shared cases alone."""
    addon(tally)
    node_tests(tally, "test/vectors.test.mjs", "test/scenarios.test.mjs", "test/token-source.test.mjs")
