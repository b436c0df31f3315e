"""What a reader gets without leaving the prompt: ``help``, signatures, and completion by the tabulator."""

from __future__ import annotations

import inspect
import pydoc
import re
import rlcompleter
from collections.abc import Callable
from typing import Any

import pytest

from videosdk_server import AsyncVideoSDK, Emulator, TokenServer, VideoSDK

VIDEOSDK = VideoSDK("key", "secret")
ASYNCHRONOUS = AsyncVideoSDK("key", "secret")


def public(owner: object) -> list[str]:
    return [name for name in dir(owner) if not name.startswith("_")]


def calls() -> dict[str, Callable[..., Any]]:
    """Everything that can be called, by the name that a reader types."""
    found: dict[str, Callable[..., Any]] = {"VideoSDK": VideoSDK.__init__, "TokenServer": TokenServer.__init__}
    owners = {"TokenServer": TokenServer, "Emulator": Emulator}
    for client in (VIDEOSDK, ASYNCHRONOUS):
        owners |= {f"{type(client).__name__}.{name}": getattr(client, name) for name in public(client)}
    for path, owner in owners.items():
        if inspect.isroutine(owner):
            found[path] = owner
        else:
            found |= {f"{path}.{name}": getattr(owner, name) for name in public(owner)}
    return {name: call for name, call in found.items() if callable(call)}


@pytest.mark.parametrize("name", calls())
def test_help_shows_every_argument_and_explains_those_that_are_named(name: str) -> None:
    call = calls()[name]
    owner = {"VideoSDK": VideoSDK, "TokenServer": TokenServer}.get(name, call)
    shown = re.sub(r".\x08", "", pydoc.render_doc(owner))
    explained = inspect.getdoc(owner) or ""
    assert explained.strip(), "there is no text"
    # The others of a server that listens are those of the class, and so its text says.
    inherited = inspect.signature(TokenServer).parameters if name == "TokenServer.start" else {}
    for parameter in inspect.signature(call).parameters.values():
        if parameter.name == "self":
            continue
        assert re.search(rf"\b{parameter.name}\b", shown), parameter.name
        if parameter.kind is parameter.KEYWORD_ONLY and parameter.name not in inherited:
            assert re.search(rf"(^ *|``){parameter.name}\b", explained, re.MULTILINE), parameter.name


def test_help_on_a_call_has_the_text_of_each_argument() -> None:
    shown = re.sub(r".\x08", "", pydoc.render_doc(VIDEOSDK.rooms.create))
    assert "custom_room_id: str | None = None" in shown or "custom_room_id: 'str | None' = None" in shown
    assert "custom_room_id: Your own id of the room." in shown


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("videosdk.ro", "videosdk.rooms"),
        ("videosdk.rooms.cre", "videosdk.rooms.create("),
        ("videosdk.tokens.par", "videosdk.tokens.participant("),
        ("asynchronous.sessions.li", "asynchronous.sessions.list("),
        ("TokenServer.as", "TokenServer.asgi("),
    ],
)
def test_the_tabulator_completes(typed: str, completed: str) -> None:
    names = {"videosdk": VIDEOSDK, "asynchronous": ASYNCHRONOUS, "TokenServer": TokenServer}
    completer = rlcompleter.Completer(names)
    found = {completer.complete(typed, number) for number in range(20)} - {None}
    assert completed in found
