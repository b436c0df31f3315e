"""Server side of VideoSDK.live: access tokens, meetings, and an emulator for tests. Unofficial.

    from videosdk_server import VideoSDK

    videosdk = VideoSDK()  # VIDEOSDK_API_KEY and VIDEOSDK_SECRET from the environment
    token = videosdk.tokens.participant(room_id="ab12-cd34-ef56", expires_in="2h")
"""

from ._client import AsyncVideoSDK, VideoSDK
from ._emulator import Emulator
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
from ._native import check_version as _check_version
from ._page import AsyncList, AsyncPage, Page
from ._token_server import Identity, Response, TokenServer
from ._version import __version__

_check_version(__version__)

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
