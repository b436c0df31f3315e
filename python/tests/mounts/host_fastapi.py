"""FastAPI on uvicorn: ``python -m mounts.host_fastapi SERVICE [--own-middleware]``."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable

import uvicorn
from fastapi import FastAPI, Request, Response
from starlette.middleware.cors import CORSMiddleware

from .cases import mounts
from .origins import ALLOWED, ALLOWED_PATTERN


def application(service: str, own_middleware: bool) -> FastAPI:
    app = FastAPI()
    for case, server in mounts(service):

        async def looked_up(scope: object, identity: object = case.identity) -> object:
            return identity

        at_hand = lambda scope, identity=case.identity: identity  # noqa: E731
        identity = looked_up if own_middleware else at_hand
        mount = server.asgi(identity=identity if case.knows_callers else None, cors=not own_middleware)
        app.mount(f"/{case.id}", mount)
    if own_middleware:
        app.middleware("http")(reads_bodies)
        app.add_middleware(
            CORSMiddleware, allow_origins=ALLOWED, allow_origin_regex=ALLOWED_PATTERN, allow_methods=["*"]
        )
    return app


async def reads_bodies(request: Request, following: Callable[[Request], Awaitable[Response]]) -> Response:
    await request.body()
    return await following(request)


if __name__ == "__main__":
    app = application(sys.argv[1], "--own-middleware" in sys.argv)
    # The cases say which proxies are believed, and uvicorn would believe every one of this machine.
    uvicorn.run(app, port=0, http="httptools", proxy_headers=False)
