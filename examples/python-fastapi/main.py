"""The token server in FastAPI: get-token, create-meeting, validate-meeting/:meetingId behind your own routes."""

import os

import uvicorn
from fastapi import FastAPI, Request, Response
from videosdk_server import AsyncVideoSDK, TokenServer

MOST_BODY_BYTES = 64 * 1024

videosdk = AsyncVideoSDK()  # reads VIDEOSDK_API_KEY, VIDEOSDK_SECRET and, for an emulator, VIDEOSDK_EMULATOR
videosdk.check()  # a missing setting is told now, and not to the first caller
token_server = TokenServer(videosdk, allow_loopback_origins=True)  # pages of this machine may ask from their own port
app = FastAPI()


# The last route, so that those of your own above it come first.
@app.api_route("/{path:path}", methods=["GET", "HEAD", "POST", "OPTIONS"])
async def answer(request: Request) -> Response:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY_BYTES:
            break
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
    path, query = (request.scope[name].decode("latin-1") for name in ("raw_path", "query_string"))
    answer = await token_server.handle_async(request.method, path, query, headers, body)
    response = Response(answer.body, answer.status)
    for name, value in answer.headers:
        response.headers.append(name, value)
    return response


if __name__ == "__main__":
    uvicorn.run(app, host=os.environ.get("HOST") or "127.0.0.1", port=int(os.environ.get("PORT") or 9000))
