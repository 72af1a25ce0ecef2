using System.Data.Common;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>What the database itself holds of vouchers, whatever code writes to it (PAY-13.9).</summary>
public sealed class VoucherConstraintTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_keeps_terms_and_ends_each_voucher_once(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await VoucherParties.MakeAsync(host);
        var (_, spent) = await parties.ActiveAsync();
        await parties.RedeemAsync(spent);
        await parties.ActiveAsync(amount: "20.00");
        await using var scope = host.Scope();
        var ledger = await RawLedger.OpenAsync(host, scope);

        await RefusedAsync(ledger, "terms of a voucher stand", "UPDATE @vouchers SET amount = amount + 1 WHERE status = 'Active'");
        await RefusedAsync(ledger, "terms of a voucher stand", "UPDATE @vouchers SET categories = '5912' WHERE status = 'Active'");
        await RefusedAsync(ledger, "ends once", "UPDATE @vouchers SET status = status WHERE status = 'Redeemed'");
        await RefusedAsync(ledger, "by a transfer of its money", "UPDATE @vouchers SET status = 'Redeemed', transfer_id = (SELECT transfer_id FROM @vouchers WHERE status = 'Redeemed') WHERE status = 'Active'");
        await RefusedAsync(ledger, "ck_vouchers_outcome", "UPDATE @vouchers SET transfer_id = id WHERE status = 'Active'");
        await RefusedAsync(ledger, "is kept", "DELETE FROM @vouchers");
        await RefusedAsync(ledger, "begins as issued", "INSERT INTO @vouchers SELECT * FROM @vouchers WHERE status = 'Active'");
        await RefusedAsync(ledger, "keeps what it reserved", "UPDATE @accounts SET balance = floor WHERE reserved > 0");
    }

    private static async Task RefusedAsync(RawLedger ledger, string reason, string statement)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ledger.CommitAsync(() => ledger.RunAsync(statement)));
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
    }
}
