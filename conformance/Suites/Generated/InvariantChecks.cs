using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;
using DigitalIndiaStack.Conformance.Suites.Registries;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>What holds whatever was done: money is neither made nor lost, and a list is the same list however it is cut.</summary>
[Touches]
internal static class InvariantChecks
{
    private const int Transfers = 12;

    [Check("PAY-C21")]
    [Verifies("PAY-3.1")]
    public static async Task The_ledger_adds_up_whatever_is_paid(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var accounts = new[] { await ledger.OpenTreasuryAsync(), await ledger.OpenTreasuryAsync(), await ledger.OpenTreasuryAsync() };
        var expected = accounts.ToDictionary(account => account, _ => 0m);
        for (var turn = 0; turn < Transfers; turn++)
        {
            run.Random.Shuffle(accounts);
            var amount = run.Random.Next(1, 100_000) / 100m;
            (await ledger.PayAsync(accounts[0], accounts[1], amount.ToString("0.00", CultureInfo.InvariantCulture))).MustBe(201);
            expected[accounts[0]] -= amount;
            expected[accounts[1]] += amount;
        }

        foreach (var (account, balance) in expected)
        {
            await ledger.MustHoldAsync(account, balance.ToString("0.00", CultureInfo.InvariantCulture));
            var statement = await Pages.WalkAsync(ledger.Call("getStatement").Path("accountId", account), ledger.Owner, 100);
            Expect.Equal(balance, statement.Sum(DeltaOf), $"sum of the postings of the account {account}");
        }
    }

    [Check("API-C51")]
    [Verifies("API-6.2")]
    [Verifies("API-6.3")]
    public static async Task A_list_is_the_same_however_it_is_cut(CheckRun run)
    {
        await run.PartAsync(async () =>
        {
            var ledger = Ledger.Of(run);
            var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
            for (var turn = 1; turn <= 8; turn++)
            {
                (await ledger.PayAsync(treasury, shop, $"{turn}.00")).MustBe(201);
            }

            await MustBeOneListAsync(ledger.Call("getStatement").Path("accountId", shop), ledger.Owner);
        });
        await run.PartAsync(async () =>
        {
            var record = await (await Plots.DefineAsync(run)).AddAsync("P-1");
            var tag = record.ETag;
            for (var turn = 1; turn <= 8; turn++)
            {
                tag = (await record.ReplaceAsync(tag, Plots.Data("P-1", turn))).MustBe(200).MustHaveHeader("ETag");
            }

            await MustBeOneListAsync(record.Call("getRecordHistory"), run.A.Registrar);
        });
    }

    private static async Task MustBeOneListAsync(OperationCall call, Actor owner)
    {
        var whole = Texts(await Pages.WalkAsync(call, owner, 50));
        Expect.Equal(whole.Count, whole.Distinct().Count(), $"different items of {call.Operation.Id}");
        foreach (var limit in new[] { 1, 7 })
        {
            Expect.Equal(string.Join('\n', whole), string.Join('\n', Texts(await Pages.WalkAsync(call, owner, limit))), $"{call.Operation.Id} by pages of {limit}");
        }
    }

    private static List<string> Texts(List<JsonElement> items) => [.. items.Select(item => item.GetRawText())];

    private static decimal DeltaOf(JsonElement posting)
    {
        var amount = decimal.Parse(posting.GetProperty("amount").GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
        return posting.GetProperty("side").GetString() == "credit" ? amount : -amount;
    }
}
