"""Django on uvicorn: ``python -m mounts.host_django SERVICE [--own-middleware]``; for gunicorn a factory."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import uvicorn
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.urls import path

from .cases import mounts
from .origins import ALLOWED, ALLOWED_PATTERN

#: Those of a new project.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
OWN_MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE, "mounts.host_django.reads_bodies"]


def configure(service: str, own_middleware: bool, asynchronous: bool) -> None:
    patterns = []
    for case, server in mounts(service):
        make = server.django_async if asynchronous else server.django
        identity = (lambda request, caller=case.identity: caller) if case.knows_callers else None
        view = make(identity=identity, cors=not own_middleware)
        patterns.append(path(f"{case.id}/<path:path>", view))
    settings.configure(
        ALLOWED_HOSTS=["*"],
        CORS_ALLOWED_ORIGINS=ALLOWED,
        CORS_ALLOWED_ORIGIN_REGEXES=[ALLOWED_PATTERN],
        DATABASES={},
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "corsheaders"],
        MIDDLEWARE=OWN_MIDDLEWARE if own_middleware else MIDDLEWARE,
        ROOT_URLCONF=tuple(patterns),
        SECRET_KEY="of-the-tests",
    )


def wsgi(service: str, own_middleware: bool = False) -> Any:
    configure(service, own_middleware, asynchronous=False)
    return get_wsgi_application()


def reads_bodies(following: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Middleware that looks at each body, as JSON and as a form."""

    def middleware(request: Any) -> Any:
        len(request.body)
        request.POST.get("csrfmiddlewaretoken")
        return following(request)

    return middleware


if __name__ == "__main__":
    configure(sys.argv[1], "--own-middleware" in sys.argv, asynchronous=True)
    # The cases say which proxies are believed, and uvicorn would believe every one of this machine.
    uvicorn.run(get_asgi_application(), port=0, http="httptools", lifespan="off", proxy_headers=False)
