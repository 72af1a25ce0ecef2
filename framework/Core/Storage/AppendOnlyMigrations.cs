using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Makes tables append-only by triggers, in a block's migrations.</summary>
public static class AppendOnlyMigrations
{
    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    extension(MigrationBuilder migration)
    {
        /// <summary>Protects the audit tables; belongs into the first migration of each block, after its tables.</summary>
        /// <param name="block">The block's name, its schema on PostgreSQL.</param>
        public void ProtectAudit(string block)
        {
            migration.ProtectAppendOnly(block, AuditTables.Records);
            const string table = AuditTables.Heads;
            const string backwards = "NEW.sequence <= OLD.sequence OR NEW.tenant <> OLD.tenant";
            if (migration.ActiveProvider == Sqlite)
            {
                migration.Sql($"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {Raise(table)} END;");
                migration.Sql($"CREATE TRIGGER {table}_forward BEFORE UPDATE ON {table} WHEN {backwards} BEGIN {Raise(table)} END;");
                return;
            }

            migration.Sql(Trigger(block, table, "no_delete", "DELETE", "EACH ROW"));
            migration.Sql(Trigger(block, table, "no_truncate", "TRUNCATE", "EACH STATEMENT"));
            migration.Sql(Trigger(block, table, "forward", "UPDATE", $"EACH ROW WHEN ({backwards})"));
        }

        /// <summary>Lets rows only be inserted into a table: UPDATE, DELETE, REPLACE and TRUNCATE fail.</summary>
        /// <param name="block">The block's name, its schema on PostgreSQL.</param>
        /// <param name="table">The table's name, lower case.</param>
        public void ProtectAppendOnly(string block, string table)
        {
            if (migration.ActiveProvider == Sqlite)
            {
                migration.Sql($"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {Raise(table)} END;");
                migration.Sql($"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {Raise(table)} END;");
                return;
            }

            migration.Sql($"""
                CREATE OR REPLACE FUNCTION {block}.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
                """);
            migration.Sql(Trigger(block, table, "no_change", "UPDATE OR DELETE", "EACH ROW"));
            migration.Sql(Trigger(block, table, "no_truncate", "TRUNCATE", "EACH STATEMENT"));
        }
    }

    private static string Raise(string table) => $"SELECT RAISE(ABORT, '{table} is append-only');";

    /// <summary>ENABLE ALWAYS: also in a session that plays the part of a replica.</summary>
    private static string Trigger(string block, string table, string name, string change, string scope) => $"""
        CREATE TRIGGER {table}_{name} BEFORE {change} ON {block}.{table} FOR {scope} EXECUTE FUNCTION {block}.refuse_change();
        ALTER TABLE {block}.{table} ENABLE ALWAYS TRIGGER {table}_{name};
        """;
}
