"""What is said of platforms in other files is what the table says."""

from __future__ import annotations

import re

from common import ROOT
from platforms import all_platforms, this_platform


def test_each_platform_is_tested_or_says_that_it_is_not() -> None:
    assert {row.status for row in all_platforms()} <= {"tested", "prepared, not tested"}


def test_this_machine_has_a_row() -> None:
    assert this_platform() in all_platforms()


def test_the_release_workflow_runs_on_the_machine_of_each_platform() -> None:
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text()
    runners = re.search(r"runner: \[(.*)\]", workflow)
    assert runners and runners[1].split(", ") == [row.runner for row in all_platforms()]


def test_the_guide_has_the_table() -> None:
    guide = (ROOT / "docs" / "releasing.md").read_text()
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| ([^|]+) \|$", guide, re.MULTILINE)
    assert rows == [(row.name, row.status) for row in all_platforms()]
