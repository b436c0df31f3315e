"""Mistakes that a type checker must find: one in each line that says so, and none elsewhere."""

from __future__ import annotations

from videosdk_server import AsyncVideoSDK, Page, TokenServer, VideoSDK
from videosdk_server.token_source import TokenSource

TokenSource.endpoint("https://app.example.com", headers=["a"])  # mistake
TokenSource.endpoint("https://app.example.com", timeoutMs=5)  # mistake
source = TokenSource.literal("a")
source.fetch(room="a")  # mistake
source.fetch(permissions="allow_join", force="yes")  # mistake
source.custom(lambda: "a")  # mistake
print(source.fetch().expiresAt)  # mistake
videosdk = VideoSDK("key", "secret")
videosdk.rooms.create(custom_rom_id="a")  # mistake
videosdk.rooms.create(idempotent="yes")  # mistake
videosdk.rooms.get(7)  # mistake
videosdk.rooms.get()  # mistake
videosdk.romms.list()  # mistake
number: int = videosdk.rooms.create().room_id  # mistake
pages: Page[str] = videosdk.rooms.list()  # mistake
videosdk.tokens.participant("room")  # mistake
videosdk.tokens.participant(expires_in=[2])  # mistake
videosdk.with_options(timeout="soon")  # mistake
VideoSDK(apikey="key")  # mistake
TokenServer("key")  # mistake
token_server = TokenServer(videosdk)
token_server.asgi(identity=lambda scope: 7)  # mistake
token_server.asgi(cors="no")  # mistake
token_server.flask()  # mistake
token_server.flask("get-token", identity="anna")  # mistake
token_server.django(identities=None)  # mistake
print(videosdk.rooms.get("a").romm_id)  # mistake


async def seminar(asynchronous: AsyncVideoSDK) -> None:
    print(asynchronous.rooms.get("a").room_id)  # mistake
    (await asynchronous.rooms.get("a")).room_id.append("b")  # mistake
