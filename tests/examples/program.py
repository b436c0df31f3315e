"""A program that listens, started and ended."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType


class Program:
    """Runs a program until the end of a ``with``. It says where it listens by printing a URL.

    It has a process group of its own, so that what it starts ends with it.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        folder: Path,
        environment: Mapping[str, str],
        seconds: float = 60,
    ) -> None:
        self.lines: list[str] = []
        self._url: queue.Queue[str | None] = queue.Queue()
        self._process = subprocess.Popen(
            [str(argument) for argument in arguments],
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        try:
            url = self._url.get(timeout=seconds)
        except queue.Empty:
            url = None
        if url is None:
            self.close()
            raise RuntimeError("it does not listen:\n" + "".join(self.lines[-20:]))
        self.url = url

    def _read(self) -> None:
        """Reads all that it prints, so that it is never held up by a full pipe."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line)
            if found := re.search(r"http://(?:127\.0\.0\.1|localhost):[1-9]\d*", line):
                self._url.put(found[0])
        self._url.put(None)

    def close(self) -> None:
        self._signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        # What is left of the group, if the program left anything, or did not listen.
        self._signal(signal.SIGKILL)
        self._process.wait()
        self._reader.join()

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
