"""The native libraries and the command line, each built once, as it is released."""

from __future__ import annotations

import os
from pathlib import Path

from common import TARGET, run
from platforms import Platform


def cargo(crate: str, platform: Platform) -> Path:
    """Builds one crate and answers the folder of what was built. No feature for tests is in it."""
    tool = "zigbuild" if platform.glibc else "build"
    command = ["cargo", tool, "--locked", "--release", "--target", platform.zig_target, "-p", crate]
    run(command, environment=environment())
    return TARGET / platform.target / "release"


def environment() -> dict[str, str]:
    """What makes two machines build the same: the folders of a machine stay out of the texts of panics."""
    home = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
    sources = sorted((home / "registry" / "src").glob("*"))
    return {"RUSTFLAGS": " ".join(f"--remap-path-prefix={source}=crates" for source in sources)}
