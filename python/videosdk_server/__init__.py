"""Server side of VideoSDK.live: access tokens, meetings, and an emulator for tests. Unofficial.

    from videosdk_server import VideoSDK

    videosdk = VideoSDK()  # VIDEOSDK_API_KEY and VIDEOSDK_SECRET from the environment
    token = videosdk.tokens.participant(room_id="ab12-cd34-ef56", expires_in="2h")
"""

from ._client import VideoSDK
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
from ._native import __version__

__all__ = [
    "AuthenticationError",
    "CancelledError",
    "ConfigurationError",
    "ConflictError",
    "DecodeError",
    "Emulator",
    "Finding",
    "InternalError",
    "InvalidRequestError",
    "NetworkError",
    "NotFoundError",
    "PermissionError",
    "RateLimitedError",
    "ServerError",
    "TimeoutError",
    "VideoSDK",
    "VideoSDKError",
    "WebhookError",
    "__version__",
]
