#!/usr/bin/env bash
# Installs packed tarballs in an empty folder outside the tree and runs the Node.js lines of the READMEs there.
#   tests/packages/node.sh TARBALL...     the package, and that of this platform unless the library is in the first
set -euo pipefail
mapfile -t tarballs < <(realpath "$@")
root=$(realpath "$(dirname "$0")/../..")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund --offline "${tarballs[@]}"
# Nothing of others comes with it.
test -z "$(ls node_modules | grep -v '^videosdk-server\(-.*\)\?$')"

# The blocks of JavaScript in a README, as a reader would copy them: those that import are modules.
run_blocks() {
    awk -v name="$2" '/^```js$/ {number++; copying = 1; next} /^```$/ {copying = 0}
        copying {print > (name number ".txt")}' "$1"
    for block in "$2"*.txt; do
        extension=cjs
        if grep -q '^import ' "$block"; then extension=mjs; fi
        mv "$block" "${block%.txt}.$extension"
        env -u VIDEOSDK_API_KEY -u VIDEOSDK_SECRET timeout 60 node "${block%.txt}.$extension"
    done
}
run_blocks "$root/node/README.md" package
run_blocks "$root/README.md" project
test -f package1.mjs && test -f package2.cjs && test -f project1.mjs

# The token source is found both ways, and loads nothing native.
native="process.dlopen = () => { throw new Error('a native library') }"
use="TokenSource.literal('a').fetch().then(({ token }) => console.log(token))"
test "$(node -e "$native; const { TokenSource } = require('videosdk-server/token-source'); $use")" = a
test "$(node --input-type=module -e "$native; const { TokenSource } = await import('videosdk-server/token-source'); $use")" = a

# Found by its name, as npx runs what is installed; from a pipe that npm has in its hands first.
said=$(echo 'no token' | npx --no-install videosdk-server explain -) || test $? = 1
grep -q '^kind: *none$' <<< "$said"

# Types are found from outside, too.
test -f node_modules/videosdk-server/types/index.d.ts && test -f node_modules/videosdk-server/types/index.d.mts
echo "the tarball installs alone and runs the READMEs' lines"
