"""What every call has in common: arguments to JSON, answers from JSON."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any


def arguments(**values: Any) -> str:
    """The arguments that were given, as JSON."""
    return json.dumps(given(**values), ensure_ascii=False)


def given(**values: Any) -> dict[str, Any]:
    """The arguments that were given; what is ``None`` is left out."""
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    return value.total_seconds() if isinstance(value, timedelta) else value
