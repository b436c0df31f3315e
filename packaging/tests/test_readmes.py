"""The samples of the README that no test runs are those of the README of their package, which one does."""

from __future__ import annotations

import re

import pytest

from common import ROOT


def sample(page: str, language: str) -> str:
    """The first block of a language on a page, as a reader would copy it."""
    found = re.search(rf"^```{language}\n(.*?)^```$", (ROOT / page).read_text(), re.DOTALL | re.MULTILINE)
    assert found, f"{page} has no sample in {language}"
    return found[1]


@pytest.mark.parametrize(
    ("language", "package"),
    [("kotlin", "kotlin/README.md"), ("java", "kotlin/README.md"), ("swift", "swift/README.md")],
)
def test_the_readme_has_the_sample_that_is_run(language: str, package: str) -> None:
    assert sample("README.md", language) == sample(package, language)
