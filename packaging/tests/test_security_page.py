"""The page about abuses names each of them once, and tests that exist."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from common import ROOT

PAGE = (ROOT / "docs" / "guides" / "security.md").read_text()
ABUSES = 28

#: How a test's name stands in a file of this kind.
DECLARED = {".rs": r"\bfn {}\(", ".py": r"\bdef {}\(", ".swift": r"\bfunc {}\(", ".kt": r"\bfun {}\("}


def rows() -> list[list[str]]:
    """The rows of abuses: number, abuse, the server, you, tests."""
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\| \d.*\|$", PAGE, re.M)]


def named_tests(cell: str) -> Iterator[tuple[str, str]]:
    """File and name of each test; a file stands before the names that are in it."""
    file = ""
    for word in re.findall(r"`([^`]+)`", cell):
        if "/" in word:
            file = word
        else:
            yield file, word


NAMED = sorted({test for row in rows() for test in named_tests(row[-1])})


def names_in(file: str, name: str) -> bool:
    """Whether the file has a test, or a case, of this name."""
    path = ROOT / file
    if path.suffix == ".json":
        return any(case["id"] == name for case in json.loads(path.read_text()))
    if path.suffix == ".mjs":
        return re.search(rf"\b(?:test|describe)\((['\"`]){re.escape(name)}\1", path.read_text()) is not None
    return re.search(DECLARED[path.suffix].format(re.escape(name)), path.read_text()) is not None


def test_each_abuse_has_a_row_of_five_cells() -> None:
    assert [int(row[0]) for row in rows()] == list(range(1, ABUSES + 1))
    assert all(len(row) == 5 for row in rows())


def test_each_abuse_has_a_test() -> None:
    assert [row[0] for row in rows() if not list(named_tests(row[-1]))] == []


@pytest.mark.parametrize(("file", "name"), NAMED, ids=[name for _, name in NAMED])
def test_what_is_named_exists(file: str, name: str) -> None:
    assert names_in(file, name), f"{file} has no {name}"


def test_what_is_not_there_is_noticed() -> None:
    for file in ("server/tests/start.rs", "python/tests/test_mounts.py", "tests/http/hosts.json"):
        assert not names_in(file, "no_such_name")


#: A comment with the numbers of abuses, and the test below it; in Python the number is in the name.
MARKED = {
    ".rs": re.compile(r"/// Abuses? ([\d, and]+):.*\n(?:\s*[/#].*\n)*\s*(?:async )?fn (\w+)"),
    ".kt": re.compile(r"/\*\* Abuses? ([\d, and]+):.*\n(?:\s*@.*\n)*\s*(?:private )?fun (\w+)"),
    ".mjs": re.compile(r"// Abuses? ([\d, and]+):.*\ndescribe\((?:'([^']+)'|\"([^\"]+)\")"),
    ".py": re.compile(r"def (?=test_abuse_(\d+)_)(\w+)"),
}
FOLDERS = (
    "token-server",
    "server",
    "listener",
    "emulator",
    "python/tests",
    "kotlin/mounts/tests/src",
    "node/test/mounts",
)


def marked_tests() -> Iterator[tuple[int, str, str]]:
    """Number, file and name of each test that is marked."""
    for file in (file for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.suffix in MARKED):
        if "node_modules" in file.parts:
            continue
        for numbers, *names in MARKED[file.suffix].findall(file.read_text()):
            for number in re.findall(r"\d+", numbers):
                yield int(number), str(file.relative_to(ROOT)), "".join(names)


def test_each_abuse_is_called_by_its_number_in_a_test() -> None:
    assert sorted({number for number, _, _ in marked_tests()}) == list(range(1, ABUSES + 1))
    assert {Path(file).suffix for _, file, _ in marked_tests()} == set(MARKED)


def test_what_the_tests_call_by_number_is_on_the_page() -> None:
    on_page = {(int(row[0]), *test) for row in rows() for test in named_tests(row[-1])}
    assert [each for each in marked_tests() if each not in on_page] == []
