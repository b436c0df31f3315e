"""The token server: the three endpoints that apps ask for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from . import _native
from ._client import AsyncVideoSDK, VideoSDK
from ._json import arguments
from ._request import NOT_GIVEN, Caller, NotGiven, Request, Response

if TYPE_CHECKING:
    from datetime import timedelta
    from types import TracebackType

    import flask

    from ._mounts.asgi import AsgiApp, Scope
    from ._mounts.wsgi import Environ, WsgiApp


class TokenServer:
    """Answers ``get-token``, ``create-meeting`` and ``validate-meeting/:meetingId`` with a client's keys.

    Made like this it is a handler for the requests of a web framework; :meth:`start` makes one that listens.
    Routes, parameters and errors are in the reference of the token server.

    Args:
        videosdk: The client that signs and calls the service.
        token_kind: ``participant`` or ``classic``. Default: ``participant``; on loopback ``classic``.
        permissions: What a token permits when nothing is asked, and the most that may be asked.
            Default: ``allow_join``.
        expires_in: How long a token lives: a text such as ``"2h"``, seconds, or a timedelta. Default: 2 hours; on
            loopback 24.
        authentication: ``open`` answers anybody; with ``host`` each request needs an :class:`Identity`.
            Default: ``open``.
        policy: Who may do what: rules as mappings of ``name``, ``when``, ``may``, ``rooms`` or ``rooms_claim``,
            ``participant``, ``permissions`` and ``expires_in``, of which the first that fits a caller counts. The guide
            to the configuration explains them. Default: every caller may have tokens, in their own name where known,
            and make and validate meetings.
        limits: How often callers may ask: a mapping of ``address``, ``caller`` and ``create`` to rates such as
            ``"30/min burst 10"``, and ``instances``. Default: as often as they like.
        trusted_proxies: Addresses and networks of your own proxies, whose ``X-Forwarded-For`` is believed.
            Default: none.
        allowed_origins: The origins whose pages may use it, or ``*``. Default: none.
        allow_loopback_origins: Allows pages of this machine. Default: only on loopback.
        allow_credentials: Lets pages send cookies. Default: no.
        allowed_hosts: The names in ``Host`` that are answered besides those of loopback; ``*`` for all.
        upstream_deadline: How long create and validate wait for the service, in seconds or as a timedelta. Default: 5.
        base_path: What stands in front of the routes in a path. Default: nothing.
        max_body_bytes: The longest body. Default: 16 KiB.
    """

    def __init__(
        self,
        videosdk: VideoSDK | AsyncVideoSDK,
        *,
        token_kind: str | None = None,
        permissions: Sequence[str] | None = None,
        expires_in: str | float | timedelta | None = None,
        authentication: str | None = None,
        policy: Sequence[Mapping[str, Any]] | None = None,
        limits: Mapping[str, str | int] | None = None,
        trusted_proxies: Sequence[str] | None = None,
        allowed_origins: Sequence[str] | None = None,
        allow_loopback_origins: bool | None = None,
        allow_credentials: bool | None = None,
        allowed_hosts: Sequence[str] | None = None,
        upstream_deadline: float | timedelta | None = None,
        base_path: str | None = None,
        max_body_bytes: int | None = None,
    ) -> None:
        options = _options(locals())
        self._use(_native.TokenServer(videosdk._native, options))

    @classmethod
    def start(
        cls,
        videosdk: VideoSDK | AsyncVideoSDK,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        open: bool = False,
        token_kind: str | None = None,
        permissions: Sequence[str] | None = None,
        expires_in: str | float | timedelta | None = None,
        authentication: str | None = None,
        policy: Sequence[Mapping[str, Any]] | None = None,
        limits: Mapping[str, str | int] | None = None,
        trusted_proxies: Sequence[str] | None = None,
        allowed_origins: Sequence[str] | None = None,
        allow_loopback_origins: bool | None = None,
        allow_credentials: bool | None = None,
        allowed_hosts: Sequence[str] | None = None,
        upstream_deadline: float | timedelta | None = None,
        base_path: str | None = None,
        max_body_bytes: int | None = None,
    ) -> TokenServer:
        """Starts one that listens, until it is closed or no longer used; ``with`` and ``async with`` close it.

        Args:
            host: The address to listen on. Beyond this machine it needs ``open``.
            port: The port. Default: 0, a free one; see :attr:`url`.
            open: Says that anybody who reaches it may have a token. Default: no.

        The others are those of the class.
        """
        options = _options(locals())
        server = object.__new__(cls)
        server._use(_native.TokenServer.start(videosdk._native, options))
        return server

    def _use(self, native: _native.TokenServer) -> None:
        self._native = native
        #: Mounts read no more than one byte above it, which is enough to be refused.
        self._most_body_bytes = native.max_body_bytes

    @property
    def url(self) -> str | None:
        """The address that it listens on; ``None`` for a handler."""
        return self._native.url

    def handle(
        self,
        method: str,
        path: str,
        query: str = "",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
        identity: Caller = None,
        peer: str | None = None,
    ) -> Response:
        """Answers a request. Never raises because of one.

        Args:
            method: The method in capitals.
            path: The path as it was sent, percent-encoded, relative to where the token server is mounted.
            query: What follows the ``?``, without it.
            headers: Names and values in the order they came; one that came twice stands twice.
            body: The whole body.
            identity: Who asks, or ``None`` for a stranger. Without ``authentication="host"`` a stranger is answered and
                an identity is a 500; see :meth:`check_mount`.
            peer: The address at the other end of the connection; what is no IP address counts as unknown.
                Default: unknown.
        """
        return self._answer(Request.of(method, path, query, headers, body, identity, peer))

    async def handle_async(
        self,
        method: str,
        path: str,
        query: str = "",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
        identity: Caller = None,
        peer: str | None = None,
    ) -> Response:
        """The same for asyncio."""
        request = Request.of(method, path, query, headers, body, identity, peer)
        return self._answer_now(request) or await self._answer_async(request)

    def check_mount(self, with_identity: bool) -> None:
        """Refuses a mount of your own around :meth:`handle` whose identity does not fit ``authentication``.

        Call it when the mount is made, as those of this class do. A request without an identity cannot tell a stranger
        from a mount that knows nobody, so that strangers would get tokens until somebody signs in.

        Args:
            with_identity: Whether the mount says who asks: needed with ``authentication="host"``, refused without it.

        Raises:
            ConfigurationError: The two do not fit.
        """
        self._native.check_mount(with_identity)

    def asgi(
        self,
        *,
        identity: Callable[[Scope], Caller | Awaitable[Caller]] | None = None,
        cors: bool = True,
    ) -> AsgiApp:
        """An ASGI application to mount in FastAPI, Starlette or another framework.

            app.mount("/video", token_server.asgi(identity=lambda scope: scope["session"].get("caller")))

        It runs on asyncio. A caller who goes away ends the call to the service.

        Args:
            identity: Says of a scope who asks, or awaits it: an :class:`Identity`, a mapping with ``sub`` and
                ``claims``, or ``None`` for somebody who is not signed in. Needed with ``authentication="host"``, and
                refused without it.
            cors: Adds the headers of CORS. Default: yes; no where the program around has middleware that does.
                Which pages may ask is checked either way.
        """
        from ._mounts.asgi import AsgiApp

        self.check_mount(identity is not None)
        return AsgiApp(self, identity, cors)

    def wsgi(self, *, identity: Callable[[Environ], Caller] | None = None, cors: bool = True) -> WsgiApp:
        """A WSGI application, relative to its ``SCRIPT_NAME``; :meth:`flask` and :meth:`django` know more.

        Args:
            identity: Says of an environment who asks, as that of :meth:`asgi` does.
            cors: As that of :meth:`asgi`.
        """
        from ._mounts.wsgi import WsgiApp

        self.check_mount(identity is not None)
        return WsgiApp(self, identity, cors)

    def flask(self, path: str, *, identity: Caller | NotGiven = NOT_GIVEN, cors: bool = True) -> flask.Response:
        """The answer of a Flask view to the request that it is at.

            @app.route("/video/<path:path>", methods=["GET", "POST", "OPTIONS"])
            def video(path):
                return token_server.flask(path, identity=session.get("caller"))

        Args:
            path: The path behind the mount.
            identity: Who asks: an :class:`Identity`, a mapping with ``sub`` and ``claims``, or ``None`` for somebody
                who is not signed in. Needed with ``authentication="host"``; without it an error at the first request,
                ``None`` too.
            cors: As that of :meth:`asgi`.
        """
        from ._mounts import flask

        self.check_mount(identity is not NOT_GIVEN)
        return flask.answer(self, path, None if isinstance(identity, NotGiven) else identity, cors)

    def django(self, *, identity: Callable[[Any], Caller] | None = None, cors: bool = True) -> Callable[..., Any]:
        """A Django view that takes ``path``, for the threads of WSGI.

            path("video/<path:path>", token_server.django(identity=caller))

        It is exempt from the CSRF check, which apps could not pass; its own check of the page's origin stands for it.

        Args:
            identity: Says of a request who asks: an :class:`Identity`, a mapping with ``sub`` and ``claims``, or
                ``None`` for somebody who is not signed in. Needed with ``authentication="host"``, and refused without
                it.
            cors: As that of :meth:`asgi`.
        """
        from ._mounts import django

        self.check_mount(identity is not None)
        return django.view(self, identity, cors)

    def django_async(
        self,
        *,
        identity: Callable[[Any], Caller | Awaitable[Caller]] | None = None,
        cors: bool = True,
    ) -> Callable[..., Any]:
        """The same view for ASGI, which holds no thread.

        Args:
            identity: As that of :meth:`django`; it may be awaited.
            cors: As that of :meth:`asgi`.
        """
        from ._mounts import django

        self.check_mount(identity is not None)
        return django.async_view(self, identity, cors)

    def _answer(self, request: Request) -> Response:
        return Response(*self._native.handle(request))

    def _answer_now(self, request: Request) -> Response | None:
        """The answer to a request that needs no I/O, without a turn of the event loop; nothing for the others."""
        answer = self._native.try_handle(request)
        return None if answer is None else Response(*answer)

    async def _answer_async(self, request: Request) -> Response:
        return Response(*await self._native.handle_async(request))

    def close(self) -> None:
        """Ends it; requests under way have five seconds. A second call does nothing."""
        self._native.close()

    async def close_async(self) -> None:
        """The same for asyncio."""
        await self._native.close_async()

    async def __aenter__(self) -> TokenServer:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close_async()

    def __enter__(self) -> TokenServer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"TokenServer(url={self.url!r})"


def _options(values: Mapping[str, Any]) -> str:
    """The keyword arguments of a call, under the names that the core has for them."""
    named = {_camel(name): value for name, value in values.items() if name not in ("self", "cls", "videosdk")}
    return arguments(**named)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
