"""Widgets: one of every type that crosses to the languages.

Written by bindings/gen from the core's models; change those instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, TypeAlias

from .._model import Model, list_or_none, many

Colour: TypeAlias = (
    Literal[
        "sky-blue",
        "PINK",
    ]
    | str
)
"""The colours of widgets. Other words are kept as they come."""


class Widget(Model):
    """A widget as it is answered."""

    __slots__ = (
        "colour",
        "count",
        "links",
        "maker",
        "notes",
        "parts",
        "users",
        "weight",
        "widget_id",
        "works",
    )
    _NAMES: ClassVar = {
        "widget_id": "widgetId",
        "works": "works",
        "count": "count",
        "weight": "weight",
        "colour": "colour",
        "maker": "producer",
        "parts": "parts",
        "users": "users",
        "links": "links",
        "notes": "notes",
    }
    _MODELS: ClassVar = {
        "maker": lambda fields: Maker.from_dict(fields),
        "parts": many(lambda fields: Part.from_dict(fields)),
    }

    def __init__(
        self,
        *,
        widget_id: str,
        works: bool = False,
        count: int | None = None,
        weight: float | None = None,
        colour: Colour | None = None,
        maker: Maker | None = None,
        parts: Sequence[Part] | None = None,
        users: Sequence[str] | None = None,
        links: Mapping[str, str] | None = None,
        notes: Any = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The id, which is always there.
        self.widget_id: str = widget_id
        #: Whether it works.
        self.works: bool = works
        #: How many there are.
        self.count: int | None = count
        #: How heavy it is, in kilograms.
        self.weight: float | None = weight
        #: Its colour.
        self.colour: Colour | None = colour
        #: Its maker, under another name on the wire.
        self.maker: Maker | None = maker
        #: The parts that it has.
        self.parts: list[Part] = list(parts or ())
        #: The names of who may use it.
        self.users: list[str] | None = list_or_none(users)
        #: Addresses by name.
        self.links: dict[str, str] = dict(links or {})
        #: Whatever its maker says.
        self.notes: Any = notes


class Maker(Model):
    """Who made a widget."""

    __slots__ = ("name",)
    _NAMES: ClassVar = {
        "name": "name",
    }

    def __init__(
        self,
        *,
        name: str,
    ) -> None:
        super().__init__()
        #: The name of the maker.
        self.name: str = name


class Part(Model):
    """A part of a widget, which may have parts of its own."""

    __slots__ = ("parts",)
    _NAMES: ClassVar = {
        "parts": "parts",
    }
    _MODELS: ClassVar = {
        "parts": many(lambda fields: Part.from_dict(fields)),
    }

    def __init__(
        self,
        *,
        parts: Sequence[Part] | None = None,
    ) -> None:
        super().__init__()
        #: The parts of the part.
        self.parts: list[Part] | None = list_or_none(parts)
