#!/bin/sh
# Builds framework/Core/Pages/wwwroot/dis.css; needs Node 20 or later. An argument names another output file.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --no-audit --no-fund --ignore-scripts
node build.mjs "$@"
