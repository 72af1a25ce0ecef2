using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Verify;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>A dispute whose refund is missing, another's or too much is found in the tables alone (I12).</summary>
public sealed class DisputeFaultTests
{
    private static readonly string[] Tables = ["disputes", "dispute_steps"];

    private static readonly (string Name, string Says, string Statement)[] Plants =
    [
        ("a refund that never was", "no refund paid what it asks for", "UPDATE @disputes SET transfer_id = id WHERE status = 'Accepted'"),
        ("a refund of another amount", "no refund paid what it asks for", "UPDATE @disputes SET amount = 999 WHERE status = 'Accepted'"),
        ("a refund of another payment", "no refund paid what it asks for", "UPDATE @disputes SET transfer_id = (SELECT o.transfer_id FROM @disputes o WHERE o.status = 'Upheld') WHERE status = 'Accepted'"),
        ("a payment in the place of a refund", "no refund paid what it asks for", "UPDATE @disputes SET transfer_id = original_transfer_id WHERE status = 'Accepted'"),
        ("one refund of two disputes", "ended 2 disputes", "UPDATE @disputes SET transfer_id = (SELECT o.transfer_id FROM @disputes o WHERE o.status = 'Upheld') WHERE status = 'Accepted'"),
        ("a refund of a dispute that is not for the payer", "has a refund and is not decided for the payer", "UPDATE @disputes SET transfer_id = id WHERE status = 'Withdrawn'"),
        ("a case of strangers", "about no payment between its parties", "UPDATE @disputes SET payee = 'stranger' WHERE status = 'Opened'"),
        ("an open dispute of more than is left", "is paid back and 1001 is disputed", "UPDATE @disputes SET amount = 1001 WHERE status = 'Opened'"),
        ("two open disputes of a payment", "has 2 disputes that are open or rejected", "UPDATE @disputes SET original_transfer_id = (SELECT o.original_transfer_id FROM @disputes o WHERE o.status = 'Rejected') WHERE status = 'Opened'"),
        ("a decision that nobody made", "its history does not end as Rejected", "UPDATE @disputes SET status = 'Rejected' WHERE status = 'Opened'"),
        ("an act that is gone", "its history does not end as Upheld", "DELETE FROM @dispute_steps WHERE act = 'Upheld'"),
        ("an opening that is gone", "its history does not end as Opened", "DELETE FROM @dispute_steps WHERE act = 'Opened'"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_is_spoilt_of_a_dispute_is_named(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await DisputeParties.MakeAsync(host);
        await parties.AcceptAsync(await parties.OpenedAsync());
        await parties.UpholdAsync(await parties.ContestedAsync());
        await parties.RejectAsync(await parties.ContestedAsync());
        await parties.WithdrawAsync(await parties.OpenedAsync());
        await parties.OpenedAsync();
        await using var ledger = LedgerOf(host);
        Assert.Contains("I12 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
        await ledger.PlantAsync([
            .. Tables.Select(table => $"CREATE TABLE @kept_{table} AS SELECT * FROM @{table}"),
            .. onPostgreSql
                ? (string[])["DROP INDEX @ix_disputes_original_transfer_id", "DROP INDEX @ix_disputes_transfer_id", "ALTER TABLE @disputes DROP CONSTRAINT ck_disputes_outcome"]
                : ["DROP INDEX ix_disputes_original_transfer_id", "DROP INDEX ix_disputes_transfer_id"]]);
        foreach (var (name, says, statement) in Plants)
        {
            await ledger.PlantAsync(statement);
            var (code, report) = await ledger.VerifyAsync();

            Assert.Equal((name, "broken: I12"), (name, report.TrimEnd().Split('\n')[^1].TrimEnd()));
            Assert.Contains(says, report, StringComparison.Ordinal);
            Assert.Equal(1, code);
            await ledger.PlantAsync([.. Tables.SelectMany(table => new[] { $"DELETE FROM @{table}", $"INSERT INTO @{table} SELECT * FROM @kept_{table}" })]);
        }

        Assert.Contains("I12 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
    }

    private static LedgerCopy LedgerOf(PaymentsHost host)
    {
        var settings = host.Database.Settings;
        return host.Database.IsPostgreSql
            ? new LedgerCopy(new NpgsqlConnection(settings["Storage:ConnectionString"]), new VerifyRequest(null, settings["Storage:ConnectionString"], null))
            : new LedgerCopy(new SqliteConnection($"Data Source={Path.Combine(settings["Data"]!, "payments.db")};Pooling=false"), new VerifyRequest(settings["Data"], null, null));
    }
}
