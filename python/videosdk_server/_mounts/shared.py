"""What the mounts of every framework have in common."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes

from .._request import Response

#: What a multipart body begins with: enough of one to be refused, where the framework has parsed it already.
MULTIPART = b"--"


def asks_who(method: str) -> bool:
    """False for a preflight, which carries no session, so that it is of no use to look for one."""
    return method != "OPTIONS"


def path_as_sent(sent: str, tail: str) -> str:
    """The end of a path as it was sent, percent-encoded, that stands for this decoded end of it.

    Frameworks hand on what is behind their mount decoded, where ``a%2Fb`` and ``a/b`` are the same. Where the server
    does not tell what was sent, or it does not fit, the decoded end is encoded anew.
    """
    path = sent.partition("?")[0]
    if "%" not in path and path.endswith(tail) and tail.isascii():
        return tail
    decoded = tail.encode("utf-8", "surrogateescape")
    bytes_as_sent = re.findall("%[0-9A-Fa-f]{2}|.", path, re.DOTALL)
    end = "".join(bytes_as_sent[len(bytes_as_sent) - len(decoded) :]) if len(decoded) <= len(bytes_as_sent) else ""
    return end if unquote_to_bytes(end) == decoded else quote(decoded)


def without_cors(answer: Response) -> Response:
    """The answer as it is where the program around says in its own way which pages may read it."""
    headers = [header for header in answer.headers if not _is_of_cors(*header)]
    return answer._replace(headers=headers)


def _is_of_cors(name: str, value: str) -> bool:
    return name.startswith("access-control-") or (name == "vary" and value.lower() == "origin")
