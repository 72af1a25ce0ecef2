using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Verify;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>A voucher that is paid twice, elsewhere or not at all is found in the tables alone (I9).</summary>
public sealed class VoucherFaultTests
{
    private const string Redeemed = "SELECT transfer_id FROM @vouchers WHERE status = 'Redeemed'";

    private static readonly (string Name, string Says, string Statement)[] Plants =
    [
        ("redeemed without a transfer", "no transfer paid what it is worth", "UPDATE @vouchers SET transfer_id = id WHERE status = 'Redeemed'"),
        ("worth another amount than was paid", "no transfer paid what it is worth", "UPDATE @vouchers SET amount = 999 WHERE status = 'Redeemed'"),
        ("redeemed twice", "redeemed 2 vouchers", $"UPDATE @vouchers SET status = 'Redeemed', transfer_id = ({Redeemed} LIMIT 1) WHERE status = 'Cancelled'"),
        ("half redeemed", "has a transfer and is not redeemed", "UPDATE @vouchers SET transfer_id = id WHERE status = 'Cancelled'"),
        ("redeemed at the wrong kind of merchant", "paid nobody who redeems it", "UPDATE @accounts SET merchant_category = '5912'"),
        ("redeemed after it expired", "outside of its life", "UPDATE @vouchers SET expires_at = created_at WHERE status = 'Redeemed'"),
        ("freed while it is open", "its open vouchers and batches need 1000", "UPDATE @accounts SET reserved = 0"),
        ("cancelled and not given back", "reserves 1000, its open vouchers and batches need 0", "UPDATE @vouchers SET status = 'Cancelled' WHERE status = 'Active'"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_voucher_that_is_not_paid_once_is_named(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await SpendAsync(host);
        await using var ledger = LedgerOf(host);
        Assert.Contains("I9 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
        foreach (var (name, says, statement) in Plants)
        {
            await ledger.PlantAsync("DROP TABLE IF EXISTS @kept_vouchers", "DROP TABLE IF EXISTS @kept_accounts", "CREATE TABLE @kept_vouchers AS SELECT * FROM @vouchers", "CREATE TABLE @kept_accounts AS SELECT * FROM @accounts");
            await ledger.PlantAsync(onPostgreSql ? "DROP INDEX IF EXISTS @ix_vouchers_transfer_id" : "DROP INDEX IF EXISTS ix_vouchers_transfer_id", onPostgreSql ? "ALTER TABLE @vouchers DROP CONSTRAINT IF EXISTS ck_vouchers_outcome" : "SELECT 1", statement);
            var (code, report) = await ledger.VerifyAsync();

            Assert.Equal((name, "broken: I9"), (name, report.TrimEnd().Split('\n')[^1].TrimEnd()));
            Assert.Contains(says, report, StringComparison.Ordinal);
            Assert.Equal(1, code);
            await ledger.PlantAsync("DELETE FROM @vouchers", "INSERT INTO @vouchers SELECT * FROM @kept_vouchers", "DELETE FROM @accounts", "INSERT INTO @accounts SELECT * FROM @kept_accounts");
        }

        Assert.Contains("I9 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
    }

    private static async Task SpendAsync(PaymentsHost host)
    {
        var parties = await VoucherParties.MakeAsync(host);
        var kinds = new Dictionary<string, object> { ["merchantCategories"] = new[] { VoucherParties.Seeds } };
        var (_, spent) = await parties.ActiveAsync(kinds);
        var (cancelled, _) = await parties.ActiveAsync();
        Assert.Equal("201", (await parties.RedeemAsync(spent)).Outcome);
        Assert.Equal("200", (await parties.ActAsync(cancelled, "cancel")).Outcome);
        await parties.ActiveAsync();
    }

    private static LedgerCopy LedgerOf(PaymentsHost host)
    {
        var settings = host.Database.Settings;
        return host.Database.IsPostgreSql
            ? new LedgerCopy(new NpgsqlConnection(settings["Storage:ConnectionString"]), new VerifyRequest(null, settings["Storage:ConnectionString"], null))
            : new LedgerCopy(new SqliteConnection($"Data Source={Path.Combine(settings["Data"]!, "payments.db")};Pooling=false"), new VerifyRequest(settings["Data"], null, null));
    }
}
