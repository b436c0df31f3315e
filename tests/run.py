"""Runs the tests of every language, a stage each, and ends with a line of the sum: ``N passed, N failed``.

python tests/run.py [STAGE ...]     the stages are the functions below named run_…
python tests/run.py conformance     the shared vectors and scenarios alone, in every language
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
VENV = TARGET / "venv"
PYTHON_TOOLS = ["maturin>=1.16,<2", "pytest>=9,<10", "pytest-xdist>=3,<4", "PyJWT>=2.10,<3", "gunicorn>=25", "mypy>=1.18", "ruff>=0.14"]


class Tally:
    """How many tests passed and failed, over all languages, and which of the shared cases each language ran."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self.conformance: dict[str, dict[str, int]] = {}

    def add(self, passed: int, failed: int) -> None:
        self.passed += passed
        self.failed += failed

    def note(self, line: str) -> None:
        """Takes what a runner of the shared cases says, such as ``conformance rust: 84 vectors, 31 scenarios``."""
        if found := re.search(r"conformance (\w+): (.*)", line):
            counts = self.conformance.setdefault(found[1], {})
            for number, what in re.findall(r"(\d+) (vectors|scenarios)", found[2]):
                counts[what] = counts.get(what, 0) + int(number)

    def compare(self) -> None:
        """Every language must have run every case that there is; a file that nobody runs is noticed here too."""
        expected = {"vectors": cases("vectors"), "scenarios": cases("scenarios")}
        for language, counts in self.conformance.items():
            ran = ", ".join(f"{counts.get(what, 0)} {what}" for what in expected)
            equal = counts == expected
            print(f"conformance {language}: {ran}{'' if equal else f' (there are {expected})'}")
            self.add(int(equal), int(not equal))


def cases(kind: str) -> int:
    """How many cases of a kind there are, in all files."""
    files = (ROOT / "tests" / kind).rglob("*.json")
    return sum(len(json.loads(file.read_text())) for file in files)


def command(tally: Tally, arguments: Sequence[str | Path], counts: str | None = None, cwd: Path = ROOT) -> None:
    """Runs a command and shows what it says. ``counts`` finds its numbers of tests, ``passed`` and ``failed``.

    A command without numbers counts as one test; one that fails without a failed test counts as one failed.
    """
    print(f"+ {' '.join(map(str, arguments))}", flush=True)
    process = subprocess.Popen(
        [str(argument) for argument in arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    passed = failed = 0
    assert process.stdout is not None
    for line in process.stdout:
        print(line, end="", flush=True)
        tally.note(line)
        if counts and (found := re.search(counts, line)):
            numbers = found.groupdict()
            passed += int(numbers.get("passed") or 0)
            failed += int(numbers.get("failed") or 0)
    code = process.wait()
    if counts is None and code == 0:
        passed = 1
    if code != 0 or (counts is not None and passed == 0):
        failed = max(failed, 1)
    tally.add(passed, failed)


def run_rust(tally: Tally) -> None:
    """The crates, and the page of errors; the doc examples are among them."""
    counts = r"^test result: .* (?P<passed>\d+) passed; (?P<failed>\d+) failed"
    command(tally, ["cargo", "test", "--locked", "--no-fail-fast"], counts)


def conform_rust(tally: Tally) -> None:
    """The shared cases alone."""
    counts = r"^test result: .* (?P<passed>\d+) passed; (?P<failed>\d+) failed"
    command(tally, ["cargo", "test", "--locked", "-p", "videosdk-server", "--test", "token_vectors"], counts)
    command(tally, ["cargo", "test", "--locked", "-p", "videosdk-bridge", "--test", "scenarios"], counts)


def run_vectors(tally: Tally) -> None:
    """The vectors are what their own script writes, and PyJWT agrees with them."""
    command(tally, [python(), "tests/vectors/tokens/make.py", "--check"])


def wheel(tally: Tally) -> Path | None:
    """Builds the wheel of the tests, which has panics planted in it, and installs it."""
    wheels = TARGET / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    build = [VENV / "bin" / "maturin", "build", "--locked", "--profile", "ci", "--interpreter", python()]
    command(tally, [*build, "--features", "planted-panic", "--out", wheels], cwd=ROOT / "python")
    found = next(wheels.glob("*.whl"), None)
    if found:
        command(tally, [VENV / "bin" / "pip", "install", "--quiet", "--force-reinstall", "--no-deps", found])
    return found


def pytest(tally: Tally, *files: str) -> None:
    """Most tests wait for a socket or a clock, so more of them run at once than there are cores."""
    counts = r"^=*\s*(?:(?P<failed>\d+) failed, )?(?P<passed>\d+) passed"
    command(tally, [python(), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "8", *files], counts)


def run_python(tally: Tally) -> None:
    """The wheel: built, installed alone, used with the README's lines, typed, and tested."""
    built = wheel(tally)
    if not built:
        return
    command(tally, ["tests/packages/python.sh", built])
    pytest(tally, "python/tests")
    command(tally, [VENV / "bin" / "mypy", "--strict", "videosdk_server"], cwd=ROOT / "python")
    command(tally, [VENV / "bin" / "ruff", "check", "--no-cache", "."], cwd=ROOT / "python")


def conform_python(tally: Tally) -> None:
    """The shared cases alone."""
    if wheel(tally):
        pytest(tally, "python/tests/test_vectors.py", "python/tests/test_scenarios.py")


def addon(tally: Tally) -> None:
    """Builds the native library of the tests, which has panics planted in it, and the types of the package."""
    package = ROOT / "node"
    build = ["cargo", "build", "--quiet", "--locked", "--profile", "ci", "-p", "videosdk-node"]
    command(tally, [*build, "--features", "planted-panic"])
    command(tally, ["node", "place-library.mjs", TARGET / "ci"], cwd=package)
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=package)
    command(tally, ["npm", "run", "--silent", "types"], cwd=package)


def node_tests(tally: Tally, *files: str) -> None:
    counts = r"^# (?:pass (?P<passed>\d+)|fail (?P<failed>\d+))"
    command(tally, ["node", "--test", "--test-reporter=tap", *files], counts, cwd=ROOT / "node")


def run_node(tally: Tally) -> None:
    """The npm package: built, packed, installed alone, used with the READMEs' lines, typed, and tested."""
    addon(tally)
    tarballs = TARGET / "npm"
    shutil.rmtree(tarballs, ignore_errors=True)
    tarballs.mkdir(parents=True)
    command(tally, ["npm", "pack", "--silent", "--pack-destination", tarballs], cwd=ROOT / "node")
    for tarball in tarballs.glob("*.tgz"):
        command(tally, ["tests/packages/node.sh", tarball])
    node_tests(tally, *sorted(f"test/{file.name}" for file in (ROOT / "node" / "test").glob("*.test.mjs")))


def conform_node(tally: Tally) -> None:
    """The shared cases alone."""
    addon(tally)
    node_tests(tally, "test/vectors.test.mjs", "test/scenarios.test.mjs")


def run_interop(tally: Tally) -> None:
    """The official Node SDK and the JWT libraries, against our emulator and our tokens."""
    interop = ROOT / "tests" / "interop"
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=interop)
    command(tally, ["cargo", "build", "--quiet", "--locked", "-p", "videosdk-server-cli"])
    os.environ["VIDEOSDK_SERVER_BINARY"] = str(TARGET / "debug" / "videosdk-server")
    counts = r"^# (?:pass (?P<passed>\d+)|fail (?P<failed>\d+))"
    command(tally, ["node", "--test", "--test-reporter=tap", "interop.test.mjs"], counts, cwd=interop)


