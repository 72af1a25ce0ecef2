using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Agriculture;

/// <summary>An account into which a farmer is paid, and which the treasury of the suite may read.</summary>
internal sealed record Wallet(Farmer Farmer, Ledger Ledger, string AccountId)
{
    public static async Task<Wallet> LinkAsync(CheckRun run, Farmer farmer, Scheme scheme)
    {
        var ledger = Ledger.Of(run);
        var account = await ledger.OpenAsync("person", currency: scheme.Currency);
        (await ledger.Call("linkAccount").Key().Json(new { subjectNumber = farmer.Person.Number, accountId = account }).SendAsync(ledger.Owner)).MustBe(201);
        return new Wallet(farmer, ledger, account);
    }

    /// <summary>The account holds the amount of the scheme, from one posting.</summary>
    public async Task MustHoldOnceAsync(Scheme scheme)
    {
        var statement = await Pages.WalkAsync(Ledger.Call("getStatement").Path("accountId", AccountId), Ledger.Owner, 100);
        Expect.Equal(scheme.Amount, string.Join(" + ", statement.Select(AmountOf)), "postings of the account into which it is paid");
        await Ledger.MustHoldAsync(AccountId, scheme.Amount);
    }

    private static string AmountOf(JsonElement posting) => posting.GetProperty("amount").GetProperty("amount").GetString()!;
}
