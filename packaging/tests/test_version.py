"""One version for all packages: set everywhere at once, and missed nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import version


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the files that have the version."""
    for file in {place.file for place in version.PLACES} | {version.FROM_MAVEN}:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(version.ROOT / file, tmp_path / file)
    return tmp_path


def test_all_packages_agree() -> None:
    assert list(version.disagreements()) == []


def test_sets_every_place_and_nothing_else(tree: Path) -> None:
    before = {file: file.read_text() for file in tree.rglob("*") if file.is_file()}
    old = version.current(tree)
    version.write("98.76.54", tree)
    assert version.current(tree) == "98.76.54"
    assert list(version.disagreements(tree)) == []
    version.write(old, tree)
    assert {file: file.read_text() for file in before} == before


@pytest.mark.parametrize("place", version.PLACES[1:], ids=lambda place: f"{place.file} {place.pattern[:12]}")
def test_notices_a_place_that_was_left_behind(tree: Path, place: version.Place) -> None:
    file = tree / place.file
    file.write_text(place.expression().sub(r"\g<before>0.0.7\g<after>", file.read_text(), count=1))
    assert [problem for problem in version.disagreements(tree) if problem.startswith(place.file) and "0.0.7" in problem]


def test_notices_a_place_that_is_gone(tree: Path) -> None:
    (tree / "kotlin/pom.xml").write_text("<project/>")
    assert any("kotlin/pom.xml has no version" in problem for problem in version.disagreements(tree))


def test_notices_a_version_that_maven_does_not_write(tree: Path) -> None:
    (tree / version.FROM_MAVEN).write_text(version.current(tree))
    assert any("version.txt" in problem for problem in version.disagreements(tree))


@pytest.mark.parametrize("text", ["1.2", "1.2.3-rc.1", "v1.2.3", "", "1.2.3\n"])
def test_refuses_what_is_no_version(tree: Path, text: str) -> None:
    with pytest.raises(ValueError, match="three numbers"):
        version.write(text, tree)
