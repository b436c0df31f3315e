"""Every link to a file of this repository leads to one, and to a heading that it has."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from common import ROOT

#: A link to a page of this repository that stands in a README which is published alone.
OWN = "https://github.com/videosdk-server/videosdk-server/blob/main/"
#: Pages that the tests of the generator expect, of packages that are made up.
MADE_UP = "bindings/gen/tests/"
LINK = re.compile(r"\]\(([^()\s]+)\)|(?:href|src|srcset)=\"([^\"]+)\"")


def pages() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(
        page for page in listed.stdout.splitlines() if not page.startswith(MADE_UP) and (ROOT / page).exists()
    )


PAGES = pages()


CODE = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The files that a page links to, each with the heading or nothing."""
    # In code, brackets are no links; the text of a link may be code.
    text = re.sub(r"`[^`\n]*`(?!\])", "", CODE.sub("", page.read_text()))
    for inline, attribute in LINK.findall(text):
        target, _, heading = (inline or attribute).partition("#")
        if target.startswith(OWN):
            yield ROOT / target.removeprefix(OWN), heading
        elif not re.match(r"[a-z]+:", target):
            yield (page.parent / unquote(target) if target else page), heading


def headings(page: Path) -> set[str]:
    """The anchors of a page, as GitHub makes them: a second one of a name has a number."""
    anchors: dict[str, int] = {}
    for title in re.findall(r"^#{1,6} +(.*?) *#*$", CODE.sub("", page.read_text()), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title)
        anchor = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        anchors[anchor] = anchors.get(anchor, -1) + 1
        if anchors[anchor]:
            anchors[f"{anchor}-{anchors[anchor]}"] = 0
    return set(anchors)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    broken = []
    for target, heading in links(ROOT / page):
        if not target.exists():
            broken.append(f"there is no {target.resolve().relative_to(ROOT)}")
        elif heading and target.suffix == ".md" and heading not in headings(target):
            broken.append(f"{target.resolve().relative_to(ROOT)} has no heading {heading}")
    assert broken == []


def test_links_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        '# One `two`: three\n[a](b.md#c) [`d`](e) <img src="f.png"> [g](https://example.com) [h](#one-two-three)\n'
        f"`[not](this)`\n```md\n[nor](that)\n```\n[i]({OWN}README.md)\n## Same\n## Same\n"
    )
    found = [
        (target.relative_to(tmp_path if tmp_path in target.parents else ROOT), heading)
        for target, heading in links(page)
    ]
    assert [(str(target), heading) for target, heading in found] == [
        ("b.md", "c"),
        ("e", ""),
        ("f.png", ""),
        ("page.md", "one-two-three"),
        ("README.md", ""),
    ]
    assert headings(page) == {"one-two-three", "same", "same-1"}


def test_every_guide_is_listed() -> None:
    guides = {page for page in PAGES if page.startswith("docs/guides/")} - {"docs/guides/README.md"}
    listed = {str(target.resolve().relative_to(ROOT)) for target, _ in links(ROOT / "docs" / "guides" / "README.md")}
    assert guides <= listed
