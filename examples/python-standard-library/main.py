"""The token server on http.server of the standard library: get-token, create-meeting, validate-meeting/:meetingId."""

import os
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from videosdk_server import TokenServer, VideoSDK

MOST_BODY_BYTES = 64 * 1024

videosdk = VideoSDK()  # reads VIDEOSDK_API_KEY, VIDEOSDK_SECRET and, for an emulator, VIDEOSDK_EMULATOR
videosdk.check()  # a missing setting is told now, and not to the first caller
token_server = TokenServer(videosdk, allow_loopback_origins=True)  # pages of this machine may ask from their own port


class Handler(BaseHTTPRequestHandler):
    timeout = 30  # a caller who sends half a request does not hold a thread forever

    def answer(self) -> None:
        path, _, query = self.path.partition("?")
        length = min(int(self.headers.get("Content-Length") or 0), MOST_BODY_BYTES)
        body, peer = self.rfile.read(max(length, 0)), self.client_address[0]
        answer = token_server.handle(self.command, path, query, self.headers.items(), body, peer=peer)
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    do_GET = do_HEAD = do_POST = do_OPTIONS = answer


if __name__ == "__main__":
    address = os.environ.get("HOST") or "127.0.0.1", int(os.environ.get("PORT") or 9000)
    with ThreadingHTTPServer(address, Handler) as server, suppress(KeyboardInterrupt):
        print("token server   http://{}:{}".format(*server.server_address), flush=True)
        server.serve_forever()
