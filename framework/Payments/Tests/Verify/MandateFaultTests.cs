using DigitalIndiaStack.Payments.Tests.Hosting;
using DigitalIndiaStack.Payments.Verify;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>What is collected outside a mandate is found in the tables alone (I8).</summary>
public sealed class MandateFaultTests
{
    private static readonly (string Name, string Says, string Statement)[] Plants =
    [
        ("more was collected than the ceiling", "1000 is above 999", "UPDATE @mandates SET ceiling = 999"),
        ("more often than the period may see", "2 collections in the period", "UPDATE @mandates SET collections_per_period = 1"),
        ("from another account", "is not between the accounts", "UPDATE @mandates SET debtor_account_id = creditor_account_id"),
        ("without a transfer", "its transfer or its mandate", "UPDATE @mandate_collections SET transfer_id = mandate_id WHERE number = 2"),
        ("after the last day", "is outside the period", "UPDATE @mandates SET starts_on = '2001-01-01', ends_on = '2001-12-31'"),
        ("in a period that is none", "is outside the period", "UPDATE @mandate_collections SET period_starts_on = '2001-01-01'"),
    ];

    public static TheoryData<string, bool> Names => [.. Plants.SelectMany(plant => new[] { new TheoryDataRow<string, bool>(plant.Name, false), new TheoryDataRow<string, bool>(plant.Name, true) })];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_collection_outside_its_mandate_is_named(string name, bool onPostgreSql)
    {
        var plant = Plants.Single(plant => plant.Name == name);
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await CollectTwiceAsync(host);
        await using var ledger = LedgerOf(host);
        var (_, good) = await ledger.VerifyAsync();

        await ledger.PlantAsync(plant.Statement);
        var (code, report) = await ledger.VerifyAsync();

        Assert.Contains("I8 holds", good, StringComparison.Ordinal);
        Assert.Equal("broken: I8", report.TrimEnd().Split('\n')[^1].TrimEnd());
        Assert.Contains(plant.Says, report, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    private static async Task CollectTwiceAsync(PaymentsHost host)
    {
        var parties = await MandateParties.MakeAsync(host);
        var id = await parties.ActiveAsync(new() { ["period"] = "weekly", ["collectionsPerPeriod"] = 2 });
        Assert.Equal("201", (await parties.CollectAsync(id)).Outcome);
        Assert.Equal("201", (await parties.CollectAsync(id)).Outcome);
    }

    private static LedgerCopy LedgerOf(PaymentsHost host)
    {
        var settings = host.Database.Settings;
        return host.Database.IsPostgreSql
            ? new LedgerCopy(new NpgsqlConnection(settings["Storage:ConnectionString"]), new VerifyRequest(null, settings["Storage:ConnectionString"], null))
            : new LedgerCopy(new SqliteConnection($"Data Source={Path.Combine(settings["Data"]!, "payments.db")};Pooling=false"), new VerifyRequest(settings["Data"], null, null));
    }
}
