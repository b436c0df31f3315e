#!/usr/bin/env bash
# A short, careful check against the real service with your own key pair. Makes one room, and closes it.
# The report says what was answered; it holds no secret and no token.
#   tests/live/run.sh BINARY        with VIDEOSDK_API_KEY and VIDEOSDK_SECRET set
set -uo pipefail
binary=$1
endpoint=${VIDEOSDK_API_ENDPOINT:-https://api.videosdk.live}
endpoint=${endpoint%/}
endpoint=${endpoint%/v2}
report=target/live-report.md
mkdir -p target
"$binary" doctor --offline > /dev/null || { echo "set VIDEOSDK_API_KEY and VIDEOSDK_SECRET first"; exit 2; }

say() { printf '| %s | %s |\n' "$1" "$2" | tee -a "$report"; }
status() { # TOKEN METHOD PATH: the HTTP status alone; the token goes through a file that only we can read
  local headers
  headers=$(mktemp)
  printf 'authorization: %s' "$1" > "$headers"
  curl -s -o /dev/null -m 20 -w '%{http_code}' -X "$2" -H "@$headers" "$endpoint$3"
  rm -f "$headers"
}

printf '# Live check, %s\n\n| what | answer |\n|---|---|\n' "$(date -u +%FT%TZ)" > "$report"
room=$("$binary" rooms create --json | sed -n 's/.*"roomId": "\(.*\)".*/\1/p')
[ -n "$room" ] || { say "create" "failed"; exit 1; }
say "create" "a room of the shape $(echo "$room" | tr 'a-z0-9' 'x')"
say "validate" "$("$binary" rooms validate "$room" > /dev/null && echo valid || echo "not valid")"
api=$("$binary" token api --expires-in 5m)
say "unknown room" "$(status "$api" GET /v2/rooms/aaaa-bbbb-cccc)"
say "Bearer before the token" "$(status "Bearer $api" GET "/v2/rooms/validate/$room")"
say "participant token (wrong role)" "$(status "$("$binary" token participant --expires-in 5m)" GET "/v2/rooms/validate/$room")"
say "classic token" "$(status "$("$binary" token classic --expires-in 5m)" GET "/v2/rooms/validate/$room")"
say "end" "$("$binary" rooms end "$room" > /dev/null && echo done || echo failed)"
echo "report: $report"
