using System.Data.Common;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Tests.Verify;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>What the database itself holds of settlement, whatever code writes to it.</summary>
public sealed class SettlementConstraintTests
{
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
        var migrator = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().GetService<IMigrator>();

        await migrator.MigrateAsync("Webhooks", TestContext.Current.CancellationToken);
        await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);

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
