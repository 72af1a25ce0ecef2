using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clauses 1 and 2 of the payment rules.</summary>
[Touches]
internal static class AccountChecks
{
    [Check("PAY-C01")]
    [Verifies("PAY-2.1")]
    public static async Task An_account_opens_with_nothing(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        foreach (var kind in new[] { "person", "treasury", "merchant" })
        {
            await ledger.MustHoldAsync(await ledger.OpenAsync(kind), "0.00");
        }
    }

    [Check("PAY-C02")]
    [Verifies("PAY-2.2")]
    public static async Task A_floor_above_zero_or_of_another_currency_is_refused(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        await run.ControlAsync("a floor below zero is taken", async () => await ledger.OpenAsync("treasury", "-5.00"));
        await run.AttackAsync(async () =>
        {
            (await ledger.TryOpenAsync("treasury", Ledger.Money(ledger.Currency, "0.01"))).MustBeRefused(422, "PAY-0426");
            (await ledger.TryOpenAsync("treasury", Ledger.Money(ledger.OtherCurrency, "-5.00"))).MustBeRefused(422, "PAY-0426");
        });
    }

    [Check("PAY-C03")]
    [Verifies("PAY-2.3")]
    public static async Task The_account_of_a_person_has_no_floor_below_zero(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        await run.ControlAsync("a person's account is opened", async () => await ledger.OpenAsync("person"));
        await run.AttackAsync(async () => (await ledger.TryOpenAsync("person", Ledger.Money(ledger.Currency, "-0.01"))).MustBeRefused(422, "PAY-0426"));
    }

    [Check("PAY-C04")]
    [Verifies("PAY-1.1")]
    public static async Task Accounts_and_transfers_of_others_are_not_found(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        var transfer = (await ledger.PayAsync(treasury, shop, "1.00")).MustBe(201).Member("transferId");
        await run.ControlAsync("the owner reads them", async () =>
        {
            await ledger.BalanceAsync(shop);
            (await ledger.Call("getTransfer").Path("transferId", transfer).SendAsync(ledger.Owner)).MustBe(200);
        });
        await run.AttackAsync(async () =>
        {
            foreach (var stranger in new[] { run.A.Rival, run.B.Treasury })
            {
                (await ledger.Call("getAccount").Path("accountId", shop).SendAsync(stranger)).MustBeRefused(404, "PAY-0404");
                (await ledger.Call("getStatement").Path("accountId", shop).SendAsync(stranger)).MustBeRefused(404, "PAY-0404");
                (await ledger.Call("getTransfer").Path("transferId", transfer).SendAsync(stranger)).MustBeRefused(404, "PAY-0404");
                (await ledger.Call("getReceipt").Path("transferId", transfer).SendAsync(stranger)).MustBeRefused(404, "PAY-0404");
                (await Ledger.Of(run, stranger).PayAsync(treasury, shop, "1.00")).MustBeRefused(404, "PAY-0404");
            }
        });
        await ledger.MustHoldAsync(shop, "1.00");
    }
}
