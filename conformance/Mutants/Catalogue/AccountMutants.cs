using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of accounts and of their isolation.</summary>
internal static class AccountMutants
{
    private static readonly string[] Reads = ["getAccount", "getTransfer", "getStatement", "getReceipt"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M08", "PAY-1.1", "The payment of another tenant is readable.") { Sql = statement => Everybody(statement, "tenant", "owner") },
        new("PAY-M33", "PAY-1.1", "Every client of the tenant reads and pays from every account.")
        {
            Sql = statement => Everybody(statement, "owner"),
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Current is { } call && call.Is("createTransfer"))
                {
                    row["Owner"] = call.Services.GetRequiredService<Caller>().ClientId;
                }
            },
        },
        new("PAY-M20", "PAY-2.1", "An account opens with a present.")
        {
            // As it is read: the database takes no account that opens with money.
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Runs("getAccount"))
                {
                    row["Balance"] = row.Get<long>("Balance") + 100L;
                }
            },
        },
        new("PAY-M21", "PAY-2.2", "A floor above zero is taken.") { Before = call => Floor(call, floor => !floor.Get<string>("Amount").StartsWith('-')) },
        new("PAY-M22", "PAY-2.2", "A floor of another currency is taken.") { Before = call => Floor(call, floor => floor.Get<string>("Currency") != call.Body.Get<string>("Currency")) },
        new("PAY-M23", "PAY-2.3", "The account of a person has a floor below zero.") { Before = call => Floor(call, _ => $"{call.Body["Kind"]}" == "Person") },
    ];

    private static void Everybody(Statement statement, params ReadOnlySpan<string> columns)
    {
        if (Call.Runs(Reads) && (statement.Is("SELECT", "accounts") || statement.Is("SELECT", "transfers") || statement.Is("SELECT", "postings")))
        {
            statement.Ignore(columns);
        }
    }

    private static void Floor(Call call, Func<Fields, bool> isForgotten)
    {
        if (call.Is("openAccount") && call.Body["Floor"] is { } floor && isForgotten(new Fields(floor)))
        {
            call.Body.Set("Floor", null);
        }
    }
}
