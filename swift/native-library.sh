#!/bin/sh
# Builds the native library and puts it where the package links it from: lib/.
#   native-library.sh [PROFILE [FEATURES]]      PROFILE: release unless given
set -eu
profile=${1:-release}
features=${2:-}
cd "$(dirname "$0")/.."
cargo build --quiet --locked -p videosdk-uniffi --profile "$profile" --features "$features"
mkdir -p swift/lib
library=libvideosdk_server_native.a
# Written beside it first, so that nobody links half of it. Without debug information it is a fraction of the size.
cp "${CARGO_TARGET_DIR:-target}/$profile/$library" "swift/lib/.$library"
case $(uname) in
  Darwin) strip -S "swift/lib/.$library" ;;
  *) strip --strip-debug "swift/lib/.$library" ;;
esac
if cmp -s "swift/lib/.$library" "swift/lib/$library"; then
  rm "swift/lib/.$library"
else
  mv "swift/lib/.$library" "swift/lib/$library"
  # SwiftPM does not look at libraries: with this it links again.
  touch swift/Sources/VideoSDKServerNativeFFI/native.c
fi
