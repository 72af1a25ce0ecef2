using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clauses 2 and 3 of the payment rules: what an account may pay at once and in a day, and currencies with unlike digits.</summary>
[Touches]
internal static class LimitChecks
{
    [Check("PAY-C27")]
    [Verifies("PAY-2.9")]
    public static async Task No_transfer_is_above_the_limit_per_transfer(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (payer, shop, limit) = await FundedAsync(ledger, "perTransfer");
        await run.ControlAsync("as much as the limit is paid", async () => (await ledger.PayAsync(payer, shop, Text(limit))).MustBe(201));
        await run.AttackAsync(async () => (await ledger.PayAsync(payer, shop, Text(limit + 0.01m))).MustBeRefused(422, "PAY-0428"));
        await ledger.MustHoldAsync(shop, Text(limit));
    }

    [Check("PAY-C28")]
    [Touches(Destructive = true)]
    [Verifies("PAY-2.10")]
    public static async Task No_account_pays_more_in_a_day_than_its_limit(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (payer, shop, limit) = await FundedAsync(ledger, "perDay");
        var fifth = decimal.Floor(limit / 5);
        for (var turn = 0; turn < 4; turn++)
        {
            await run.ControlAsync("below the limit it pays", async () => (await ledger.PayAsync(payer, shop, Text(fifth))).MustBe(201));
        }

        // Each fits alone and all together do not: exactly one more may pass.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ledger.PayAsync(payer, shop, Text(fifth))));
        Expect.Equal(1, answers.Count(answer => answer.Status == 201), $"payments of {fifth} that a limit of {limit} allowed after four of them");
        var rest = limit - (5 * fifth);
        await run.AttackAsync(async () => (await ledger.PayAsync(payer, shop, Text(rest + 0.01m))).MustBeRefused(409, "PAY-0413"));
        await ledger.MustHoldAsync(shop, Text(5 * fifth));
    }

    [Check("PAY-C29")]
    [Verifies("PAY-3.4")]
    public static async Task A_currency_without_minor_units_and_one_with_three_digits_are_paid_as_they_are_written(CheckRun run)
    {
        foreach (var (currency, floor, good, bad) in new[] { ("JPY", "-1000", "500", "5.00"), ("KWD", "-1000.000", "1.005", "1.00"), ("KWD", "-1000.000", "0.001", "0.0010") })
        {
            var ledger = Ledger.Of(run) with { Currency = currency };
            var (treasury, shop) = (await ledger.OpenAsync("treasury", floor), await ledger.OpenAsync());
            await run.ControlAsync($"{good} {currency} is paid", async () => (await ledger.PayAsync(treasury, shop, good)).MustBe(201));
            await run.AttackAsync(async () => (await ledger.PayAsync(treasury, shop, bad)).MustBeRefused(422, "PAY-0422"));
            await ledger.MustHoldAsync(shop, good);
        }
    }

    /// <summary>An account with a limit, which holds three times as much; the check is skipped where no kind of account has one.</summary>
    private static async Task<(string Payer, string Shop, decimal Limit)> FundedAsync(Ledger ledger, string name)
    {
        foreach (var kind in new[] { "person", "merchant" })
        {
            var account = (await ledger.TryOpenAsync(kind, null)).MustBe(201);
            if (account.Json.TryGetProperty("limits", out var limits) && limits.TryGetProperty(name, out var limit))
            {
                var amount = decimal.Parse(limit.GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
                var treasury = await ledger.OpenAsync("treasury", Text(-3 * amount));
                (await ledger.PayAsync(treasury, account.Member("accountId"), Text(3 * amount))).MustBe(201);
                return (account.Member("accountId"), await ledger.OpenAsync("treasury"), amount);
            }
        }

        throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, $"No kind of account has a limit {name}.");
    }

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
