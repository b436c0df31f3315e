"""One request over HTTP, by the standard library: no redirect is followed, and no long answer read to its end."""

from __future__ import annotations

import http.client
import time
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlsplit

from ._addresses import is_loopback
from ._environment import Answer
from ._failures import failure

#: The longest answer, in bytes.
MOST_BYTES = 64 * 1024
#: Who waits gives up by a clock of its own. The socket does so later, so that its error is not taken for another.
GRACE = 1.0
#: Kept, since the certificates of the system take a while to load.
_openers: dict[bool, urllib.request.OpenerDirector] = {}


def get(url: str, headers: Mapping[str, str], timeout: float) -> Answer:
    """Sends a ``GET``. An error is one of the kind ``network``."""
    ends_at = time.monotonic() + timeout + GRACE
    request = urllib.request.Request(url, headers=dict(headers))
    try:
        with _opener_for(urlsplit(url).hostname or "").open(request, timeout=timeout + GRACE) as response:
            named = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status, named, _body(response, ends_at))
    except (OSError, ValueError, http.client.HTTPException) as cause:
        raise failure("network", "connection_failed", "no whole answer came from the token endpoint") from cause


def _opener_for(host: str) -> urllib.request.OpenerDirector:
    """What sends requests to a host: through the proxy of the environment, but not to this machine."""
    is_local = is_loopback(host)
    if is_local not in _openers:
        # Without the handler of redirects, which would follow them.
        opener = urllib.request.OpenerDirector()
        opener.add_handler(urllib.request.ProxyHandler({} if is_local else None))
        opener.add_handler(urllib.request.HTTPHandler())
        opener.add_handler(urllib.request.HTTPSHandler())
        _openers[is_local] = opener
    return _openers[is_local]


def _body(response: http.client.HTTPResponse, ends_at: float) -> bytes | None:
    body = bytearray()
    while len(body) <= MOST_BYTES:
        part = response.read1(MOST_BYTES)
        if not part:
            # The standard library takes an end that comes too early for the end.
            if response.length:
                raise http.client.IncompleteRead(b"", response.length)
            return bytes(body)
        body += part
        if time.monotonic() > ends_at:
            raise TimeoutError
    return None
