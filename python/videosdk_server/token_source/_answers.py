"""What an endpoint's answer says: a token, or why there is none."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ._environment import Answer, Moment
from ._failures import again, failure, is_passing, refusal
from ._tokens import HeldToken, held_token, unreadable

#: A longer wait counts as this, in seconds.
LONGEST_WAIT = 24 * 60 * 60.0


def read(answer: Answer, asked: Moment, now: Moment) -> HeldToken:
    """The token of an answer; raises when it has none."""
    status, headers, body = answer
    if 300 <= status < 400:
        reason = "the token endpoint redirects, which is not followed since headers would go along"
        raise failure("network", "redirect_refused", f"{reason}: use its final address")
    fields = _json(body)
    request_id = _word(r"[A-Za-z0-9._:-]{1,64}", headers.get("x-request-id"))
    if not 200 <= status < 300:
        code = fields.get("code") if isinstance(fields, dict) else None
        error = refusal(status, service_code=_word(r"[a-z][a-z0-9_]{0,63}", code), request_id=request_id)
        raise again(error, _retry_after(headers, now)) if is_passing(error) else error
    if body is None:
        reason = "the answer is longer than 64 KiB"
        raise failure("decode", "answer_too_large", reason, status=status, request_id=request_id)
    if not isinstance(fields, dict):
        raise unreadable("it is no JSON object", status=status, request_id=request_id)
    return held_token(fields, asked, status=status, request_id=request_id)


def _json(body: bytes | None) -> Any:
    try:
        return json.loads(body or b"")
    except (ValueError, RecursionError):
        return None


def _word(pattern: str, value: object) -> str | None:
    """A value that is a plain word; other text might be anything."""
    return value if isinstance(value, str) and re.fullmatch(pattern, value) else None


def _retry_after(headers: Mapping[str, str], now: Moment) -> float | None:
    """The wait that an answer asks for. A date is compared with the answer's own: the machine's clock may be wrong."""
    text = headers.get("retry-after", "").strip()
    seconds: float
    if re.fullmatch(r"[0-9]+", text):
        seconds = float(text)
    else:
        until, since = _date(text), _date(headers.get("date", ""))
        if until is None:
            return None
        seconds = until - (now.wall if since is None else since)
    return min(seconds, LONGEST_WAIT) if seconds > 0 else None


def _date(text: str) -> float | None:
    """Seconds since 1970 of a date as HTTP has it."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp() if text.endswith(" GMT") else None
    except (TypeError, ValueError):
        return None
