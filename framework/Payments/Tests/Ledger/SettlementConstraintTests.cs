using System.Data.Common;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>What the database itself holds of settlement, whatever code writes to it.</summary>
public sealed class SettlementConstraintTests
{
    // Into tables of an earlier version goes what they have columns for, past the triggers, as it was written there once.
    private const string MoveBack = """
        DO $move$ DECLARE place text; common text; guard text; BEGIN
          SET LOCAL session_replication_role = replica;
          FOR place, common IN
            SELECT old.table_name, string_agg(quote_ident(old.column_name), ', ')
            FROM information_schema.columns old JOIN information_schema.columns kept ON kept.table_schema = 'kept' AND kept.table_name = old.table_name AND kept.column_name = old.column_name
            WHERE old.table_schema = 'payments' AND old.table_name <> 'schema_migrations' GROUP BY old.table_name
          LOOP
            EXECUTE format('ALTER TABLE payments.%I DISABLE TRIGGER USER', place);
            EXECUTE format('INSERT INTO payments.%I (%s) SELECT %s FROM kept.%I', place, common, common, place);
          END LOOP;
          FOR place, guard IN SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = 'payments'::regnamespace LOOP
            EXECUTE format('ALTER TABLE payments.%I ENABLE ALWAYS TRIGGER %I', place, guard);
          END LOOP;
          DROP SCHEMA kept CASCADE;
        END $move$
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_takes_no_transfer_between_participants_that_no_open_window_counts(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await SettlementParties.MakeAsync(host);
        await parties.PayAsync("3.00");
        await parties.TurnAsync();
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);

        await UncountedAsync(ledger, parties);
        await RefusedAsync(ledger, "stays where it is held", "UPDATE @accounts SET participant = 'own' WHERE participant = 'safibank'");
        await RefusedAsync(ledger, "not open counts nothing", "INSERT INTO @settlement_entries SELECT * FROM @settlement_entries");
        await RefusedAsync(ledger, "append-only", "UPDATE @settlement_entries SET amount = 1");
        await RefusedAsync(ledger, "append-only", "DELETE FROM @settlement_positions");
        await RefusedAsync(ledger, "append-only", "UPDATE @participants SET client = 'tester'");
        await RefusedAsync(ledger, "goes forward", "UPDATE @settlement_windows SET status = 'Opened'");
        await RefusedAsync(ledger, "goes forward", "UPDATE @settlement_windows SET status = 'Confirmed'");
        await RefusedAsync(ledger, "begins as open", "INSERT INTO @settlement_windows SELECT * FROM @settlement_windows WHERE status = 'Closed'");
        await RefusedAsync(ledger, "window is kept", "DELETE FROM @settlement_windows");
        await ledger.RunAsync("UPDATE @settlement_windows SET status = 'Confirmed', reference = 'RTGS' WHERE status = 'Closed'");
        await RefusedAsync(ledger, "when a window closes", "INSERT INTO @settlement_positions SELECT * FROM @settlement_positions");
    }

    [Fact]
    public async Task A_ledger_of_before_stays_as_it_was_and_holds_every_invariant()
    {
        await using var host = await PaymentsHost.StartAsync(true);
        var (treasury, shop) = (await host.OpenAsync("treasury", floor: "-100.00"), await host.OpenAsync());
        await host.PayAsync(treasury, new { accountId = shop }, "3.00");
        await using var scope = host.Scope();
        var database = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Database;

        await database.ExecuteSqlRawAsync("ALTER SCHEMA payments RENAME TO kept", TestContext.Current.CancellationToken);
        await database.GetService<IMigrator>().MigrateAsync("Webhooks", TestContext.Current.CancellationToken);
        await database.ExecuteSqlRawAsync(MoveBack, TestContext.Current.CancellationToken);
        await database.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Equal("3.00", await host.BalanceAsync(shop));
        Assert.EndsWith("nothing is broken; cannot be told: I4", (await HostVerifier.RunAsync(host, [])).Report.TrimEnd(), StringComparison.Ordinal);
        await SettlementParties.MakeAsync(host);
        Assert.Equal("201", (await host.PayAsync(treasury, new { accountId = shop }, "4.00")).Outcome);
    }

    /// <summary>A good transfer in all but that nothing counts it.</summary>
    private static async Task UncountedAsync(RawLedger ledger, SettlementParties parties)
    {
        var id = Guid.CreateVersion7();
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ledger.CommitAsync(async () =>
        {
            await ledger.AddPostingAsync(id, Guid.Parse(parties.Pesa), -300);
            await ledger.AddPostingAsync(id, Guid.Parse(parties.Safi), 300);
            await ledger.AddKeyAsync(id);
            await ledger.RunAsync(
                "INSERT INTO @transfers (id, tenant, owner, kind, debtor_account_id, creditor_account_id, currency, amount, reference, receipt_number, posted_at) "
                + "SELECT {0}, tenant, owner, kind, debtor_account_id, creditor_account_id, currency, amount, reference, {1}, posted_at FROM @transfers",
                id,
                ReceiptNumber.Next());
        }));
        Assert.Contains("between participants is counted", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task RefusedAsync(RawLedger ledger, string reason, string statement)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ledger.CommitAsync(() => ledger.RunAsync(statement)));
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
    }
}
