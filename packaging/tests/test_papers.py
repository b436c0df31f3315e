"""Notices, bills of materials and sizes say what is true, and refuse what may not be passed on."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from common import ROOT, output
from dependencies import Dependency
from notices import LicenceMissing, notices
from sbom import sbom
from sizes import MEGABYTE, Size, table


def crate(folder: Path, name: str, licence: str, **files: str) -> Dependency:
    source = folder / name
    source.mkdir()
    for file, text in files.items():
        (source / file.replace("_", "-")).write_text(text)
    return Dependency(name, "1.2.3", licence, "", source)


def test_each_text_is_there_once_with_all_who_have_it(tmp_path: Path) -> None:
    text = notices(
        [
            crate(tmp_path, "one", "MIT", LICENSE_MIT="Be kind\nalways."),
            crate(tmp_path, "two", "MIT", LICENCE="Be kind always.\n"),
            crate(tmp_path, "three", "ISC", COPYING="Be brief."),
        ]
    )
    assert text.count("always.") == 1
    assert "one 1.2.3, two 1.2.3" in text
    assert "three 1.2.3: ISC" in text and "Be brief." in text


def test_a_crate_without_a_text_is_named_with_its_source(tmp_path: Path) -> None:
    text = notices([crate(tmp_path, "bare", "MPL-2.0")])
    assert "bare 1.2.3: MPL-2.0, https://crates.io/crates/bare/1.2.3" in text


def test_a_crate_without_a_licence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LicenceMissing, match="wild"):
        notices([crate(tmp_path, "wild", "", LICENSE="?")])


def test_the_image_has_the_notices_of_its_program() -> None:
    """The line of the Containerfile is one that prints them, for the crate that it builds."""
    container = (ROOT / "deploy" / "Containerfile").read_text()
    line = re.search(r"python3 (packaging/notices\.py) (\S+) \"\$target\" > /image/THIRD-PARTY-NOTICES", container)
    assert line is not None
    script, name = line.groups()
    assert f'cargo build --locked --release --target "$target" -p {name}' in container
    printed = output([sys.executable, script, name, "x86_64-unknown-linux-gnu"])
    for part in ("\nring 0.", "\nrustls 0.", "\nredis 1.", "Permission is hereby granted", "Apache License"):
        assert part in printed
    assert "-musl" not in container and "/usr/share/doc/libc6-dev/copyright" in container, "glibc is linked in too"


def test_the_bill_of_materials_lists_every_crate(tmp_path: Path) -> None:
    document = json.loads(sbom("pkg:npm/a@1.0.0", [crate(tmp_path, "one", "MIT OR Apache-2.0")]))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    [component] = document["components"]
    assert component["purl"] == "pkg:cargo/one@1.2.3"
    assert component["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert document["dependencies"] == [{"ref": "pkg:npm/a@1.0.0", "dependsOn": ["pkg:cargo/one@1.2.3"]}]


def test_a_size_over_its_limit_is_told() -> None:
    assert Size("a", 9 * MEGABYTE, 8 * MEGABYTE).over
    assert not Size("a", 8 * MEGABYTE, 8 * MEGABYTE).over
    assert not Size("a", 99 * MEGABYTE).over
    assert table([Size("a", 9 * MEGABYTE, 8 * MEGABYTE)]).endswith("9.00      8  TOO BIG")
