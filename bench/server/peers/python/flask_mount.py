"""Our handler at ``/video``, and at ``/constant`` what Flask takes to answer anything."""

from flask import Flask, Response
from videosdk_server import TokenServer, VideoSDK

app = Flask(__name__)
token_server = TokenServer(VideoSDK())


@app.route("/video/<path:path>", methods=["GET", "POST", "OPTIONS"])
def video(path: str) -> Response:
    return token_server.flask(path)


@app.get("/constant")
def constant() -> dict[str, str]:
    return {"token": "constant"}
