"""How long the Python package takes, beside PyJWT in the same run: the best of several rounds, taken in turns.

    python bench/python/bench.py [ROUNDS]

The installed wheel is measured; build it with the release profile (`make wheel`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable

import jwt

from videosdk_server import Emulator, VideoSDK

KEY, SECRET = "11111111-2222-4333-8444-555555555555", "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526"


def measure(rounds: int, **cases: tuple[int, Callable[[], object]]) -> dict[str, float]:
    """The best time of each case, in microseconds a call. The rounds take turns, so that noise meets all alike."""
    best = dict.fromkeys(cases, float("inf"))
    for _ in range(rounds):
        for name, (calls, work) in cases.items():
            started = time.perf_counter()
            for _ in range(calls):
                work()
            best[name] = min(best[name], (time.perf_counter() - started) / calls * 1e6)
    return best


def tokens(rounds: int) -> None:
    videosdk = VideoSDK(KEY, SECRET)
    token = videosdk.tokens.participant(room_id="ab12-cd34-ef56", participant_id="guest-7")
    claims = videosdk.tokens.decode(token)
    required = {"require": ["exp", "iat", "jti"]}
    best = measure(
        rounds,
        ours_sign=(5_000, lambda: videosdk.tokens.participant(room_id="ab12-cd34-ef56", participant_id="guest-7")),
        pyjwt_sign=(500, lambda: jwt.encode(claims, SECRET, algorithm="HS256")),
        ours_verify=(5_000, lambda: videosdk.tokens.verify(token)),
        pyjwt_verify=(500, lambda: jwt.decode(token, SECRET, algorithms=["HS256"], options=required)),
    )
    for name in ("sign", "verify"):
        ours, theirs = best[f"ours_{name}"], best[f"pyjwt_{name}"]
        print(f"{name:<8} {ours:7.2f} us   PyJWT {theirs:7.2f} us   {theirs / ours:5.1f}x")


def calls(rounds: int) -> None:
    room = {"roomId": "ab12-cd34-ef56", "customRoomId": "lesson-7", "disabled": False, "createdAt": "2026-01-01T00:00:00Z"}
    rooms = [{**room, "roomId": f"ab12-cd34-{number:04}"} for number in range(100)]
    page = {"data": rooms, "pageInfo": {"currentPage": 1, "perPage": 100, "lastPage": 1, "total": 100}}
    with Emulator() as emulator:
        videosdk = emulator.client()
        path = "/v2/rooms/ab12-cd34-ef56"
        emulator.script({"path": path, "status": 200, "body": room, "times": 1_000_000})
        emulator.script({"path": "/v2/rooms", "status": 200, "body": page, "times": 1_000_000})
        texts = json.dumps(room), json.dumps(page)
        best = measure(
            rounds,
            room=(200, lambda: videosdk.rooms.get("ab12-cd34-ef56")),
            page=(20, lambda: videosdk.rooms.list()),
            room_json=(5_000, lambda: json.loads(texts[0])),
            page_json=(50, lambda: json.loads(texts[1])),
        )
    for name, size in (("room", len(texts[0])), ("page", len(texts[1]))):
        share = best[f"{name}_json"] / best[name] * 100
        print(f"one {name:<5} {best[name]:7.0f} us over loopback; {size} bytes of JSON read in {best[f'{name}_json']:.1f} us ({share:.0f} %)")


def start(rounds: int) -> None:
    def importing(what: str) -> float:
        times = []
        for _ in range(rounds):
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", what], check=True)
            times.append(time.perf_counter() - started)
        return min(times) * 1e3

    bare, ours = importing("pass"), importing("from videosdk_server import VideoSDK")
    print(f"import   {ours - bare:7.1f} ms above the interpreter's own {bare:.1f}")


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 9
    tokens(rounds)
    calls(rounds)
    start(rounds)
