"""The clients: :class:`VideoSDK`, and :class:`AsyncVideoSDK` for asyncio."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from . import _native
from ._events import Event, handler_of
from ._json import arguments
from ._resources import AsyncResources, Resources
from ._version import __version__
from .resources.tokens import Tokens

if TYPE_CHECKING:
    from datetime import timedelta

Self = TypeVar("Self", bound="_Client")

_native.check_version(__version__)


class _Client:
    """What both clients are made of.

    What is not given comes from the environment: ``VIDEOSDK_API_KEY``, ``VIDEOSDK_SECRET`` (else
    ``VIDEOSDK_SECRET_KEY``), each also as ``…_FILE``, ``VIDEOSDK_AUTH_TOKEN``, ``VIDEOSDK_API_ENDPOINT``,
    ``VIDEOSDK_EMULATOR``. Making one costs nothing; missing settings fail at the first use, or with :meth:`check`.

    Args:
        api_key: The API key of the dashboard.
        secret: The secret that belongs to it.
        token: A ready token instead of key and secret.
        api_endpoint: The address of the service. Default: ``https://api.videosdk.live``.
        emulator: Host and port of an emulator to use in place of the service.
        allow_insecure_http: Allows plain http beyond this machine. Default: no, since tokens would be readable.
        timeout: Seconds, or a timedelta, for one attempt. Default: 30.
        deadline: The same for a whole call, retries and waits included. Default: 90.
        max_retries: How often a failed attempt is repeated. Default: 2.
        headers: Further headers of every request.
        proxy: The address of an HTTP proxy.
        ca_bundle: The path of a PEM file with further certificates to trust.
        on_event: Called with each :class:`Event` of a request, on a thread of its own choice; it should return quickly.
            Default: events go to the logger ``videosdk_server``.
    """

    def __init__(
        self,
        api_key: str | None = None,
        secret: str | None = None,
        *,
        token: str | None = None,
        api_endpoint: str | None = None,
        emulator: str | None = None,
        allow_insecure_http: bool = False,
        timeout: float | timedelta | None = None,
        deadline: float | timedelta | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        proxy: str | None = None,
        ca_bundle: str | None = None,
        on_event: Callable[[Event], object] | None = None,
    ) -> None:
        options = arguments(
            apiKey=api_key,
            secret=secret,
            token=token,
            apiEndpoint=api_endpoint,
            emulator=emulator,
            allowInsecureHttp=allow_insecure_http,
            timeout=timeout,
            deadline=deadline,
            maxRetries=max_retries,
            headers=headers,
            proxy=proxy,
            caBundle=ca_bundle,
            language="python {}.{}.{}".format(*sys.version_info),
        )
        self._use(_native.Client(options, handler_of(on_event)))

    def _use(self, native: _native.Client) -> None:
        self._native = native
        #: Signs, verifies and explains access tokens.
        self.tokens = Tokens(native)

    def with_options(
        self: Self,
        *,
        timeout: float | timedelta | None = None,
        deadline: float | timedelta | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A copy whose calls go by other options; it shares connections and token.

        Args:
            timeout: Seconds, or a timedelta, for one attempt. Default, here and below: what this client has.
            deadline: The same for a whole call, retries and waits included.
            max_retries: How often a failed attempt is repeated.
            headers: Further headers of every request; one that this client has too is replaced.
        """
        options = arguments(timeout=timeout, deadline=deadline, maxRetries=max_retries, headers=headers)
        copy = object.__new__(type(self))
        copy._use(self._native.with_options(options))
        return copy

    def check(self) -> None:
        """Raises ConfigurationError with every reason when the settings are not usable. Sends nothing."""
        self._native.check()

    def settings(self) -> dict[str, Any]:
        """Where each setting came from (never its value), and what is wrong with them."""
        settings: dict[str, Any] = json.loads(self._native.settings())
        return settings

    def __repr__(self) -> str:
        return repr(self._native).replace("Client", type(self).__name__, 1)

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a VideoSDK client holds a secret and cannot be pickled; make one in each process")


class VideoSDK(_Client, Resources):
    """Calls the service of VideoSDK.live, and signs and verifies its tokens. Threads may share one."""

    if __doc__ and _Client.__doc__:
        __doc__ += _Client.__doc__.partition("\n")[2]

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> Any:
        """Sends a request that has no method here yet, and answers its JSON.

        ``POST`` and ``PATCH`` are repeated only after 429.

        Args:
            method: The method in capitals.
            path: The path with the version in it, such as ``/v2/rooms``.
            query: What follows the ``?``, by its names.
            body: What is sent as JSON. Default: nothing.
        """
        call = arguments(method=method, path=path, query=query, body=body)
        return self._native.invoke("request", call)


class AsyncVideoSDK(_Client, AsyncResources):
    """The same for asyncio: its calls are awaited, and cancelling the task that awaits one closes its connection.

    It may be used on several event loops.
    """

    if __doc__ and _Client.__doc__:
        __doc__ += _Client.__doc__.partition("\n")[2]

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> Any:
        """Sends a request that has no method here yet, and answers its JSON.

        ``POST`` and ``PATCH`` are repeated only after 429.

        Args:
            method: The method in capitals.
            path: The path with the version in it, such as ``/v2/rooms``.
            query: What follows the ``?``, by its names.
            body: What is sent as JSON. Default: nothing.
        """
        call = arguments(method=method, path=path, query=query, body=body)
        return await self._native.invoke_async("request", call)
