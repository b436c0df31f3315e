"""The program that asks: ``videosdk-bench-load``."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

#: Beyond what a run was given, for answers that are late.
GRACE = 60.0


class Load:
    """Where the program is."""

    def __init__(self, binary: Path) -> None:
        self._binary = binary

    def requests(self, address: str, **options: object) -> dict[str, Any]:
        """Sends requests and answers the report; the options are those of the program, without dashes."""
        with self.start(address, "requests", **options) as running:
            return running.report()

    def start(self, address: str, command: str, **options: object) -> Running:
        words = [str(self._binary), "--address", address, command]
        for name, value in options.items():
            words += ["--" + name.replace("_", "-"), str(value)]
        seconds = options.get("seconds") or options.get("patience") or 0
        return Running(words, float(str(seconds)) + GRACE)


class Running:
    """A run, until the end of a ``with``."""

    def __init__(self, words: list[str], patience: float) -> None:
        self._what = " ".join(words)
        self._patience = patience
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def line(self) -> dict[str, Any]:
        """What it says next."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._what} ended without a report")
        return dict(json.loads(line))

    def report(self) -> dict[str, Any]:
        """What it says at its end, which closing its input may hasten."""
        text, _ = self._process.communicate(timeout=self._patience)
        if self._process.returncode != 0 or not text:
            raise RuntimeError(f"{self._what} ended with {self._process.returncode}")
        return dict(json.loads(text.splitlines()[-1]))

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
