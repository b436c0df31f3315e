#!/usr/bin/env bash
# Unpacks the source distribution in an empty folder outside the tree and looks whether all is there to build from.
#   tests/packages/sdist.sh SDIST            cargo finds each crate, at the versions of the lock file
#   tests/packages/sdist.sh SDIST build      it is built and used, too; takes minutes
set -euo pipefail
sdist=$(realpath "$1")
packages=$(realpath "$(dirname "$0")")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
tar xzf "$sdist" -C "$place" --strip-components 1
cd "$place"
for file in LICENSE-APACHE LICENSE-MIT THIRD-PARTY-NOTICES PKG-INFO; do test -s "$file"; done
# Not --locked: the lock file has the crates of the whole workspace, and cargo takes those away that are not here.
cargo metadata --offline --format-version 1 > metadata.json
# A crate by a path that leads out of here would be found on this machine alone.
python3 - "$place" <<'PYTHON'
import json, sys
crates = [crate for crate in json.load(open("metadata.json"))["packages"] if not crate["source"]]
assert "videosdk-python" in {crate["name"] for crate in crates}
assert all(crate["manifest_path"].startswith(f"{sys.argv[1]}/") for crate in crates), crates
PYTHON
if [ "${2:-}" = build ]; then
  python3 -m pip wheel --quiet --no-deps --wheel-dir built "$sdist"
  "$packages/python.sh" built/*.whl
fi
echo "the source distribution has all that it is built from"
