using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Verify;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>A transfer that no window counts, or a net that is not what was paid, is found in the tables alone (I10).</summary>
public sealed class SettlementFaultTests
{
    private static readonly string[] Tables = ["accounts", "settlement_windows", "settlement_entries", "settlement_positions"];

    private static readonly (string Name, string Says, string Statement)[] Plants =
    [
        ("a transfer that is not counted", "no window counts it as it is", "DELETE FROM @settlement_entries WHERE amount = 400"),
        ("a transfer that is counted with another amount", "no window counts it as it is", "UPDATE @settlement_entries SET amount = 401 WHERE amount = 400"),
        ("a transfer that is counted the other way round", "no window counts it as it is", "UPDATE @settlement_entries SET debtor_participant = creditor_participant, creditor_participant = debtor_participant WHERE amount = 400"),
        ("a transfer in a window that is not there", "no window counts it as it is", "UPDATE @settlement_entries SET window_id = transfer_id WHERE amount = 400"),
        ("a transfer that moved to the window after its own", "its transfers sum to", "UPDATE @settlement_entries SET window_id = (SELECT id FROM @settlement_windows WHERE status = 'Opened') WHERE amount = 300"),
        ("a count of a transfer that never was", "is none between participants", "UPDATE @settlement_entries SET transfer_id = window_id WHERE amount = 400"),
        ("accounts that moved to one participant", "is none between participants", "UPDATE @accounts SET participant = 'pesabank'"),
        ("a net that was lowered", "its nets in KES sum to", "UPDATE @settlement_positions SET received = received - 1 WHERE participant = 'safibank'"),
        ("nets that were changed against each other", "paid 299 and received 0 KES, its transfers sum to 300 and 0", "UPDATE @settlement_positions SET paid = CASE WHEN paid = 0 THEN 0 ELSE paid - 1 END, received = CASE WHEN received = 0 THEN 0 ELSE received - 1 END"),
        ("a position that is gone", "has no position of safibank in KES", "DELETE FROM @settlement_positions WHERE participant = 'safibank'"),
        ("a position of an open window", "is open and has positions", "UPDATE @settlement_windows SET status = 'Opened' WHERE status = 'Closed'"),
        ("a tenant without an open window", "has 0 open windows", "UPDATE @settlement_windows SET status = 'Closed' WHERE status = 'Opened'"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_is_spoilt_of_a_window_is_named(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await SettlementParties.MakeAsync(host);
        await parties.PayAsync("3.00");
        await parties.TurnAsync();
        await parties.PayAsync("4.00");
        await using var ledger = LedgerOf(host);
        Assert.Contains("I10 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
        await ledger.PlantAsync([.. Tables.Select(table => $"CREATE TABLE @kept_{table} AS SELECT * FROM @{table}"), onPostgreSql ? "DROP INDEX @ix_settlement_windows_tenant" : "DROP INDEX ix_settlement_windows_tenant"]);
        foreach (var (name, says, statement) in Plants)
        {
            await ledger.PlantAsync(statement);
            var (code, report) = await ledger.VerifyAsync();

            Assert.Equal((name, "broken: I10"), (name, report.TrimEnd().Split('\n')[^1].TrimEnd()));
            Assert.Contains(says, report, StringComparison.Ordinal);
            Assert.Equal(1, code);
            await ledger.PlantAsync([.. Tables.SelectMany(table => new[] { $"DELETE FROM @{table}", $"INSERT INTO @{table} SELECT * FROM @kept_{table}" })]);
        }

        Assert.Contains("I10 holds", (await ledger.VerifyAsync()).Report, StringComparison.Ordinal);
    }

    private static LedgerCopy LedgerOf(PaymentsHost host)
    {
        var settings = host.Database.Settings;
        return host.Database.IsPostgreSql
            ? new LedgerCopy(new NpgsqlConnection(settings["Storage:ConnectionString"]), new VerifyRequest(null, settings["Storage:ConnectionString"], null))
            : new LedgerCopy(new SqliteConnection($"Data Source={Path.Combine(settings["Data"]!, "payments.db")};Pooling=false"), new VerifyRequest(settings["Data"], null, null));
    }
}
