#!/usr/bin/env bash
# Makes programs in empty folders that depend on the Swift package as its README and the guide of the token source say,
# and runs their lines. The one of the token source has no native library at hand.
#   tests/packages/swift.sh [PACKAGE]      the folder swift unless given; the native library must be in its lib
set -euo pipefail
root=$(realpath "$(dirname "$0")/../..")
package=$(realpath "${1:-$root/swift}")
place=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server"; fi; rm -rf "$place"' EXIT

block() { # LANGUAGE PAGE: its blocks in a page, as a reader would copy them
  awk -v fence="\`\`\`$1" '$0 == fence {copying = 1; next} /^```$/ {copying = 0} copying' "$2"
}

program() { # FOLDER PAGE PACKAGE: makes and runs one
  mkdir -p "$1/Sources/App"
  {
    echo '// swift-tools-version:6.0'
    echo 'import PackageDescription'
    echo 'let package = Package('
    echo 'name: "App",'
    echo 'platforms: [.macOS(.v13)],'
    block swift-manifest "$2" | sed "s|\"../videosdk-server/swift\"|\"$3\"|"
    echo ')'
  } > "$1/Package.swift"
  block swift "$2" | sed "s|https://app.example.com|${address:-}|" > "$1/Sources/App/main.swift"
  test -s "$1/Sources/App/main.swift"
  env -u VIDEOSDK_API_KEY -u VIDEOSDK_SECRET "$root/tests/swift-toolchain.sh" run "$1" "$3" -- swift run --quiet App
}

program "$place/server" "$package/README.md" "$package" | tee "$place/said"
grep -q '^there is no such room$' "$place/said"

mkdir "$place/endpoint" "$place/package"
echo '{"token": "a.b.c", "expiresIn": 3600}' > "$place/endpoint/get-token"
python3 -u -m http.server --bind 127.0.0.1 --directory "$place/endpoint" 0 > "$place/serving" 2> "$place/requests" &
server=$!
until address=$(grep -o 'http://127.0.0.1:[0-9]*' "$place/serving"); do kill -0 "$server"; done
cp -r "$package/Package.swift" "$package/Sources" "$place/package/"
program "$place/app" "$root/docs/guides/token-source.md" "$place/package" | tee "$place/said"
grep -q '^5 20' "$place/said"
grep -q 'GET /get-token?roomId=ab1c-2def-g3hi ' "$place/requests"
echo "programs that depend on the package build and run the README's lines, and the guide's of the token source"
