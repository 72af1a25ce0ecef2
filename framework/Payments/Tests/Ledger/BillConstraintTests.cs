using System.Data.Common;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>What the database itself holds of bills, whatever code writes to it (PAY-15.13).</summary>
public sealed class BillConstraintTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_keeps_terms_and_ends_each_bill_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await BillParties.MakeAsync(host);
        await parties.PayAsync((await parties.IssueAsync()).Text("billNumber"), await parties.PayerAsync());
        await parties.IssueAsync(amount: "20.00");
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);

        await RefusedAsync(ledger, "terms of a bill stand", "UPDATE @bills SET amount = amount + 1 WHERE status = 'Due'");
        await RefusedAsync(ledger, "terms of a bill stand", "UPDATE @bills SET late_amount = amount + 1 WHERE status = 'Due'");
        await RefusedAsync(ledger, "ends once", "UPDATE @bills SET status = status WHERE status = 'Paid'");
        await RefusedAsync(ledger, "by a transfer of what is due", "UPDATE @bills SET status = 'Paid', transfer_id = (SELECT transfer_id FROM @bills WHERE status = 'Paid') WHERE status = 'Due'");
        await RefusedAsync(ledger, "ck_bills_outcome", "UPDATE @bills SET transfer_id = id WHERE status = 'Due'");
        await RefusedAsync(ledger, "is kept", "DELETE FROM @bills");
        await RefusedAsync(ledger, "begins as due", "INSERT INTO @bills SELECT * FROM @bills WHERE status = 'Paid'");
    }

    private static async Task RefusedAsync(RawLedger ledger, string reason, string statement)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ledger.CommitAsync(() => ledger.RunAsync(statement)));
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
    }
}
