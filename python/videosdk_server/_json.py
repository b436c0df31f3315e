"""What every call has in common: arguments to JSON, answers from JSON."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any


def arguments(**values: Any) -> str:
    """The arguments that were given; what is ``None`` is left out."""
    given = {name: _plain(value) for name, value in values.items() if value is not None}
    return json.dumps(given, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return value.total_seconds() if isinstance(value, timedelta) else value
