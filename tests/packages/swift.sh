#!/usr/bin/env bash
# Makes a program in an empty folder that depends on the Swift package as its README says, and runs the README's lines.
#   tests/packages/swift.sh [PACKAGE]      the folder swift unless given; the native library must be in its lib
set -euo pipefail
root=$(realpath "$(dirname "$0")/../..")
package=$(realpath "${1:-$root/swift}")
readme=$package/README.md
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

block() { # LANGUAGE: its blocks in the README, as a reader would copy them
  awk -v fence="\`\`\`$1" '$0 == fence {copying = 1; next} /^```$/ {copying = 0} copying' "$readme"
}

mkdir -p "$place/Sources/App"
{
  echo '// swift-tools-version:6.0'
  echo 'import PackageDescription'
  echo 'let package = Package('
  echo 'name: "App",'
  block swift-manifest | sed "s|\"../videosdk-server/swift\"|\"$package\"|"
  echo ')'
} > "$place/Package.swift"
block swift > "$place/Sources/App/main.swift"
test -s "$place/Sources/App/main.swift"
env -u VIDEOSDK_API_KEY -u VIDEOSDK_SECRET "$root/tests/swift-toolchain.sh" run "$place" "$package" -- swift run --quiet App \
  | tee "$place/said"
grep -q '^there is no such room$' "$place/said"
echo "a program that depends on the package builds and runs the README's lines"
