#!/usr/bin/env bash
# Builds programs with Next.js, webpack and esbuild in empty folders outside the tree, as the README and the guide say, and
# runs what was built.
#   tests/packages/node-bundlers.sh TARBALL...     the package, and that of this platform unless the library is in the first
set -euo pipefail
mapfile -t tarballs < <(realpath "$@")
root=$(realpath "$(dirname "$0")/../..")
trial=$root/tests/packages/node-bundlers
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export NEXT_TELEMETRY_DISABLED=1
unset VIDEOSDK_API_KEY VIDEOSDK_SECRET
mkdir "$place/program" && cd "$place/program"

cp "$trial"/{package.json,package-lock.json,program.mjs,webpack.config.cjs} .
npm ci --silent --no-audit --no-fund
npm install --silent --no-audit --no-fund --no-save --offline "${tarballs[@]}"

# The README names what goes into each configuration.
externals=$(sed -n "s/^  \(externals: .*\),$/\1/p" webpack.config.cjs)
for setting in "$externals" --external:videosdk-server "serverExternalPackages: ['videosdk-server']"; do
    grep -qF -- "$setting" "$root/node/README.md"
done
npx --no-install webpack --stats errors-only
for form in cjs esm; do
    npx --no-install esbuild program.mjs --bundle --platform=node --external:videosdk-server \
        "--format=$form" "--outfile=dist/esbuild.${form/esm/mjs}" --log-level=warning
done
for bundle in dist/*; do
    [[ $(timeout 60 node "$bundle") == '3 14' ]]
    echo "$bundle runs"
done

# The blocks of the guide are the files that their first lines name. There are no keys while it is built.
cp -r "$trial/next/." .
awk '/^```js$/ {getline name; copying = sub(/^\/\/ /, "", name)
        folder = name; if (sub(/\/[^\/]*$/, "", folder)) system("mkdir -p \"" folder "\""); next}
    /^```$/ {copying = 0} copying {print > name}' "$root/docs/guides/nextjs.md"
test -f 'app/video/[...path]/route.js'
mv next.config.mjs guide.config.mjs
cat > next.config.mjs <<'EOF'
import guide from './guide.config.mjs'
export default { ...guide, output: 'standalone', outputFileTracingRoot: import.meta.dirname }
EOF
npx --no-install next build

# What was traced is all that there is.
mv .next/standalone "$place/deployed" && cd "$place/deployed" && rm -r "$place/program"
TRIAL_PROGRAM=$place/deployed node --test --test-reporter=tap "$trial/next.test.mjs"
