#!/usr/bin/env bash
# Copies the program into an empty folder outside the tree and signs and explains a token with it there.
#   tests/packages/cli.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cp "$program" "$place"
cd "$place"
run() {
  env -i VIDEOSDK_API_KEY=demo-of-the-package VIDEOSDK_SECRET=0123456789abcdef0123456789abcdef timeout 20 ./videosdk-server "$@"
}
token=$(run token participant --room ab1c-2def-g3hi)
run explain "$token" --json | grep -q '"verified": *true'
run --version
echo "the program runs alone"
