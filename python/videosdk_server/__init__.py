"""Server side of VideoSDK.live: access tokens, meetings, and an emulator for tests. Unofficial.

from videosdk_server import VideoSDK

videosdk = VideoSDK()  # VIDEOSDK_API_KEY and VIDEOSDK_SECRET from the environment
token = videosdk.tokens.participant(room_id="ab12-cd34-ef56", expires_in="2h")
"""

from typing import TYPE_CHECKING, Any

from ._errors import (
    AuthenticationError,
    CancelledError,
    ConfigurationError,
    ConflictError,
    DecodeError,
    Finding,
    InternalError,
    InvalidRequestError,
    NetworkError,
    NotFoundError,
    PermissionError,
    RateLimitedError,
    ServerError,
    TimeoutError,
    VideoSDKError,
    WebhookError,
)
from ._events import Event
from ._page import AsyncList, AsyncPage, Page
from ._request import Identity, Response
from ._version import __version__

if TYPE_CHECKING:
    from ._client import AsyncVideoSDK, VideoSDK
    from ._emulator import Emulator
    from ._token_server import TokenServer

__all__ = [
    "AsyncList",
    "AsyncPage",
    "AsyncVideoSDK",
    "AuthenticationError",
    "CancelledError",
    "ConfigurationError",
    "ConflictError",
    "DecodeError",
    "Emulator",
    "Event",
    "Finding",
    "Identity",
    "InternalError",
    "InvalidRequestError",
    "NetworkError",
    "NotFoundError",
    "Page",
    "PermissionError",
    "RateLimitedError",
    "Response",
    "ServerError",
    "TimeoutError",
    "TokenServer",
    "VideoSDK",
    "VideoSDKError",
    "WebhookError",
    "__version__",
]

# What needs the native library loads it when it is first used: the token source does without.
_HOMES = {
    "AsyncVideoSDK": "_client",
    "VideoSDK": "_client",
    "Emulator": "_emulator",
    "TokenServer": "_token_server",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted(globals().keys() | _HOMES.keys())
