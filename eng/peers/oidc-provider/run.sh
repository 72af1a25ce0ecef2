#!/usr/bin/env bash
# Judges npm oidc-provider by the identity checks that a server of somebody else can meet; what stands on the command line goes to `dis conform run`.
set -euo pipefail
cd "$(dirname "$0")/../../.."
peer=eng/peers/oidc-provider
dotnet build framework/Cli --nologo -v quiet
[ -d "$peer/node_modules" ] || npm ci --prefix "$peer" --silent --no-audit --no-fund
data=$(mktemp -d)
port=${PEER_PORT:-5095}
node "$peer/src/main.mjs" "$port" "$data" >"$data/log.txt" 2>&1 &
server=$!
trap 'kill $server; rm -rf "$data"' EXIT
for _ in $(seq 1 100); do
  grep -q 'is ready' "$data/log.txt" && break
  sleep 0.2
done
mapfile -t checks < <(sed 's/^/--only /' "$peer/checks.txt" | xargs -n1)
dotnet artifacts/bin/Cli/debug/DigitalIndiaStack.Cli.dll conform run --sut "$data/dis-sut.yaml" --seed 1 "${checks[@]}" "$@"
