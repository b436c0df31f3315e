"""Write the token vectors beside this file, or compare them with it: `make.py [--check]`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from maker import (
    decode_cases,
    duration_cases,
    proof,
    sign_cases,
    sign_refused_cases,
    verify_cases,
    verify_refused_cases,
)
from maker.jws import Json

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Make all files in memory, prove them, then write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    only_check = parser.parse_args().check
    files: proof.Files = {
        "sign.json": sign_cases.cases(),
        "sign-refused.json": sign_refused_cases.cases(),
        "verify.json": verify_cases.cases(),
        "verify-refused.json": verify_refused_cases.cases(),
        "decode.json": decode_cases.cases(),
        "duration.json": duration_cases.cases(),
    }
    proof.check(files)
    checked = proof.check_with_pyjwt(files)
    different = [name for name, cases in files.items() if not _put(name, _text(cases), only_check)]
    for name, cases in files.items():
        print(f"{name:20} {len(cases):4} cases{'  differs' if name in different else ''}")
    print("PyJWT is not installed" if checked is None else f"PyJWT agrees on {checked} tokens")
    return 1 if different else 0


def _text(cases: list[Json]) -> str:
    # Escaped to ASCII, so that a reader sees the characters that look like nothing.
    return json.dumps(cases, indent=2) + "\n"


def _put(name: str, text: str, only_check: bool) -> bool:
    path = HERE / name
    if only_check:
        return path.is_file() and path.read_text("utf-8") == text
    path.write_text(text, "utf-8", newline="\n")
    return True


if __name__ == "__main__":
    sys.exit(main())
