"""The client."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from . import _native
from ._json import arguments
from .resources.rooms import Rooms
from .resources.tokens import Tokens


class VideoSDK:
    """Calls the service of VideoSDK.live, and signs and verifies its tokens.

    What is not given comes from the environment: ``VIDEOSDK_API_KEY``, ``VIDEOSDK_SECRET`` (else
    ``VIDEOSDK_SECRET_KEY``), each also as ``…_FILE``, ``VIDEOSDK_AUTH_TOKEN``, ``VIDEOSDK_API_ENDPOINT``,
    ``VIDEOSDK_EMULATOR``. Making one costs nothing; missing settings fail at the first use, or with :meth:`check`.

    Args:
        api_key: The API key of the dashboard.
        secret: The secret that belongs to it.
        token: A ready token instead of key and secret.
        api_endpoint: The address of the service. Default: ``https://api.videosdk.live``.
        emulator: Host and port of an emulator to use in place of the service.
        timeout: Seconds, or a timedelta, for one attempt. Default: 30.
        deadline: The same for a whole call, retries and waits included. Default: 90.
        max_retries: How often a failed attempt is repeated. Default: 2.
        headers: Further headers of every request.
        proxy: The address of an HTTP proxy.
        ca_bundle: The path of a PEM file with further certificates to trust.
    """

    def __init__(
        self,
        api_key: str | None = None,
        secret: str | None = None,
        *,
        token: str | None = None,
        api_endpoint: str | None = None,
        emulator: str | None = None,
        timeout: float | timedelta | None = None,
        deadline: float | timedelta | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        proxy: str | None = None,
        ca_bundle: str | None = None,
    ) -> None:
        self._use(
            _native.Client(
                arguments(
                    api_key=api_key,
                    secret=secret,
                    token=token,
                    api_endpoint=api_endpoint,
                    emulator=emulator,
                    timeout=timeout,
                    deadline=deadline,
                    max_retries=max_retries,
                    headers=None if headers is None else dict(headers),
                    proxy=proxy,
                    ca_bundle=ca_bundle,
                    language=f"python {platform.python_version()}",
                )
            )
        )

    def _use(self, native: _native.Client) -> None:
        self._native = native
        #: Signs, verifies and explains access tokens.
        self.tokens = Tokens(native)
        #: Rooms: create, fetch, list, change, validate and end them.
        self.rooms = Rooms(native)

    def with_options(
        self,
        *,
        timeout: float | timedelta | None = None,
        deadline: float | timedelta | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> VideoSDK:
        """A copy whose calls go by other options; it shares connections and token."""
        options = arguments(
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            headers=None if headers is None else dict(headers),
        )
        copy = object.__new__(VideoSDK)
        copy._use(self._native.with_options(options))
        return copy

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> Any:
        """Sends a request that has no method here yet, and answers its JSON.

        ``path`` has the version in it, such as ``/v2/rooms``. ``POST`` and ``PATCH`` are repeated only after 429.
        """
        call = arguments(method=method, path=path, query=None if query is None else dict(query), body=body)
        return json.loads(self._native.invoke("request", call))

    def check(self) -> None:
        """Raises ConfigurationError with every reason when the settings are not usable. Sends nothing."""
        self._native.check()

    def settings(self) -> dict[str, Any]:
        """Where each setting came from (never its value), and what is wrong with them."""
        settings: dict[str, Any] = json.loads(self._native.settings())
        return settings

    def __repr__(self) -> str:
        return repr(self._native).replace("Client", "VideoSDK", 1)

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a VideoSDK client holds a secret and cannot be pickled; make one in each process")
