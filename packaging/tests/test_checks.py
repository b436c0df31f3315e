"""Each check of a library refuses what it is there to refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

import checks

SYMBOLS = """
Version needs section '.gnu.version_r' contains 2 entries:
  0x0010:   Name: GLIBC_2.2.5  Flags: none  Version: 5
  0x0020:   Name: GLIBC_{newest}  Flags: none  Version: 4
"""


@pytest.mark.parametrize("newest", ["2.17", "2.9", "2.3.4", "2.1"])
def test_an_old_glibc_is_enough(newest: str) -> None:
    checks.runs_on_glibc("a.so", SYMBOLS.format(newest=newest), "2.17")


@pytest.mark.parametrize("newest", ["2.18", "2.34", "2.100", "3.0", "2.17.1"])
def test_a_newer_glibc_is_refused(newest: str) -> None:
    with pytest.raises(checks.Unfit, match=f"a.so needs glibc {newest}, and must run on 2.17"):
        checks.runs_on_glibc("a.so", SYMBOLS.format(newest=newest), "2.17")


def test_a_library_without_versions_is_refused() -> None:
    with pytest.raises(checks.Unfit, match="names no version"):
        checks.runs_on_glibc("a.so", "", "2.17")


def test_the_panics_of_the_tests_are_refused() -> None:
    checks.without_planted_panic("a.so", b"..core/src/client.rs..")
    with pytest.raises(checks.Unfit, match="planted-panic"):
        checks.without_planted_panic("a.so", b"..bindings/bridge/src/planted.rs..")


def test_the_panics_are_where_the_check_looks_for_them() -> None:
    assert "panic!(" in (checks.ROOT / checks.PLANTED).read_text()


def test_folders_of_the_machine_are_refused() -> None:
    with pytest.raises(checks.Unfit, match="a folder of the machine"):
        checks.without_folders("a.so", f"..{Path.home()}/.cargo/registry/src/ring..".encode())
