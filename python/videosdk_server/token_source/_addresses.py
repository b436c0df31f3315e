"""The addresses of endpoints."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlencode, urlsplit

from .._errors import VideoSDKError
from ._failures import failure
from ._tokens import TokenRequest


def endpoint_address(address: str) -> SplitResult:
    """The address of an endpoint, checked."""
    if not isinstance(address, str):
        raise TypeError(f"the address of the endpoint must be a str, not {type(address).__name__}")
    url = _split(address)
    if url is None or url.scheme not in ("https", "http") or not url.hostname or re.search(r"[^!-~]", address):
        raise _invalid("must be like https://app.example.com/get-token, without spaces, in ASCII")
    if url.username is not None or url.password is not None:
        raise _invalid("has a name or a password in it: send them as a header")
    if url.scheme == "http" and not is_loopback(url.hostname or ""):
        reason = f"the endpoint on {url.hostname} is plain http, where tokens would be readable: use https"
        raise failure("configuration", "endpoint_insecure", reason)
    return url._replace(fragment="", path=url.path or "/")


def _split(address: str) -> SplitResult | None:
    try:
        url = urlsplit(address)
        # Whether it is a number shows only when it is read.
        return url if url.port != 0 else None
    except ValueError:
        return None


def _invalid(what: str) -> VideoSDKError:
    return failure("configuration", "endpoint_invalid", f"the address of the endpoint {what}")


def request_address(endpoint: SplitResult, request: TokenRequest) -> str:
    """The address with what is asked for behind its own query, which stays as it was written: it may be signed."""
    parts = [endpoint.query, urlencode(request.query())]
    return endpoint._replace(query="&".join(part for part in parts if part)).geturl()


def is_loopback(name: str) -> bool:
    """Whether a host is this machine."""
    return name in ("localhost", "::1") or name.endswith(".localhost") or bool(re.fullmatch(r"127(\.\d{1,3}){3}", name))
