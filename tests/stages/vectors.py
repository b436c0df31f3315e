"""The shared vectors themselves."""

from __future__ import annotations

from .common import Tally, command, python


def run(tally: Tally) -> None:
    """The vectors are what their own script writes, and PyJWT agrees with them."""
    command(tally, [python(), "tests/vectors/tokens/make.py", "--check"])
