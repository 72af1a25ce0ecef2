#!/usr/bin/env bash
# Starts a sandbox of this build on a free port, judges it with `dis conform run`, and stops it.
set -uo pipefail
cd "$(dirname "$0")/.."
data=$(mktemp -d)
# Below the ports that the system gives to connections, and with room for the sandbox's second address, 363 above it.
port=$(python3 -c '
import random, socket
def is_free(port):
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) != 0
print(next(port for port in iter(lambda: random.randrange(10000, 32000), None) if is_free(port) and is_free(port + 363)))' 2>/dev/null || echo 5987)
target="http://127.0.0.1:$port"

ASPNETCORE_ENVIRONMENT=Sandbox dotnet artifacts/bin/Host/debug/DigitalIndiaStack.Host.dll --data "$data" --urls "$target" >"$data/host.log" 2>&1 &
host=$!
trap 'kill "$host" 2>/dev/null; wait "$host" 2>/dev/null; rm -rf "$data"' EXIT
for _ in $(seq 60); do
  grep -q 'Ctrl-C stops it' "$data/host.log" && break
  kill -0 "$host" 2>/dev/null || { cat "$data/host.log"; exit 1; }
  sleep 1
done

mkdir -p artifacts/conformance
dotnet artifacts/bin/Cli/debug/DigitalIndiaStack.Cli.dll conform run --target "$target" --sut "$data/dis-sut.yaml" --seed 1 \
  --report junit=artifacts/conformance/junit.xml,json=artifacts/conformance/results.json

