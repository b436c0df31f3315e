"""Flask on werkzeug's server: ``python -m mounts.host_flask SERVICE [--own-middleware]``; for gunicorn a factory."""

from __future__ import annotations

import sys
from contextlib import suppress

import flask
from flask_cors import CORS
from werkzeug.serving import make_server

from .cases import mounts
from .origins import ALLOWED, ALLOWED_PATTERN


def application(service: str, own_middleware: bool = False) -> flask.Flask:
    app = flask.Flask(__name__)
    for case, server in mounts(service):

        identity = {"identity": case.identity} if case.knows_callers else {}

        def video(path: str, server=server, identity=identity) -> flask.Response:  # type: ignore[no-untyped-def]
            return server.flask(path, **identity, cors=not own_middleware)

        app.add_url_rule(f"/{case.id}/<path:path>", case.id, video, methods=["GET", "POST", "OPTIONS"])
    if own_middleware:
        app.before_request(reads_bodies)
        CORS(app, origins=[*ALLOWED, ALLOWED_PATTERN])
    return app


def reads_bodies() -> None:
    # What is nested without end is too much for Python's own parser, before 3.13.
    with suppress(RecursionError):
        flask.request.get_json(silent=True)
    flask.request.form.get("csrf_token")


if __name__ == "__main__":
    server = make_server("127.0.0.1", 0, application(sys.argv[1], "--own-middleware" in sys.argv), threaded=True)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
