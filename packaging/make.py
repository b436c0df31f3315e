"""Makes the packages that people install, in dist/, for the platform of this machine, and tries each of them.

python packaging/make.py [python|node|kotlin|swift|cli ...]      all of them unless named

Each native library is built once, as it is released. A library that is not fit to be packed, a package over its size
or a quick start that fails ends it with an error.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import version
from checks import Unfit
from common import prepare, run
from notices import LicenceMissing
from packages import cli, kotlin, node, python, swift
from platforms import this_platform
from sizes import Size, table
from trials import TRIALS

PACKAGES = {"python": python, "node": node, "kotlin": kotlin, "swift": swift, "cli": cli}


def main(names: Sequence[str]) -> int:
    unknown = [name for name in names if name not in PACKAGES]
    if unknown:
        print(f"unknown packages: {', '.join(unknown)}; there are {', '.join(PACKAGES)}", file=sys.stderr)
        return 2
    if problems := list(version.disagreements()):
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    prepare()
    # What cargo has not fetched yet has no folder, so its folder could not be kept out of what is built.
    run(["cargo", "fetch", "--locked"])
    platform = this_platform()
    sizes: list[Size] = []
    try:
        for name in names or PACKAGES:
            print(f"== {name} {version.current()} for {platform.name} ({platform.status})", flush=True)
            sizes += PACKAGES[name].pack(platform)
            TRIALS[name]()
    except (Unfit, LicenceMissing) as problem:
        print(problem, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"failed: {' '.join(failed.cmd)}", file=sys.stderr)
        return 1
    print(f"\n{table(sizes)}")
    return 1 if any(size.over for size in sizes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
