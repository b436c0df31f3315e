"""The programs of ``examples``, each played the story of ``tests/examples`` on the emulator."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from examples.program import Program
from examples.story import play

from .common import ROOT, TARGET, Tally, command, installed, skipped

EXAMPLES = ROOT / "examples"
PYTHON = TARGET / "examples" / "python"
MAVEN = ["mvn", "--batch-mode", "--no-transfer-progress", "-Dstyle.color=never", "--quiet"]


class Example(NamedTuple):
    """A folder of ``examples``: what it takes to run it, and how it is started."""

    folder: str
    prepare: Callable[[Tally, Path], bool]
    start: Sequence[str | Path]
    #: Whether it uses our package; Ruby and PHP have none yet.
    has_package: bool = True
    #: Whether its command drops the environment, so that the settings go as words behind it, to ``env``.
    drops_environment: bool = False


def run(tally: Tally) -> None:
    """Every example; all of the folder must be known here."""
    folders = {folder.name for folder in EXAMPLES.iterdir() if folder.is_dir()}
    missing = folders ^ {example.folder for example in ALL}
    if missing:
        print(f"examples: only in the folder or only in the stage: {', '.join(sorted(missing))}", flush=True)
    tally.add(int(not missing), int(bool(missing)))
    command(tally, ["cargo", "build", "--quiet", "--locked", "-p", "videosdk-server-cli"])
    binary = TARGET / "debug" / "videosdk-server"
    with Program([binary, "emulate", "--port", "0", "--json"], ROOT, {}) as emulator:
        settings = dict(word.split("=", 1) for word in json.loads(emulator.lines[0])["environment"].split())
        for example in ALL:
            folder = EXAMPLES / example.folder
            if example.prepare(tally, folder):
                tell(tally, example, folder, emulator.url, settings)


def tell(tally: Tally, example: Example, folder: Path, emulator: str, settings: dict[str, str]) -> None:
    """Starts an example, plays it the story and counts its steps."""
    environment = {**settings, "HOST": "127.0.0.1", "PORT": "0"}
    start = list(example.start)
    if example.drops_environment:
        start[-1:] = ["env", *(f"{name}={value}" for name, value in environment.items()), start[-1]]
    try:
        with Program(start, folder, environment) as program:
            results = play(program.url, emulator, settings["VIDEOSDK_SECRET"], example.has_package)
    except (RuntimeError, OSError) as error:
        results = [("it starts", str(error))]
    faults = [(title, fault) for title, fault in results if fault]
    print(f"{example.folder}: {len(results) - len(faults)} passed, {len(faults)} failed", flush=True)
    for title, fault in faults:
        print(f"  {title}: {fault}", flush=True)
    tally.add(len(results) - len(faults), len(faults))


def python(tally: Tally, folder: Path) -> bool:
    """A virtual environment with the wheel that the stage ``python`` built."""
    wheel = next((TARGET / "wheels").glob("*.whl"), None)
    if wheel is None:
        print("there is no wheel; run the stage python first", flush=True)
        tally.add(0, 1)
        return False
    if not (PYTHON / "bin" / "pip").exists():
        command(tally, [sys.executable, "-m", "venv", PYTHON])
    pip: list[str | Path] = [PYTHON / "bin" / "pip", "install", "--quiet"]
    command(tally, [*pip, "--force-reinstall", "--no-deps", wheel])
    if (folder / "requirements.txt").exists():
        command(tally, [*pip, "-r", folder / "requirements.txt"])
    return True


def node(tally: Tally, folder: Path) -> bool:
    """The packages of the lock file. Ours is the folder ``node``, with the library that the stage ``node`` built."""
    command(tally, ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=folder)
    return True


def jvm(tally: Tally, folder: Path) -> bool:
    """The program built, with the package of Maven's own repository on this machine."""
    if not shutil.which("mvn"):
        return skipped(tally, folder.name)
    install_jar(tally)
    command(tally, [*MAVEN, "compile"], cwd=folder)
    return True


@functools.cache
def install_jar(tally: Tally) -> None:
    """Puts the package and its mounts into Maven's own repository on this machine, with a native library of the quick profile."""
    command(tally, ["cargo", "build", "--quiet", "--locked", "-p", "videosdk-uniffi"])
    library = f"-Dnative.folder={TARGET / 'debug'}"
    artifacts = ["-f", "kotlin/all", "-pl", "!:videosdk-server-mounts-tests"]
    command(tally, [*MAVEN, *artifacts, "install", "-Dmaven.test.skip=true", library])


def swift(tally: Tally, folder: Path) -> bool:
    """The program built, with the library that the stage ``swift`` put into the package."""
    prepared = subprocess.run(["tests/swift-toolchain.sh", "prepare"], cwd=ROOT, check=False)
    if prepared.returncode:
        return skipped(tally, folder.name)
    command(tally, [*in_swift(folder), "swift", "build", "--quiet", "--scratch-path", TARGET / "examples" / "swift"])
    return True


def in_swift(folder: Path) -> list[str | Path]:
    """The front of a command that a Swift toolchain runs in a folder."""
    return [ROOT / "tests" / "swift-toolchain.sh", "run", folder, ROOT / "swift", TARGET, "--"]


def debian(package: str) -> Callable[[Tally, Path], bool]:
    """The language as Debian has it."""
    return lambda tally, folder: installed(tally, folder.name, package)


SWIFT = TARGET / "examples" / "swift" / "debug" / "TokenServerExample"
ALL = [
    Example("python-standard-library", python, [PYTHON / "bin" / "python", "main.py"]),
    Example("python-fastapi", python, [PYTHON / "bin" / "python", "main.py"]),
    Example("node-http", node, ["node", "main.mjs"]),
    Example("node-express", node, ["node", "main.mjs"]),
    Example("kotlin-ktor", jvm, [*MAVEN, "exec:java"]),
    Example("java", jvm, [*MAVEN, "exec:java"]),
    Example("swift-in-process", swift, [*in_swift(EXAMPLES / "swift-in-process"), SWIFT], drops_environment=True),
    Example("ruby", debian("ruby"), ["ruby", "main.rb"], has_package=False),
    Example("php", debian("php-cli"), ["php", "-S", "127.0.0.1:0", "main.php"], has_package=False),
]
