"""Our handler at ``/video``, and at ``/constant`` what FastAPI takes to answer anything."""

from fastapi import FastAPI
from videosdk_server import AsyncVideoSDK, TokenServer

app = FastAPI()
app.mount("/video", TokenServer(AsyncVideoSDK()).asgi())


@app.get("/constant")
async def constant() -> dict[str, str]:
    return {"token": "constant"}
