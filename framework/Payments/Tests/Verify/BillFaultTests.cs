using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Verify;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>A bill that is paid twice, elsewhere or not at all is found in the tables alone (I11).</summary>
public sealed class BillFaultTests
{
    private static readonly (string Name, string Says, string Statement)[] Plants =
    [
        ("paid without a transfer", "no transfer paid what was due", "UPDATE @bills SET transfer_id = id WHERE status = 'Paid' AND amount = 1000"),
        ("paid with another amount", "no transfer paid what was due", "UPDATE @bills SET amount = 999 WHERE status = 'Paid' AND amount = 1000"),
        ("paid too little for when it was paid", "no transfer paid what was due", "UPDATE @bills SET due_at = created_at, late_amount = 1200 WHERE status = 'Paid' AND amount = 1000"),
        ("paid to another account", "no transfer paid what was due", "UPDATE @bills SET creditor_account_id = id WHERE status = 'Paid' AND amount = 1000"),
        ("half paid", "has a transfer and is not paid", "UPDATE @bills SET transfer_id = id WHERE status = 'Cancelled'"),
        ("paid with the transfer of another", "paid 2 bills", "UPDATE @bills SET transfer_id = (SELECT transfer_id FROM @bills WHERE amount = 1000) WHERE amount = 2000"),
        ("paid after it expired", "outside of its life", "UPDATE @bills SET expires_at = created_at, due_at = created_at WHERE status = 'Paid' AND amount = 1000"),
        ("paid twice, of which one shows", "paid a bill that is not paid by it", "UPDATE @bills SET status = 'Due', transfer_id = NULL WHERE status = 'Paid' AND amount = 1000"),
        ("paid by a transfer that was made for something else", "was made for something else", "UPDATE @transfer_keys SET operation = 'createTransfer' WHERE operation = 'payBill' AND transfer_id = (SELECT transfer_id FROM @bills WHERE amount = 1000)"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bill_that_is_not_paid_once_is_named(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await PayAsync(host);
        await using var ledger = LedgerOf(host);
        Assert.Contains("I11 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
        await ledger.PlantAsync(
            "CREATE TABLE @kept_bills AS SELECT * FROM @bills",
            "CREATE TABLE @kept_transfer_keys AS SELECT * FROM @transfer_keys",
            onPostgreSql ? "DROP INDEX @ix_bills_transfer_id" : "DROP INDEX ix_bills_transfer_id",
            onPostgreSql ? "ALTER TABLE @bills DROP CONSTRAINT ck_bills_outcome" : "SELECT 1");
        foreach (var (name, says, statement) in Plants)
        {
            await ledger.PlantAsync(statement);
            var (code, report) = await ledger.VerifyAsync();

            Assert.Equal((name, "broken: I11"), (name, report.TrimEnd().Split('\n')[^1].TrimEnd()));
            Assert.Contains(says, report, StringComparison.Ordinal);
            Assert.Equal(1, code);
            await ledger.PlantAsync("DELETE FROM @bills", "INSERT INTO @bills SELECT * FROM @kept_bills", "DELETE FROM @transfer_keys", "INSERT INTO @transfer_keys SELECT * FROM @kept_transfer_keys");
        }

        Assert.Contains("I11 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
    }

    // Two are paid, one is cancelled, one is due.
    private static async Task PayAsync(PaymentsHost host)
    {
        var parties = await BillParties.MakeAsync(host);
        var payer = await parties.PayerAsync();
        foreach (var amount in new[] { "10.00", "20.00" })
        {
            Assert.Equal("201", (await parties.PayAsync((await parties.IssueAsync(amount: amount)).Text("billNumber"), payer, amount)).Outcome);
        }

        Assert.Equal("200", (await parties.CancelAsync((await parties.IssueAsync(amount: "30.00")).Text("billId"))).Outcome);
        await parties.IssueAsync(amount: "40.00");
    }

    private static LedgerCopy LedgerOf(PaymentsHost host)
    {
        var settings = host.Database.Settings;
        return host.Database.IsPostgreSql
            ? new LedgerCopy(new NpgsqlConnection(settings["Storage:ConnectionString"]), new VerifyRequest(null, settings["Storage:ConnectionString"], null))
            : new LedgerCopy(new SqliteConnection($"Data Source={Path.Combine(settings["Data"]!, "payments.db")};Pooling=false"), new VerifyRequest(settings["Data"], null, null));
    }
}
