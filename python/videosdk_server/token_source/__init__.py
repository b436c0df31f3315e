"""Tokens for a program that must not hold the secret: kept while they live, asked for once at a time, renewed ahead.

    from videosdk_server.token_source import TokenSource

    source = TokenSource.endpoint("https://app.example.com/get-token")
    token = source.fetch(room_id="ab12-cd34-ef56").token

:class:`AsyncTokenSource` is the same for asyncio. Plain Python of the standard library, without the native library.
"""

from ._asynchronous import AsyncTokenSource
from ._source import TokenSource
from ._tokens import AccessToken, Refresh, TokenRequest

__all__ = ["AccessToken", "AsyncTokenSource", "Refresh", "TokenRequest", "TokenSource"]
