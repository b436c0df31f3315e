"""A program as the type checkers see it: every line of it is right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import flask
from fastapi import FastAPI

from videosdk_server import (
    AsyncVideoSDK,
    Emulator,
    Event,
    Identity,
    Page,
    RateLimitedError,
    Response,
    TokenServer,
    VideoSDK,
    VideoSDKError,
)
from videosdk_server.models.rooms import Region, Room, RoomWebhook
from videosdk_server.token_source import AccessToken, AsyncTokenSource, Refresh, TokenRequest, TokenSource


def log(event: Event) -> None:
    print(event.kind, event.method, event.route)


def lesson(videosdk: VideoSDK) -> str:
    room: Room = videosdk.rooms.create(custom_room_id="a", geo_fence="in002", idempotent=True)
    region: Region | None = room.geo_fence
    videosdk.rooms.create(webhook={"end_point": "https://example.com", "events": []})
    page: Page[Room] = videosdk.rooms.list(per_page=50)
    identifiers: list[str] = [each.room_id for each in page]
    quick = videosdk.with_options(timeout=2.5, deadline=timedelta(seconds=5), headers={"x-team": "blue"})
    name: str = quick.rooms.get(room.room_id).room_id
    print(region, identifiers, name)
    return videosdk.tokens.participant(room_id=room.room_id, permissions=["ask_join"], expires_in=timedelta(hours=2))


async def seminar(videosdk: AsyncVideoSDK) -> dict[str, Any]:
    room: Room = await videosdk.rooms.create()
    async for each in videosdk.rooms.list():
        print(each.room_id)
    print((await videosdk.rooms.validate(room.room_id)).valid)
    return videosdk.tokens.verify(videosdk.tokens.api(), kind="api")


def wait(error: VideoSDKError) -> float:
    if isinstance(error, RateLimitedError):
        print([finding.reason for finding in error.findings])
    return error.retry_after or 1


def serve(identity: Identity) -> int:
    with Emulator(strict=True) as emulator:
        server = TokenServer(emulator.client(), authentication="host")
        response: Response = server.handle("GET", "/get-token", identity=identity)
        return response.status


async def bearer() -> dict[str, str]:
    return {"authorization": "mine"}


def hear(news: Refresh) -> None:
    print(news.request.room_id, news.access_token and news.access_token.expires_at, news.error and news.error.status)


def join(request: TokenRequest) -> str:
    with TokenSource.endpoint("https://app.example.com/get-token", headers={"a": "b"}, timeout=5) as source:
        unlisten = source.on_refresh(hear)
        got: AccessToken = source.fetch(room_id="a", participant_id="anna", permissions=["allow_join"], force=True)
        unlisten()
        return got.token


async def join_soon() -> str:
    async with AsyncTokenSource.endpoint("https://app.example.com/get-token", headers=bearer) as source:
        return (await source.fetch(room_id="a")).token


sources = [TokenSource.custom(join), TokenSource.custom(lambda request: {"token": "a"}), TokenSource.literal("a")]
print(sources, join_soon)


async def signed_in(scope: object) -> Identity | None:
    return None


def mounts(server: TokenServer) -> FastAPI:
    app = FastAPI()
    app.mount("/video", server.asgi(identity=signed_in, cors=False))
    app.mount("/open", server.asgi())
    server.asgi(identity=lambda scope: {"sub": scope["session"]["user"]})
    server.wsgi(identity=lambda environ: environ["session"].get("caller"))
    server.django(identity=lambda request: Identity("anna") if request.user.is_authenticated else None)
    server.django_async(identity=signed_in)
    return app


def video(path: str, server: TokenServer) -> flask.Response:
    return server.flask(path, identity={"sub": "anna", "claims": {"role": "teacher"}})


print(mounts, video)
print(lesson(VideoSDK("key", "secret", on_event=log)), RoomWebhook, seminar, wait, serve)
