#!/usr/bin/env bash
# Builds host and harness and kills the host under load; `eng/faults/run.sh --help` lists how.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build reference-services/Host --configuration Release --nologo -v quiet
dotnet build eng/faults/Faults --configuration Release --nologo -v quiet
exec dotnet artifacts/bin/Faults/release/DigitalIndiaStack.Faults.dll --host "$PWD/artifacts/bin/Host/release/DigitalIndiaStack.Host.dll" "$@"