def in_swift(tally: Tally, *arguments: str | Path, counts: str | None = None) -> None:
    """Runs a command in the Swift package with a toolchain, and with all that its tests read."""
    command(tally, ["tests/swift-toolchain.sh", "run", "swift", "tests", TARGET, "--", *arguments], counts)


def swift_test(tally: Tally, *options: str) -> None:
    """Builds and tests the Swift package; a warning is an error."""
    counts = r"^. Test run with (?:(?P<passed>\d+) tests? passed|\d+ tests? failed .* with (?P<failed>\d+) issue)"
    build: list[str | Path] = ["--scratch-path", TARGET / "swift", "-Xswiftc", "-warnings-as-errors"]
    in_swift(tally, "swift", "test", *build, *options, counts=counts)


def swift_library(tally: Tally) -> bool:
    """Builds the native library of the tests, if there can be a toolchain to use it; in CI there must be one."""
    TARGET.mkdir(exist_ok=True)
    prepared = subprocess.run(["tests/swift-toolchain.sh", "prepare"], cwd=ROOT, check=False)
    if prepared.returncode:
        print("swift: skipped", flush=True)
        tally.add(0, 1 if os.environ.get("CI") == "true" else 0)
        return False
    command(tally, ["swift/native-library.sh", "ci", "planted-panic"])
    return True


def run_swift(tally: Tally) -> None:
    """The Swift package: tested, linted, its pages made, and used by a program with the README's lines."""
    if not swift_library(tally):
        return
    swift_test(tally)
    in_swift(tally, "swift", "format", "lint", "--strict", "-r", "Sources", "Tests", "Package.swift")
    in_swift(tally, "./documentation.sh", TARGET / "swift-documentation")
    command(tally, ["tests/packages/swift.sh"])


def conform_swift(tally: Tally) -> None:
    """The shared cases alone."""
    if swift_library(tally):
        swift_test(tally, "--filter", "ConformanceTests")




STAGES = {
    "rust": run_rust,
    "vectors": run_vectors,
    "python": run_python,
    "node": run_node,
    "swift": run_swift,
    "interop": run_interop,
}
CONFORMANCE = {"rust": conform_rust, "python": conform_python, "node": conform_node, "swift": conform_swift}


def python() -> Path:
    return VENV / "bin" / "python"


def prepare() -> None:
    """The tools of the tests, in a virtual environment of the tree."""
    if not python().exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run([VENV / "bin" / "pip", "install", "--quiet", *PYTHON_TOOLS], check=True)


def main(names: Sequence[str]) -> int:
    conformance = list(names) == ["conformance"]
    stages = CONFORMANCE if conformance else STAGES
    names = list(stages) if conformance or not names else names
    unknown = [name for name in names if name not in stages]
    if unknown:
        print(f"unknown stages: {', '.join(unknown)}; the stages are {', '.join(STAGES)}", file=sys.stderr)
        return 2
    for name in [name for name in os.environ if name.startswith("VIDEOSDK_")]:
        del os.environ[name]
    prepare()
    tally = Tally()
    times = []
    for name in names:
        print(f"== {name}", flush=True)
        started = time.monotonic()
        stages[name](tally)
        times.append((name, time.monotonic() - started))
    print("\nstage      minutes")
    for name, seconds in times:
        print(f"{name:<10} {seconds / 60:5.1f}")
    print()
    tally.compare()
    print(f"\n{tally.passed} passed, {tally.failed} failed", flush=True)
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
