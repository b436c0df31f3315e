"""Durations as text: how many seconds each is, or why it is none."""

from __future__ import annotations

from .jws import Json

READ = {
    "seconds-without-unit": ("30", 30),
    "seconds": ("30s", 30),
    "minutes": ("15m", 900),
    "hours": ("24h", 86_400),
    "days": ("30d", 2_592_000),
    "weeks": ("2w", 1_209_600),
    "year": ("1y", 31_536_000),
    "spaces": (" 15 m ", 900),
    "spaces-many": ("  15    m", 900),
    "spaces-without-unit": (" 7 ", 7),
    "tab-and-newline": ("\t15\tm\n", 900),
    "zero": ("0", 0),
    "zero-unit": ("0h", 0),
    "leading-zeros": ("007d", 604_800),
    "leading-zeros-many": ("0" * 40 + "9s", 9),
    "large": ("9007199254740991", 9_007_199_254_740_991),
    "large-years": ("285616414y", 9_007_199_231_904_000),
}

INVALID = {
    "empty": "",
    "blank": "  ",
    "unit-alone": "h",
    "minus": "-5s",
    "plus": "+5s",
    "minus-zero": "-0",
    "decimal": "1.5h",
    "decimal-comma": "1,5h",
    "decimal-none": "5.",
    "exponent": "1e3",
    "hexadecimal": "0x10",
    "separator": "1_000",
    "upper-case-minutes": "10M",
    "upper-case-hours": "1H",
    "compound": "1h30m",
    "compound-spaced": "1h 30m",
    "milliseconds": "500ms",
    "word": "5 minutes",
    "unit-unknown": "5q",
    "unit-first": "h5",
    "unit-twice": "5ss",
    "space-in-digits": "1 0 s",
    "not-ascii-arabic": "١٥m",
    "not-ascii-wide": "１５m",
    "not-ascii-superscript": "15²",
    "iso-8601": "PT1H",
    "infinity": "Infinity",
    "null-byte": "5\u0000s",
}

OVERFLOW = {
    "digits-by-one": "18446744073709551616",
    "digits-many": "9" * 60,
    "minutes-by-one": "307445734561825861m",
    "weeks": "30500568904944w",
    "years": "584942417356y",
}


def cases() -> list[Json]:
    """All cases of duration.json."""
    return [
        *({"id": name, "text": text, "seconds": value} for name, (text, value) in READ.items()),
        *(
            {"id": f"invalid-{name}", "text": text, "error": "duration_invalid"}
            for name, text in INVALID.items()
        ),
        *(
            {"id": f"overflow-{name}", "text": text, "error": "duration_too_long"}
            for name, text in OVERFLOW.items()
        ),
    ]
