using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Verify;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>Money on its way that is not there, and a compensation that was not paid, are found in the tables alone (I13).</summary>
public sealed class OutwardFaultTests
{
    private const string Table = "outward_payments";

    private static readonly (string Name, string Says, string Statement)[] Plants =
    [
        ("an open one that is gone", "is on its way", "DELETE FROM @outward_payments WHERE status = 'Acknowledged'"),
        ("an open one of more", "is on its way", "UPDATE @outward_payments SET amount = amount + 1 WHERE status = 'Acknowledged'"),
        ("a payer that did not pay", "no transfer moved its amount from its payer", "UPDATE @outward_payments SET payer = 'stranger' WHERE status = 'Acknowledged'"),
        ("an end without its transfer", "and no transfer moved its amount so", "UPDATE @outward_payments SET final_transfer_id = id WHERE status = 'Credited'"),
        ("a return that was a credit", "is Returned, and no transfer moved its amount so", "UPDATE @outward_payments SET status = 'Returned' WHERE status = 'Credited'"),
        ("days that were not counted", "its days say otherwise", "UPDATE @outward_payments SET days_late = 0, compensation_transfer_id = NULL WHERE days_late > 0"),
        ("a compensation that was not paid", "and no transfer paid that", "UPDATE @outward_payments SET compensation_transfer_id = final_transfer_id WHERE days_late > 0"),
        ("a compensation of less a day", "and no transfer paid that", "UPDATE @outward_payments SET per_day = per_day + 1 WHERE days_late > 0"),
        ("a compensation that was not owed", "and no outward transfer names it", "UPDATE @outward_payments SET days_late = 0, compensation_transfer_id = NULL WHERE days_late > 0"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_is_spoilt_of_an_outward_transfer_is_named(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await OutwardParties.MakeAsync(host);
        var late = await parties.MadeAsync();
        host.Host.Clock.Advance(TimeSpan.FromDays(3));
        await parties.ReportAsync("return", late);
        await parties.ReportAsync("credit", await parties.MadeAsync());
        await parties.MadeAsync("4.00");
        await using var ledger = LedgerOf(host);
        Assert.Contains("I13 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
        await ledger.PlantAsync([
            $"CREATE TABLE @kept AS SELECT * FROM @{Table}",
            .. onPostgreSql ? (string[])["ALTER TABLE @outward_payments DROP CONSTRAINT ck_outward_payments_late", "ALTER TABLE @outward_payments DROP CONSTRAINT ck_outward_payments_outcome"] : []]);
        foreach (var (name, says, statement) in Plants)
        {
            await ledger.PlantAsync(statement);
            var (code, report) = await ledger.VerifyAsync();

            Assert.Equal((name, "broken: I13"), (name, report.TrimEnd().Split('\n')[^1].TrimEnd()));
            Assert.Contains(says, report, StringComparison.Ordinal);
            Assert.Equal(1, code);
            await ledger.PlantAsync($"DELETE FROM @{Table}", $"INSERT INTO @{Table} SELECT * FROM @kept");
        }

        Assert.Contains("I13 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
    }

    private static LedgerCopy LedgerOf(PaymentsHost host)
    {
        var settings = host.Database.Settings;
        return host.Database.IsPostgreSql
            ? new LedgerCopy(new NpgsqlConnection(settings["Storage:ConnectionString"]), new VerifyRequest(null, settings["Storage:ConnectionString"], null))
            : new LedgerCopy(new SqliteConnection($"Data Source={Path.Combine(settings["Data"]!, "payments.db")};Pooling=false"), new VerifyRequest(settings["Data"], null, null));
    }
}
