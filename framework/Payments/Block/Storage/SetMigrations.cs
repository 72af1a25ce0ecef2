using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>
/// Lets PostgreSQL hold what <see cref="LedgerMigrations"/> and those after it promise for a statement of a thousand rows at the price of one look:
/// what must be true of other rows is asked once for all that were inserted, and what the row itself tells calls no function (decision 55). SQLite knows only rows.
/// </summary>
internal static class SetMigrations
{
    private const string Unbalanced = """
        EXISTS (SELECT 1 FROM added LEFT JOIN LATERAL (
            SELECT count(*) AS legs, sum(p.amount) AS total, bool_and(coalesce(a.currency = added.currency AND a.tenant = added.tenant AND p.tenant = added.tenant, false)) AS fits
            FROM payments.postings p LEFT JOIN payments.accounts a ON a.id = p.account_id WHERE p.transfer_id = added.id) s ON true
          WHERE s.legs < 2 OR s.total <> 0 OR NOT s.fits)
        """;

    private static readonly (string Table, string Name, string Broken, string Message)[] Inserts =
    [
        ("transfers", "balanced", Unbalanced, "postings do not balance"),
        ("transfers", "keyed", OfAdded(KeyMigrations.Keyless), "transfer has no key"),
        ("transfers", "counted", OfAdded(SettlementMigrations.Uncounted), "a transfer between participants is counted"),
        ("transfers", "transit", OfAdded(OutwardMigrations.Elsewhere), "a transit account moves by outward transfers only"),
        ("postings", "sealed", OfAdded(LedgerMigrations.Sealed), "transfer is sealed"),
    ];

    private static readonly (string Table, string Name, string Broken)[] Updates =
    [
        ("accounts", "fixed", KeyMigrations.Changed),
        ("accounts", "reserve", KeyMigrations.Unreserved),
        ("accounts", "held", SettlementMigrations.Moved),
        ("batch_lines", "settled", KeyMigrations.Settled),
    ];

    extension(MigrationBuilder migration)
    {
        /// <summary>Puts the triggers that ask once for a statement in place of those that ask for each row, under the same names.</summary>
        public void CheckBySets()
        {
            foreach (var (table, name, broken, message) in Inserts)
            {
                migration.Allow(table, name);
                migration.Sql(OfStatement(table, name, broken, message));
            }

            foreach (var (table, name, broken) in Updates)
            {
                migration.Sql($"""
                    DROP TRIGGER {table}_{name} ON payments.{table};
                    CREATE TRIGGER {table}_{name} BEFORE UPDATE ON payments.{table} FOR EACH ROW WHEN ({broken}) EXECUTE FUNCTION payments.{table}_{name}();
                    ALTER TABLE payments.{table} ENABLE ALWAYS TRIGGER {table}_{name};
                    """);
            }
        }
    }

    private static string OfAdded(string broken) =>
        $"EXISTS (SELECT 1 FROM added WHERE {broken.Replace("{0}", "payments.", StringComparison.Ordinal).Replace("NEW.", "added.", StringComparison.Ordinal)})";

    // A plan is kept as long as the connection, and the tables grow meanwhile: rows are looked up by their indexes, however few there are when it is made.
    private static string OfStatement(string table, string name, string broken, string message) => $"""
        CREATE FUNCTION payments.{table}_{name}() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS
        $$ BEGIN
          IF {broken} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
          RETURN NULL;
        END $$;
        CREATE TRIGGER {table}_{name} AFTER INSERT ON payments.{table} REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payments.{table}_{name}();
        ALTER TABLE payments.{table} ENABLE ALWAYS TRIGGER {table}_{name};
        """;
}
