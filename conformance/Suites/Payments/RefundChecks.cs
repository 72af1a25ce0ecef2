using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 8 of the payment rules.</summary>
[Touches]
internal static class RefundChecks
{
    [Check("PAY-C47")]
    [Verifies("PAY-8.1")]
    public static async Task Nobody_but_the_payee_refunds(CheckRun run)
    {
        var (theirs, shops) = (Ledger.Of(run), Ledger.Of(run, run.A.Rival));
        var (treasury, shop) = (await theirs.OpenTreasuryAsync(), await shops.OpenAsync());
        var paid = (await theirs.PayAsync(treasury, shop, "10.00")).MustBe(201).Member("transferId");
        await run.ControlAsync("the payee refunds", async () => (await RefundAsync(run, paid, "1.00", run.A.Rival)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await RefundAsync(run, paid, "1.00", run.A.Treasury)).MustBeRefused(404, "PAY-0404");
            (await RefundAsync(run, paid, "1.00", run.B.Treasury)).MustBeRefused(404, "PAY-0404");
        });
        await shops.MustHoldAsync(shop, "9.00");
    }

    [Check("PAY-C48")]
    [Touches(Destructive = true)]
    [Verifies("PAY-8.2")]
    [Verifies("PAY-8.3")]
    public static async Task Refunds_pay_back_what_was_paid_and_no_more(CheckRun run)
    {
        var (ledger, treasury, shop, paid) = await PaidAsync(run);
        await run.ControlAsync("a part is refunded", async () => (await RefundAsync(run, paid, "4.00")).MustBe(201));
        await ledger.MustHoldAsync(shop, "56.00");
        await ledger.MustHoldAsync(treasury, "-56.00");
        await run.AttackAsync(async () => (await RefundAsync(run, paid, "6.01")).MustBeRefused(409, "PAY-0417"));

        // Each fits alone and all together do not: exactly one more may pass.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RefundAsync(run, paid, "4.00")));
        Expect.Equal(1, answers.Count(answer => answer.Status == 201), "refunds of 4.00 that a rest of 6.00 allowed");
        (await RefundAsync(run, paid, "2.00")).MustBe(201);
        (await RefundAsync(run, paid, "0.01")).MustBeRefused(409, "PAY-0417");
        await ledger.MustHoldAsync(shop, "50.00");
        await ledger.MustHoldAsync(treasury, "-50.00");
    }

    [Check("PAY-C49")]
    [Verifies("PAY-8.4")]
    public static async Task A_reversal_takes_the_whole_amount_back_once(CheckRun run)
    {
        var (ledger, treasury, shop, paid) = await PaidAsync(run);
        await run.ControlAsync("the owner of the switch reverses", async () => (await ReverseAsync(run, paid)).MustBe(201));
        await ledger.MustHoldAsync(shop, "50.00");
        await ledger.MustHoldAsync(treasury, "-50.00");
        await run.AttackAsync(async () => (await ReverseAsync(run, paid)).MustBeRefused(409, "PAY-0417"));
        await ledger.MustHoldAsync(shop, "50.00");
    }

    [Check("PAY-C50")]
    [Verifies("PAY-8.5")]
    public static async Task What_was_refunded_in_part_is_not_reversed(CheckRun run)
    {
        var (ledger, _, shop, paid) = await PaidAsync(run);
        var (_, _, _, whole) = await PaidAsync(run);
        await run.ControlAsync("a payment without a refund is reversed", async () => (await ReverseAsync(run, whole)).MustBe(201));
        (await RefundAsync(run, paid, "0.01")).MustBe(201);
        await run.AttackAsync(async () => (await ReverseAsync(run, paid)).MustBeRefused(409, "PAY-0417"));
        await ledger.MustHoldAsync(shop, "59.99");
    }

    [Check("PAY-C51")]
    [Verifies("PAY-8.6")]
    [Verifies("PAY-8.7")]
    public static async Task What_pays_back_names_its_payment_and_is_not_undone(CheckRun run)
    {
        var ((_, _, _, first), (_, _, _, second)) = (await PaidAsync(run), await PaidAsync(run));
        var (refund, reversal) = ((await RefundAsync(run, first, "1.00")).MustBe(201), (await ReverseAsync(run, second)).MustBe(201));
        foreach (var (answer, kind, original) in new[] { (refund, "refund", first), (reversal, "reversal", second) })
        {
            Expect.Equal(kind, answer.Member("kind"), "kind", answer);
            Expect.That(answer.Json.TryGetProperty("originalTransferId", out var named) && named.GetString() == original, $"originalTransferId {original}", answer.Text, answer);
        }

        await run.ControlAsync("the payment is refunded again", async () => (await RefundAsync(run, first, "1.00")).MustBe(201));
        await run.AttackAsync(async () =>
        {
            foreach (var undone in new[] { refund.Member("transferId"), reversal.Member("transferId") })
            {
                (await RefundAsync(run, undone, "0.01")).MustBeRefused(422, "PAY-0432");
                (await ReverseAsync(run, undone)).MustBeRefused(422, "PAY-0432");
            }
        });
    }

    public static Task<Answer> ReverseAsync(CheckRun run, string transfer) =>
        run.Api("payments").Call("reverseTransfer").Path("transferId", transfer).Key().Json(new { reason = "conformance" }).SendAsync(run.A.Switch);

    private static Task<Answer> RefundAsync(CheckRun run, string transfer, string amount, Actor? by = null) =>
        run.Api("payments").Call("createRefund").Path("transferId", transfer).Key()
            .Json(new { amount = Ledger.Money(Ledger.Of(run).Currency, amount), reference = "conformance" }).SendAsync(by ?? run.A.Treasury);

    /// <summary>A payment of 10.00 to a shop, which got 50.00 besides: what it pays back too much, it could pay.</summary>
    private static async Task<(Ledger Ledger, string Treasury, string Shop, string Transfer)> PaidAsync(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        (await ledger.PayAsync(treasury, shop, "50.00")).MustBe(201);
        return (ledger, treasury, shop, (await ledger.PayAsync(treasury, shop, "10.00")).MustBe(201).Member("transferId"));
    }
}
