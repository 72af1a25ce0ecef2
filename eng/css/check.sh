#!/bin/sh
# Fails when the committed style sheet is not what eng/css makes of its source.
set -eu
cd "$(dirname "$0")"
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
./build.sh "$fresh" >/dev/null
if ! cmp -s "$fresh" ../../framework/Core/Pages/wwwroot/dis.css; then
  echo "framework/Core/Pages/wwwroot/dis.css is stale: run eng/css/build.sh and commit it" >&2
  exit 1
fi
echo "dis.css is current"
