using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 2 of the payment rules: accounts that are frozen and closed.</summary>
[Touches]
internal static class AccountStateChecks
{
    [Check("PAY-C22")]
    [Verifies("PAY-2.4")]
    public static async Task A_frozen_account_neither_pays_nor_is_paid(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        await run.ControlAsync("it pays and is paid before", async () =>
        {
            (await ledger.PayAsync(treasury, shop, "5.00")).MustBe(201);
            (await ledger.PayAsync(shop, treasury, "1.00")).MustBe(201);
        });
        (await ledger.ChangeAsync("freezeAccount", shop)).MustBe(200);
        await run.AttackAsync(async () =>
        {
            (await ledger.PayAsync(treasury, shop, "1.00")).MustBeRefused(409, "PAY-0410");
            (await ledger.PayAsync(shop, treasury, "1.00")).MustBeRefused(409, "PAY-0410");
        });
        await ledger.MustHoldAsync(shop, "4.00");
        (await ledger.ChangeAsync("unfreezeAccount", shop)).MustBe(200);
        (await ledger.PayAsync(shop, treasury, "4.00")).MustBe(201);
    }

    [Check("PAY-C23")]
    [Verifies("PAY-2.5")]
    public static async Task A_closed_account_neither_pays_nor_is_paid(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, agency) = (await ledger.OpenTreasuryAsync(), await ledger.OpenTreasuryAsync());
        await run.ControlAsync("it pays and is paid before", async () =>
        {
            (await ledger.PayAsync(treasury, agency, "5.00")).MustBe(201);
            (await ledger.PayAsync(agency, treasury, "5.00")).MustBe(201);
        });
        (await ledger.ChangeAsync("closeAccount", agency)).MustBe(200);
        await run.AttackAsync(async () =>
        {
            (await ledger.PayAsync(treasury, agency, "1.00")).MustBeRefused(409, "PAY-0410");
            (await ledger.PayAsync(agency, treasury, "1.00")).MustBeRefused(409, "PAY-0410");
        });
        await ledger.MustHoldAsync(agency, "0.00");
    }

    [Check("PAY-C24")]
    [Verifies("PAY-2.6")]
    public static async Task An_account_that_holds_or_owes_money_stays_open(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop, empty) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync(), await ledger.OpenAsync());
        (await ledger.PayAsync(treasury, shop, "0.01")).MustBe(201);
        await run.ControlAsync("an empty account is closed", async () => (await ledger.ChangeAsync("closeAccount", empty)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await ledger.ChangeAsync("closeAccount", shop)).MustBeRefused(409, "PAY-0412");
            (await ledger.ChangeAsync("closeAccount", treasury)).MustBeRefused(409, "PAY-0412");
        });
        (await ledger.PayAsync(shop, treasury, "0.01")).MustBe(201);
    }

    [Check("PAY-C25")]
    [Verifies("PAY-2.7")]
    public static async Task The_history_of_a_frozen_or_closed_account_stays(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        (await ledger.PayAsync(treasury, shop, "2.00")).MustBe(201);
        (await ledger.PayAsync(shop, treasury, "2.00")).MustBe(201);
        var before = await StatementAsync();
        Expect.That(before.Contains("2.00", StringComparison.Ordinal), "two postings", before);
        foreach (var change in new[] { "freezeAccount", "unfreezeAccount", "closeAccount" })
        {
            (await ledger.ChangeAsync(change, shop)).MustBe(200);
            Expect.Equal(before, await StatementAsync(), $"statement after {change}");
        }

        async Task<string> StatementAsync() => (await ledger.Call("getStatement").Path("accountId", shop).SendAsync(ledger.Owner)).MustBe(200).Text;
    }

    [Check("PAY-C26")]
    [Touches(Destructive = true)]
    [Verifies("PAY-2.6")]
    public static async Task An_account_is_either_closed_or_paid(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var treasury = await ledger.OpenTreasuryAsync();
        for (var round = 0; round < 3; round++)
        {
            var shop = await ledger.OpenAsync();
            var (closing, paying) = (ledger.ChangeAsync("closeAccount", shop), ledger.PayAsync(treasury, shop, "1.00"));
            var (closed, paid) = (await closing, await paying);
            Expect.That(closed.Status == 200 ^ paid.Status == 201, "an account that is closed or paid and not both", $"{closed.Status} and {paid.Status}", paid);
            await ledger.MustHoldAsync(shop, paid.Status == 201 ? "1.00" : "0.00");
        }
    }
}
