"""The token server: the three endpoints that apps ask for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from . import _native
from ._client import AsyncVideoSDK, VideoSDK
from ._json import arguments, given

if TYPE_CHECKING:
    from datetime import timedelta
    from types import TracebackType


class Identity(NamedTuple):
    """Who asks, as the program around the token server knows from its own session."""

    #: The caller's id; tokens are bound to it as ``participantId``.
    sub: str
    #: Further facts about the caller.
    claims: Mapping[str, Any] = {}

    def __repr__(self) -> str:
        # The values may be personal data.
        return f"Identity(claims={sorted(self.claims)!r})"


class Response(NamedTuple):
    """The answer to a request, for the program around to write."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def __repr__(self) -> str:
        # The body may hold a token.
        return f"Response(status={self.status!r}, body={len(self.body)} bytes)"


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
        allowed_origins: Sequence[str] | None = None,
        allow_loopback_origins: bool | None = None,
        allow_credentials: bool | None = None,
        allowed_hosts: Sequence[str] | None = None,
        upstream_deadline: float | timedelta | None = None,
        base_path: str | None = None,
        max_body_bytes: int | None = None,
    ) -> None:
        options = arguments(
            tokenKind=token_kind,
            permissions=permissions,
            expiresIn=expires_in,
            authentication=authentication,
            allowedOrigins=allowed_origins,
            allowLoopbackOrigins=allow_loopback_origins,
            allowCredentials=allow_credentials,
            allowedHosts=allowed_hosts,
            upstreamDeadline=upstream_deadline,
            basePath=base_path,
            maxBodyBytes=max_body_bytes,
        )
        self._native = _native.TokenServer(videosdk._native, options)

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
        options = arguments(
            host=host,
            port=port,
            open=open,
            tokenKind=token_kind,
            permissions=permissions,
            expiresIn=expires_in,
            authentication=authentication,
            allowedOrigins=allowed_origins,
            allowLoopbackOrigins=allow_loopback_origins,
            allowCredentials=allow_credentials,
            allowedHosts=allowed_hosts,
            upstreamDeadline=upstream_deadline,
            basePath=base_path,
            maxBodyBytes=max_body_bytes,
        )
        server = object.__new__(cls)
        server._native = _native.TokenServer.start(videosdk._native, options)
        return server

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
        identity: Identity | None = None,
    ) -> Response:
        """Answers a request. Never raises because of one.

        Args:
            method: The method in capitals.
            path: The path as it was sent, percent-encoded, relative to where the token server is mounted.
            query: What follows the ``?``, without it.
            headers: Names and values in the order they came; one that came twice stands twice.
            body: The whole body.
            identity: Who asks; only with ``authentication="host"``.
        """
        answer = self._native.handle(method, path, query, list(headers), body, _json(identity))
        return Response(*answer)

    async def handle_async(
        self,
        method: str,
        path: str,
        query: str = "",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
        identity: Identity | None = None,
    ) -> Response:
        """The same for asyncio."""
        answer = await self._native.handle_async(method, path, query, list(headers), body, _json(identity))
        return Response(*answer)

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


def _json(identity: Identity | None) -> str | None:
    return None if identity is None else json.dumps(given(sub=identity.sub, claims=dict(identity.claims)))
