"""The service behind the token servers of a host: as the emulator answers, or as a case has it."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from .cases import MEETING_ID, Case, all_cases, filled

ROOM = 200, {}, json.dumps({"roomId": MEETING_ID, "id": "623d49c760a18e699abcc8a4"})
NO_ROOM = 404, {}, json.dumps({"error": "Room not found", "statusCode": 404})


class Service:
    """Answers on loopback until the end of a ``with``. The first part of a path is the case that asks."""

    def __init__(self) -> None:
        self.seen: dict[str, list[tuple[str, str, Any]]] = {}
        self.ended = threading.Event()
        cases = {case.id: case for case in all_cases()}
        service = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length)) if length else None
                _, who, path = self.path.split("/", 2)
                service.seen.setdefault(who, []).append((self.command, f"/{path}", body))
                self.reply(cases.get(who), f"/{path}")

            do_GET = do_POST = answer  # noqa: N815

            def reply(self, case: Case | None, path: str) -> None:
                way = case.service if case else None
                if way is None:
                    is_there = self.command == "POST" or path.endswith(f"/{MEETING_ID}")
                    self.write(*(ROOM if is_there else NO_ROOM))
                elif way.get("silent"):
                    service.ended.wait()
                elif not way.get("cut"):
                    self.write(way["status"], way["headers"], way["body"])
                self.close_connection = True

            def write(self, status: int, headers: Mapping[str, str], body: str) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, format: str, *arguments: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def faults(self, case: Case) -> list[str]:
        """What the service saw against what it should have seen."""
        if case.sent is None:
            return []
        seen = self.seen.get(case.id, [])
        if len(seen) != len(case.sent):
            return [f"the service saw {seen} instead of {len(case.sent)} requests"]
        return [
            f"the service saw {request} instead of {wanted}"
            for wanted, request in zip(case.sent, seen, strict=True)
            if not _fits(wanted, *request)
        ]

    def __enter__(self) -> Service:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.ended.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _fits(wanted: dict[str, Any], method: str, path: str, body: Any) -> bool:
    fields = body or {}
    return (
        wanted["method"] == method
        and filled(wanted["path"]) == path
        and all(name in fields for name in wanted.get("json_has", []))
        and not any(name in fields for name in wanted.get("json_lacks", []))
        and all(fields.get(name) == value for name, value in wanted.get("json_equals", {}).items())
    )
