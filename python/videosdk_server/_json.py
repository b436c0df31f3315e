"""What every call has in common: arguments to JSON, answers from JSON."""

from __future__ import annotations

import json
from typing import Any


def arguments(**values: Any) -> str:
    """The arguments that were given, as JSON."""
    try:
        return json.dumps(given(**values), ensure_ascii=False, default=_plain, allow_nan=False)
    except ValueError as error:
        raise ValueError(f"an argument cannot be written as JSON: {error}") from None


def given(**values: Any) -> dict[str, Any]:
    """The arguments that were given; what is ``None`` is left out."""
    return {name: value for name, value in values.items() if value is not None}


def seconds(duration: Any) -> Any:
    """A timedelta as its seconds; anything else as it is."""
    return duration.total_seconds() if hasattr(duration, "total_seconds") else duration


def _plain(value: Any) -> Any:
    if hasattr(value, "total_seconds"):
        return value.total_seconds()
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "keys"):
        return dict(value)
    if hasattr(value, "__iter__") and not isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
