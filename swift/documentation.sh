#!/bin/sh
# Makes the pages of the documentation, and fails at a link that leads nowhere; swift and docc must be on PATH.
#   documentation.sh FOLDER
set -eu
cd "$(dirname "$0")"
mkdir -p "$1/graph" "$1/pages"
swift package --scratch-path "$1/build" dump-symbol-graph --minimum-access-level public > "$1/graph.log" 2>&1 \
  || { cat "$1/graph.log"; exit 1; }
for module in VideoSDKServer VideoSDKTokenSource; do
  rm -rf "$1/graph/$module"
  mkdir -p "$1/graph/$module"
  cp "$1"/build/*/symbolgraph/"$module".symbols.json "$1/graph/$module/"
  docc convert "Sources/$module/$module.docc" --additional-symbol-graph-dir "$1/graph/$module" \
    --fallback-bundle-identifier "io.github.videosdk-server.$module" --output-path "$1/pages/$module" --warnings-as-errors
done
