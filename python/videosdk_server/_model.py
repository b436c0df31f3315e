"""What every model is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

Self = TypeVar("Self", bound="Model")


class Model:
    """What goes over the wire as an object: attributes by their names in Python, and ``extra`` for further fields."""

    __slots__ = ("extra",)

    #: The name on the wire of each attribute.
    _NAMES: ClassVar[dict[str, str]] = {}
    #: How nested models are read.
    _MODELS: ClassVar[dict[str, Callable[[Any], Any]]] = {}

    def __init__(self, extra: Mapping[str, Any] | None = None) -> None:
        #: Fields that have no name here yet, by their name on the wire.
        self.extra: dict[str, Any] = dict(extra or {})

    @classmethod
    def from_dict(cls: type[Self], fields: Mapping[str, Any]) -> Self:
        """Reads the object that has the names of the wire."""
        unnamed = dict(fields)
        named = {name: unnamed.pop(wire) for name, wire in cls._NAMES.items() if wire in unnamed}
        for name, read in cls._MODELS.items():
            if named.get(name) is not None:
                named[name] = read(named[name])
        made = cls(**named)
        made.extra = unnamed
        return made

    def to_dict(self) -> dict[str, Any]:
        """The object by the names of the wire; what is ``None``, and a mapping that is empty, is left out."""
        values = {wire: getattr(self, name) for name, wire in self._NAMES.items()}
        given = {wire: _plain(value) for wire, value in values.items() if value is not None and value != {}}
        return {**given, **self.extra}

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        values = ((name, getattr(self, name)) for name in self._NAMES)
        shown = ", ".join(f"{name}={value!r}" for name, value in values if value is not None and value != {})
        return f"{type(self).__name__}({shown})"


def many(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Reads a list of what this reads."""
    return lambda items: [read(item) for item in items]


def list_or_none(items: Sequence[Any] | None) -> list[Any] | None:
    """A list of its own."""
    return None if items is None else list(items)


def dict_or_none(fields: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A dict of its own."""
    return None if fields is None else dict(fields)


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    return [_plain(item) for item in value] if isinstance(value, list) else value
