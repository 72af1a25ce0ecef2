using System.Data.Common;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>What the database itself holds of disputes, whatever code writes to it (PAY-18.6, PAY-18.9).</summary>
public sealed class DisputeConstraintTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_keeps_terms_and_history_and_ends_each_dispute_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await DisputeParties.MakeAsync(host);
        await parties.AcceptAsync(await parties.OpenedAsync());
        await parties.OpenedAsync("4.00");
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);

        await RefusedAsync(ledger, "terms of a dispute stand", "UPDATE @disputes SET amount = amount + 1 WHERE status = 'Opened'");
        await RefusedAsync(ledger, "ends once", "UPDATE @disputes SET status = status WHERE status = 'Accepted'");
        await RefusedAsync(ledger, "with a refund of its amount", "UPDATE @disputes SET status = 'Upheld', transfer_id = (SELECT transfer_id FROM @disputes WHERE status = 'Accepted') WHERE status = 'Opened'");
        await RefusedAsync(ledger, "ck_disputes_outcome", "UPDATE @disputes SET transfer_id = id WHERE status = 'Opened'");
        await RefusedAsync(ledger, "is kept", "DELETE FROM @disputes");
        await RefusedAsync(ledger, "begins as opened", "INSERT INTO @disputes SELECT * FROM @disputes WHERE status = 'Accepted'");
        await RefusedAsync(ledger, "append-only", "UPDATE @dispute_steps SET statement = 'It came'");
        await RefusedAsync(ledger, "append-only", "DELETE FROM @dispute_steps");
    }

    private static async Task RefusedAsync(RawLedger ledger, string reason, string statement)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ledger.CommitAsync(() => ledger.RunAsync(statement)));
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
    }
}
