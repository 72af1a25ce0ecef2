#!/usr/bin/env bash
# Builds the host and the bench as they ship, and measures; `eng/bench/run.sh --help` lists what.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build reference-services/Host --configuration Release --nologo -v quiet
dotnet build framework/Cli --configuration Release --nologo -v quiet
dotnet build eng/bench/Bench --configuration Release --nologo -v quiet
for peer in eng/bench/newman eng/peers/oidc-provider; do
  if command -v npm >/dev/null && [ ! -d "$peer/node_modules" ]; then
    npm ci --prefix "$peer" --silent --no-audit --no-fund || echo "$peer could not be fetched; what needs it is left out"
  fi
done
exec dotnet artifacts/bin/Bench/release/DigitalIndiaStack.Bench.dll "$@"
