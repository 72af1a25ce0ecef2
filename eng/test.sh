#!/usr/bin/env bash
# Runs everything that must hold before a change is taken: format, build with warnings as errors, every test
# (the story in a real browser among them), and the conformance suite against a sandbox started for it.
# Installs what it lacks where it may; says otherwise what is missing and what was therefore not run.
# Closes with what failed, what was not run, and one line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p artifacts; rm -f artifacts/test.log
passed=0 failed=0 skipped=0 not_run=()

say() { printf '\n== %s\n' "$1"; }

# step NAME COMMAND...: one command that must succeed.
step() {
  local name=$1; shift
  say "$name"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name"; fi
}

close() {
  [ ! -f artifacts/test.log ] || grep -aE -A 12 '^ *failed [^:]' artifacts/test.log | cut -c1-300
  for part in "${not_run[@]}"; do echo "not run: $part"; done
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]; exit
}

source eng/tools.sh
install_tools

export JSON_SCHEMA_TEST_SUITE="${JSON_SCHEMA_TEST_SUITE:-$(realpath -q ../shared/data/json-schema-test-suite || true)}"
[ -d "$JSON_SCHEMA_TEST_SUITE" ] || not_run+=("the official JSON Schema suite: set JSON_SCHEMA_TEST_SUITE to a checkout of it")

step 'Format' dotnet format whitespace . --folder --verify-no-changes --exclude artifacts node_modules
say 'Build'
# One compiler for all projects takes half the time of one each; it ends with the build.
dotnet build DigitalIndiaStack.sln --nologo -v quiet -p:UseSharedCompilation=true; built=$?
dotnet build-server shutdown --vbcscompiler >/dev/null
[ "$built" -eq 0 ] || { failed=$((failed + 1)); echo 'FAILED: Build'; close; }
passed=$((passed + 1))
if [ -x eng/css/check.sh ] && command -v npm >/dev/null; then step 'Stylesheet is current' eng/css/check.sh; fi

say 'Tests'
dotnet test --solution DigitalIndiaStack.sln --no-build --max-parallel-test-modules 2 2>&1 | tee artifacts/test.log
test_status=${PIPESTATUS[0]}
count() { { grep -E "^ +$1: [0-9]+" artifacts/test.log || echo 0; } | tail -1 | grep -oE '[0-9]+'; }
passed=$((passed + $(count succeeded))) failed=$((failed + $(count failed))) skipped=$((skipped + $(count skipped)))
if [ "$test_status" -ne 0 ] && [ "$(count failed)" -eq 0 ]; then failed=$((failed + 1)); echo "FAILED: the test run ended with $test_status"; fi

[ -x eng/judge.sh ] && step 'Conformance suite against the sandbox' eng/judge.sh
close
