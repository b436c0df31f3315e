"""No framework, on the server of the standard library: ``python -m mounts.host_wsgi SERVICE``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIServer, make_server
from wsgiref.util import shift_path_info

from .cases import mounts


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def main() -> None:
    apps = {
        case.id: server.wsgi(identity=(lambda environ, caller=case.identity: caller) if case.knows_callers else None)
        for case, server in mounts(sys.argv[1])
    }

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return apps[shift_path_info(environ) or ""](environ, start_response)

    server = make_server("127.0.0.1", 0, application, Server)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
