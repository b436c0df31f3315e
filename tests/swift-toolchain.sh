#!/usr/bin/env bash
# Swift 6: the one on PATH, or that of a Debian 13 root which is made once and kept outside the tree.
#
#   swift-toolchain.sh prepare              makes sure that there is one; exit 3 with the reason when there cannot be
#   swift-toolchain.sh run DIR... -- COMMAND [ARGUMENT...]   runs in the first DIR; the root sees no other folders
#
# The root needs Linux, the rights of root and debootstrap; it takes about 75 seconds and 3.5 GB. It is kept in
# $SWIFT_TOOLCHAIN_ROOT, else ${XDG_CACHE_HOME:-~/.cache}/videosdk-server/swift, unless /var/cache has one.
# Mounts live in a mount namespace of their own: nothing is left behind, and runs may overlap.
set -euo pipefail

suite=trixie
packages=swiftlang,libc6-dev,libstdc++-14-dev,zlib1g-dev,git,ca-certificates
shared=/var/cache/videosdk-server/swift
root=${SWIFT_TOOLCHAIN_ROOT:-${XDG_CACHE_HOME:-$HOME/.cache}/videosdk-server/swift}
if [ -z "${SWIFT_TOOLCHAIN_ROOT:-}" ] && [ -e "$shared/.swift-ready" ]; then root=$shared; fi

on_path() {
  command -v swift > /dev/null && swift --version 2> /dev/null | grep -Eq 'Swift version ([6-9]|[1-9][0-9])'
}

cannot() {
  echo "no Swift: $1" >&2
  exit 3
}

prepare() {
  if [ -e "$root/.swift-ready" ]; then return; fi
  command -v debootstrap > /dev/null || { apt-get update -qq && apt-get install -y -qq debootstrap; } >&2 || true
  command -v debootstrap > /dev/null || cannot "swift 6 is not on PATH, and debootstrap is missing"
  mkdir -p "$(dirname "$root")"
  exec 9> "$root.lock"
  flock 9
  if [ -e "$root/.swift-ready" ]; then return; fi
  rm -rf --one-file-system "$root"
  mkdir -p "$root"
  # It mounts within the root while it works, so it has a namespace of its own too.
  unshare --mount --propagation private \
    debootstrap --variant=minbase --include="$packages" "$suite" "$root" >&2 || cannot "its Debian root could not be made"
  touch "$root/.swift-ready"
}

place() { # DIR: the folder that it is mounted at, in memory where the system has nothing, so that none is left in the root
  local top
  top=/$(cut -d/ -f2 <<< "$1")
  case $top in
    /bin | /etc | /lib* | /opt | /sbin | /usr | /var) ;;
    *)
      mkdir -p "$root$top"
      mountpoint -q "$root$top" || mount -t tmpfs tmpfs "$root$top"
      ;;
  esac
  mkdir -p "$root$1"
}

inside() { # DIR... -- COMMAND...
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/tmp"
  local first=$1
  while [ "$1" != -- ]; do
    place "$1"
    mount --bind "$1" "$root$1"
    shift
  done
  shift
  exec chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/bin:/bin:/usr/libexec/swift/bin \
    ${CI:+CI="$CI"} sh -c 'cd "$1" && shift && exec "$@"' sh "$first" "$@"
}

case ${1:-} in
  prepare | run) ;;
  --inside) shift; inside "$@" ;;
  *) sed -n '2,5p' "$0" >&2; exit 2 ;;
esac

action=$1
shift
if on_path; then
  if [ "$action" = prepare ]; then exit 0; fi
  cd "$1"
  while [ "$1" != -- ]; do shift; done
  shift
  exec "$@"
fi

[ "$(uname)" = Linux ] || cannot "swift 6 is not on PATH"
[ "$(id -u)" = 0 ] && unshare --mount true 2> /dev/null || cannot "swift 6 is not on PATH, and a root for it needs rights"
prepare
if [ "$action" = prepare ]; then exit 0; fi

folders=()
while [ "$1" != -- ]; do
  folders+=("$(realpath "$1")")
  shift
done
SWIFT_TOOLCHAIN_ROOT=$root exec unshare --mount --propagation private "$0" --inside "${folders[@]}" "$@"
