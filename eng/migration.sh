#!/usr/bin/env bash
# Adds a migration to a block, for both databases.
# Usage: eng/migration.sh <project folder> <Name>      for example: eng/migration.sh framework/Consent/Block Initial
set -euo pipefail
cd "$(dirname "$0")/.."
project=${1:?the folder of the block\'s project}
name=${2:?the name of the migration}

# A block is a library: without this property dotnet ef has nothing that it can start.
export GenerateRuntimeConfigurationFiles=true
dotnet tool restore >/dev/null
dotnet build "$project" --nologo -v quiet
block=$(grep -rhoE 'BlockDbContext\("[a-z]+"' "$project" --include='*.cs' | head -1 | cut -d'"' -f2)
for database in Sqlite PostgreSql; do
  folder="Storage/Migrations/$database"
  context=$(grep -rhoE "class ${database}[A-Za-z]*DbContext" "$project" --include='*.cs' | head -1 | cut -d' ' -f2)
  dotnet ef migrations add "$name" --no-build --project "$project" --context "$context" --output-dir "$folder"

  # The migration that makes the audit tables makes them append-only too: the first line that closes a method ends Up.
  for made in $(grep -l 'name: "audit_records"' "$project/$folder"/*_"$name".cs || true); do
    sed -i -e "0,/^        }\$/s//\n            migrationBuilder.ProtectAudit(\"$block\");\n        }/" -e '0,/^using Micro/s//using DigitalIndiaStack.Core.Storage;\n&/' "$made"
  done

  # A store goes forward only (decision 61).
  perl -0pi -e 's/\n\n        \/\/\/ <inheritdoc \/>\n        protected override void Down\(.*?\n        \}\n/\n/s' "$project/$folder"/*_"$name".cs
  sed -i '1s/^\xEF\xBB\xBF//' "$project/$folder"/*.cs
done
