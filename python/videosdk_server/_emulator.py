"""The emulator of the service, in this process."""

from __future__ import annotations

from types import TracebackType

from . import _native
from ._client import VideoSDK


class Emulator:
    """The VideoSDK service on this machine, for tests: on a free port, until it is closed.

    with Emulator() as emulator:
        room = emulator.client().rooms.create()

    Args:
        port: The port to listen on. Default: 0, a free one.
        strict: Refuses unknown fields by name. Default: no, as the service does not.
    """

    def __init__(self, *, port: int = 0, strict: bool = False) -> None:
        self._native = _native.Emulator(port, strict)

    @property
    def url(self) -> str:
        """Its address, such as ``http://127.0.0.1:40123``."""
        return self._native.url

    @property
    def api_key(self) -> str:
        """The published demo key."""
        return self._native.api_key

    @property
    def secret(self) -> str:
        """The published secret of the demo key."""
        return self._native.secret

    def client(self) -> VideoSDK:
        """A client of this emulator."""
        return VideoSDK(self.api_key, self.secret, api_endpoint=self.url)

    def advance_clock(self, seconds: int) -> None:
        """Moves the emulator's clock forward, so that tokens expire without waiting."""
        self._native.advance_clock(seconds)

    def close(self) -> None:
        """Ends it. A second call does nothing."""
        self._native.close()

    def __enter__(self) -> Emulator:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return repr(self._native)
