using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>
/// What the database itself holds of the ledger: a transfer is written after its postings and seals them.
/// Postings without a transfer cannot be committed, a transfer whose postings do not sum to zero cannot be written (PAY-3.1),
/// and neither is ever changed (PAY-3.6).
/// </summary>
internal static class LedgerMigrations
{
    /// <summary>A posting to a transfer that has its row.</summary>
    public const string Sealed = "EXISTS (SELECT 1 FROM {0}transfers t WHERE t.id = NEW.transfer_id)";

    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    extension(MigrationBuilder migration)
    {
        /// <summary>Makes the constraints; belongs after the tables of the first migration.</summary>
        public void ProtectLedger()
        {
            migration.ProtectAppendOnly("payments", "postings");
            migration.ProtectAppendOnly("payments", "transfers");
            if (migration.ActiveProvider == Sqlite)
            {
                migration.Sql(OnSqlite("transfers_balanced", "transfers", Unbalanced(""), "postings do not balance"));
                migration.Sql(OnSqlite("postings_sealed", "postings", Sealing(""), "transfer is sealed"));
                return;
            }

            migration.Sql("ALTER TABLE payments.postings ADD CONSTRAINT fk_postings_transfers FOREIGN KEY (transfer_id) REFERENCES payments.transfers (id) DEFERRABLE INITIALLY DEFERRED;");
            migration.Sql(OnPostgreSql("transfers_balanced", "transfers", Unbalanced("payments."), "postings do not balance"));
            migration.Sql(OnPostgreSql("postings_sealed", "postings", Sealing("payments."), "transfer is sealed"));
        }
    }

    /// <summary>A transfer whose postings do not sum to zero, or are of another currency or tenant.</summary>
    public static string Unbalanced(string schema) => $"""
        (SELECT count(*) FROM {schema}postings p WHERE p.transfer_id = NEW.id) < 2
        OR (SELECT sum(p.amount) FROM {schema}postings p WHERE p.transfer_id = NEW.id) <> 0
        OR EXISTS (SELECT 1 FROM {schema}postings p LEFT JOIN {schema}accounts a ON a.id = p.account_id
                   WHERE p.transfer_id = NEW.id AND (a.id IS NULL OR a.currency <> NEW.currency OR a.tenant <> NEW.tenant OR p.tenant <> NEW.tenant))
        """;

    private static string Sealing(string schema) => Sealed.Replace("{0}", schema, StringComparison.Ordinal);

    private static string OnSqlite(string trigger, string table, string condition, string message) =>
        $"CREATE TRIGGER {trigger} BEFORE INSERT ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END;";

    private static string OnPostgreSql(string trigger, string table, string condition, string message) => $"""
        CREATE FUNCTION payments.{trigger}() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
          IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER {trigger} BEFORE INSERT ON payments.{table} FOR EACH ROW EXECUTE FUNCTION payments.{trigger}();
        ALTER TABLE payments.{table} ENABLE ALWAYS TRIGGER {trigger};
        """;
}
