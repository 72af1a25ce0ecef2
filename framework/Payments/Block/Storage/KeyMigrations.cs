using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>
/// What the database itself holds of keys and accounts: no transfer without the key it was asked for under, written in the
/// same transaction; an answer, once given, stands until it expires; an account keeps its currency and is never deleted;
/// what it reserved is spent by its batch alone.
/// </summary>
internal static class KeyMigrations
{
    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>A transfer without its key.</summary>
    public const string Keyless = "NOT EXISTS (SELECT 1 FROM {0}transfer_keys k WHERE k.transfer_id = NEW.id AND k.tenant = NEW.tenant)";

    /// <summary>An account that has less than it reserved.</summary>
    public const string Unreserved = "NEW.reserved < 0 OR (NEW.reserved > 0 AND NEW.balance < NEW.floor + NEW.reserved)";

    /// <summary>A line that has its outcome.</summary>
    public const string Settled = "OLD.status <> 'Open'";

    private const string Answered = "OLD.status <> 0 AND NEW.created_at < OLD.expires_at";

    /// <summary>An account that becomes another.</summary>
    public const string Changed = "NEW.id <> OLD.id OR NEW.tenant <> OLD.tenant OR NEW.currency <> OLD.currency";

    extension(MigrationBuilder migration)
    {
        /// <summary>Takes over the keys whose answers are still kept; belongs before <see cref="ProtectKeys"/>.</summary>
        public void AdoptKeys() => migration.Sql(migration.ActiveProvider == Sqlite
            ? """
              INSERT INTO transfer_keys (tenant, client_id, operation, key, transfer_id, fingerprint)
              SELECT tenant, client_id, operation, key, upper(json_extract(CAST(body AS TEXT), '$.transferId')), fingerprint
              FROM idempotency_keys WHERE operation = 'createTransfer' AND status = 201;
              """
            : """
              INSERT INTO payments.transfer_keys (tenant, client_id, operation, key, transfer_id, fingerprint)
              SELECT tenant, client_id, operation, key, (convert_from(body, 'UTF8')::json ->> 'transferId')::uuid, fingerprint
              FROM payments.idempotency_keys WHERE operation = 'createTransfer' AND status = 201;
              """);

        /// <summary>Makes the constraints; belongs after the tables.</summary>
        public void ProtectKeys()
        {
            migration.ProtectAppendOnly("payments", "transfer_keys");
            migration.Refuse("transfers", "keyed", "INSERT", Keyless, "transfer has no key");
            migration.Refuse("idempotency_keys", "answered", "UPDATE", Answered, "key has its answer");
            migration.Refuse("accounts", "fixed", "UPDATE", Changed, "an account keeps its currency");
            migration.Refuse("accounts", "empty", "INSERT", "NEW.balance <> 0", "an account opens at zero");
            migration.Refuse("accounts", "kept", "DELETE", "OLD.id IS NOT NULL", "an account is kept");
        }

        /// <summary>Nothing spends what an account reserved, and a line of a batch has one outcome for good; belongs after the table of the lines.</summary>
        public void ProtectBatches()
        {
            migration.Refuse("accounts", "reserve", "UPDATE", Unreserved, "an account keeps what it reserved");
            migration.Refuse("batch_lines", "settled", "UPDATE", Settled, "a line has one outcome");
            migration.Refuse("batch_lines", "kept", "DELETE", "OLD.number IS NOT NULL", "a line is kept");
        }

        /// <summary>Takes such a refusal back.</summary>
        public void Allow(string table, string name) =>
            migration.Sql(migration.ActiveProvider == Sqlite ? $"DROP TRIGGER {table}_{name};" : $"DROP FUNCTION payments.{table}_{name}() CASCADE;");

        /// <summary>Lets the database refuse a change of a row on a condition.</summary>
        public void Refuse(string table, string name, string change, string condition, string message)
        {
            var sqlite = migration.ActiveProvider == Sqlite;
            var when = string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, sqlite ? "" : "payments.");
            migration.Sql(sqlite
                ? $"CREATE TRIGGER {table}_{name} BEFORE {change} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END;"
                : $"""
                  CREATE FUNCTION payments.{table}_{name}() RETURNS trigger LANGUAGE plpgsql AS
                  $$ BEGIN
                    IF {when} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
                    RETURN {(change == "DELETE" ? "OLD" : "NEW")};
                  END $$;
                  CREATE TRIGGER {table}_{name} BEFORE {change} ON payments.{table} FOR EACH ROW EXECUTE FUNCTION payments.{table}_{name}();
                  ALTER TABLE payments.{table} ENABLE ALWAYS TRIGGER {table}_{name};
                  """);
        }
    }
}
