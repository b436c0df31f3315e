#!/bin/sh
# Makes the pages of the documentation, and fails at a link that leads nowhere; swift and docc must be on PATH.
#   documentation.sh FOLDER
set -eu
cd "$(dirname "$0")"
mkdir -p "$1/graph"
swift package --scratch-path "$1/build" dump-symbol-graph --minimum-access-level public > "$1/graph.log" 2>&1 \
  || { cat "$1/graph.log"; exit 1; }
cp "$1"/build/*/symbolgraph/VideoSDKServer*.symbols.json "$1/graph/"
rm -f "$1"/graph/VideoSDKServerNative*
docc convert Sources/VideoSDKServer/VideoSDKServer.docc --additional-symbol-graph-dir "$1/graph" \
  --fallback-bundle-identifier io.github.videosdk-server --output-path "$1/pages" --warnings-as-errors
