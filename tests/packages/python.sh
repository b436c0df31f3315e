#!/usr/bin/env bash
# Installs a built wheel in an empty virtual environment outside the tree and runs the README's Python lines there.
#   tests/packages/python.sh WHEEL
set -euo pipefail
wheel=$(realpath "$1")
readme=$(realpath "$(dirname "$0")/../../README.md")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --no-index --no-deps "$wheel"
# The first block of Python in the README, as a reader would copy it.
awk '/^```python$/ {copying = 1; next} /^```$/ && copying {exit} copying' "$readme" > "$place/quickstart.py"
test -s "$place/quickstart.py"
cd "$place"
env -u VIDEOSDK_API_KEY -u VIDEOSDK_SECRET ./venv/bin/python quickstart.py
./venv/bin/python -m videosdk_server --version | grep -q '^videosdk-server '
./venv/bin/python -c 'import sys, videosdk_server.token_source; sys.exit("videosdk_server._native" in sys.modules)'
# Not by a pipe: pip fails when its reader has seen enough.
grep -q '^Requires: *$' <<< "$(./venv/bin/pip show videosdk-server)"
echo "the wheel installs alone and runs the README's lines"
