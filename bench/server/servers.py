"""What is measured, and how each is started."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from programs import Program

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"
CREDENTIALS = {
    "VIDEOSDK_API_KEY": "11111111-2222-4333-8444-555555555555",
    "VIDEOSDK_SECRET": "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526",
}
OURS = "videosdk-server"
#: Connections from one address, which all are here, and no limits, which would be what is measured.
BOUNDS = "bounds = { connections = 12000, per_address = 12000 }"


@dataclass(frozen=True)
class Server:
    """A program beside ours, and how many times our CPU time it must take at least; ``None`` is shown only."""

    name: str
    language: str
    start: Sequence[str]
    at_least: float | None = None


@dataclass(frozen=True)
class Mount:
    """A framework with our handler at ``/video`` and an answer of its own at ``/constant``."""

    name: str
    language: str
    start: Sequence[str]


UVICORN = ("uvicorn", "--port", "0", "--workers", "1", "--no-access-log", "--loop", "uvloop", "--http", "httptools")
GUNICORN = ("gunicorn", "--bind", "127.0.0.1:0", "--workers", "1", "--worker-class", "sync")
SERVERS = [
    Server("Fastify 5, HMAC by hand", "node", ["fastify-by-hand.mjs"]),
    Server("Express 5, HMAC by hand", "node", ["express-by-hand.mjs"], 10),
    Server("Express 5, jsonwebtoken (the page's sample)", "node", ["express-jsonwebtoken.mjs"], 60),
    Server("FastAPI, PyJWT (uvicorn)", "python", [*UVICORN, "fastapi_pyjwt:app"]),
    Server("Flask, PyJWT (gunicorn sync)", "python", [*GUNICORN, "flask_pyjwt:app"], 30),
]
MOUNTS = [
    Mount("Express 5", "node", ["express-mount.mjs"]),
    Mount("FastAPI (uvicorn)", "python", [*UVICORN, "fastapi_mount:app"]),
    Mount("Flask (gunicorn sync)", "python", [*GUNICORN, "flask_mount:app"]),
]


class Starter:
    """Starts them, with what they need under ``target``."""

    def __init__(self, binary: Path, target: Path, folder: Path) -> None:
        self._binary = binary
        self._environment = target / "bench-server" / "python"
        # Where `make wheel` puts it, wherever cargo builds.
        self._wheels = HERE.parents[1] / "target" / "wheels"
        self._folder = folder

    def prepare(self) -> None:
        """Installs what the peers are pinned to, and our wheel."""
        if not shutil.which("node"):
            raise SystemExit("error: Node.js is not installed; --no-peers measures videosdk-server alone")
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=PEERS / "node", check=True)
        python = self._environment / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", self._environment], check=True)
        pip: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--requirement", PEERS / "python" / "requirements.txt"], check=True)
        wheel = max(self._wheels.glob("*.whl"), key=lambda path: path.stat().st_mtime, default=None)
        if wheel is None:
            raise SystemExit(f"error: there is no wheel in {self._wheels}; make wheel makes it")
        subprocess.run([*pip, "--force-reinstall", "--no-deps", wheel], check=True)

    def peer(self, peer: Server | Mount) -> Program:
        if peer.language == "node":
            return Program(["node", *peer.start], {**CREDENTIALS, "NODE_ENV": "production"}, PEERS / "node")
        start, *arguments = peer.start
        program = self._environment / "bin" / start
        return Program([program, *arguments], {**CREDENTIALS, "PYTHONDONTWRITEBYTECODE": "1"}, PEERS / "python")

    def ours(self, server: str = "", rest: str = "", environment: dict[str, str] | None = None) -> Program:
        """Our program with more lines in the section ``server`` and after it; a secret that may be rotated."""
        self.rotate(CREDENTIALS["VIDEOSDK_SECRET"], "f" * 64)
        key = (environment or CREDENTIALS)["VIDEOSDK_API_KEY"]
        lines = [
            'token = { kind = "participant", expires_in = "2h" }',
            "[server]",
            BOUNDS,
            server,
            "[credentials]",
            f'api_key = "{key}"',
            'secret_file = "secret"',
            'secret_file_next = "next"',
            rest or '[limits]\naddress = "none"',
        ]
        configuration = self._folder / "server.toml"
        configuration.write_text("\n".join(lines) + "\n")
        return Program(
            [self._binary, "serve", "--config", configuration, "--port", "0"], environment or {}, self._folder
        )

    def rotate(self, secret: str, following: str) -> None:
        """Writes the two secrets that the next reload takes."""
        for name, text in (("secret", secret), ("next", following)):
            (self._folder / name).write_text(text + "\n")
            (self._folder / name).chmod(0o600)

    def emulator(self) -> tuple[Program, dict[str, str]]:
        """The service, and the environment that points ours at it."""
        emulator = Program([self._binary, "emulate", "--port", "0", "--json"], {}, self._folder)
        words = json.loads(emulator.lines[0])["environment"].split()
        return emulator, dict(word.split("=", 1) for word in words)
