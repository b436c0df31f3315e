"""Programs that are measured: started, watched in /proc, ended."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

TICKS = os.sysconf("SC_CLK_TCK")
#: What a program may take to start, and to do what it is told.
PATIENCE = 60.0


class Program:
    """Runs until the end of a ``with``. It says where it listens by printing a URL."""

    def __init__(self, arguments: Sequence[str | Path], environment: Mapping[str, str], folder: Path) -> None:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("VIDEOSDK_")}
        self.lines: list[str] = []
        self._what = " ".join(map(str, arguments))
        self._changed = threading.Condition()
        self.process = subprocess.Popen(
            [str(argument) for argument in arguments],
            cwd=folder,
            env={**inherited, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        self._ended = False
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        try:
            self.address = self._address()
        except BaseException:
            self.close()
            raise

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._changed:
                self.lines.append(line)
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _address(self) -> str:
        self.until(r"http://127\.0\.0\.1:[1-9]", 1)
        found = re.search(r"http://(127\.0\.0\.1:[1-9]\d*)", "".join(self.lines))
        assert found
        return found[1]

    def until(self, pattern: str, times: int) -> None:
        """Waits until that many lines hold the pattern."""

        def said() -> int:
            return sum(1 for line in self.lines if re.search(pattern, line))

        with self._changed:
            self._changed.wait_for(lambda: self._ended or said() >= times, PATIENCE)
            if said() < times:
                raise RuntimeError(f"{self._what} does not say {pattern!r}:\n" + "".join(self.lines[-20:]))

    def cpu_seconds(self) -> float:
        """Of the processor, for itself and its workers, in the program and in the kernel."""
        total = 0
        for pid in self._pids():
            # The name may hold blanks and parentheses; what follows the last one are numbers.
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def resident_bytes(self) -> int:
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    def _pids(self) -> Iterator[int]:
        waiting = [self.process.pid]
        while waiting:
            pid = waiting.pop()
            yield pid
            waiting += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())

    def close(self) -> None:
        self._signal_group(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        # Its session is its own, so that this meets what it left behind and nobody else.
        self._signal_group(signal.SIGKILL)
        self.process.wait()
        self._reader.join()

    def _signal_group(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
