"""The token server in FastAPI: get-token, create-meeting, validate-meeting/:meetingId behind your own routes."""

import os

import uvicorn
from fastapi import FastAPI
from videosdk_server import AsyncVideoSDK, TokenServer

videosdk = AsyncVideoSDK()  # reads VIDEOSDK_API_KEY, VIDEOSDK_SECRET and, for an emulator, VIDEOSDK_EMULATOR
videosdk.check()  # a missing setting is told now, and not to the first caller
token_server = TokenServer(videosdk, allow_loopback_origins=True)  # pages of this machine may ask from their own port
app = FastAPI()

# Behind the routes of your own above it, which are tried first.
app.mount("/", token_server.asgi())


if __name__ == "__main__":
    uvicorn.run(app, host=os.environ.get("HOST") or "127.0.0.1", port=int(os.environ.get("PORT") or 9000))
