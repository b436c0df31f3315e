"""What every step uses: where things are, and the running of commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
DIST = ROOT / "dist"
VENV = TARGET / "venv"
# Where a package is put together before it is packed.
STAGE = TARGET / "packaging"
LICENCES = [ROOT / "LICENSE-APACHE", ROOT / "LICENSE-MIT"]
# maturin brings pip's way of building, cargo-zigbuild and ziglang the old glibc, auditwheel the proof of it.
TOOLS = ["maturin>=1.16,<2", "cargo-zigbuild>=0.24,<0.25", "ziglang>=0.17,<0.18", "auditwheel>=6.8,<7"]


def run(command: Sequence[str | Path], cwd: Path = ROOT, environment: Mapping[str, str] | None = None) -> None:
    """Runs a command, which must succeed; its output is shown."""
    print(f"+ {' '.join(map(str, command))}", flush=True)
    subprocess.run(list(map(str, command)), cwd=cwd, env=with_tools(environment), check=True)


def output(command: Sequence[str | Path], cwd: Path = ROOT) -> str:
    """What a command writes, which must succeed."""
    answer = subprocess.run(
        list(map(str, command)), cwd=cwd, env=with_tools(), check=True, stdout=subprocess.PIPE, text=True
    )
    return answer.stdout


def with_tools(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "CARGO_TARGET_DIR": str(TARGET), **(environment or {})}


def prepare() -> None:
    """The tools, in a virtual environment of the tree."""
    if not (VENV / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run([VENV / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", *TOOLS], check=True)
