using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 15 of the payment rules: what a payment moves, from where, and how often.</summary>
[Touches]
internal static class BillPaymentChecks
{
    private const int Runners = 6;

    [Check("PAY-C153")]
    [Verifies("PAY-15.11")]
    [Verifies("PAY-15.19")]
    public static async Task A_payment_moves_what_is_due_and_its_receipt_names_the_bill(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run, run.A.Rival);
        var draft = await demand.DraftAsync("7.50");
        var (id, number) = await demand.IssuedAsync(draft);
        var paid = (await demand.PayAsync(number, "7.50")).MustBe(201);
        await demand.MustHaveMovedAsync("7.50");
        Expect.Equal(paid.Member("transferId"), (await demand.ReadAsync(id)).MustBe(200).Member("transferId"), "transfer of the bill", paid);
        var receipt = (await run.Api("payments").Call("getReceipt").Path("transferId", paid.Member("transferId")).SendAsync(demand.By)).MustBe(200);
        Expect.Equal($"{draft["reference"]}", receipt.Member("reference"), "reference of the receipt", receipt);
    }

    [Check("PAY-C154")]
    [Verifies("PAY-15.12")]
    public static async Task A_payment_of_another_amount_is_refused(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        var ((_, number), (_, other)) = (await demand.IssuedAsync(), await demand.IssuedAsync());
        await run.ControlAsync("what is due is paid", async () => (await demand.PayAsync(other)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await demand.PayAsync(number, "9.99")).MustBeRefused(422, "PAY-0487");
            (await demand.PayAsync(number, "10.01")).MustBeRefused(422, "PAY-0487");
        });
        await demand.MustHaveMovedAsync(BillDemand.Amount);
    }

    [Check("PAY-C155")]
    [Touches(Destructive = true)]
    [Verifies("PAY-15.13")]
    public static async Task A_bill_is_paid_once_whoever_is_first(CheckRun run)
    {
        var (demand, ledger) = (await BillDemand.OpenAsync(run), Ledger.Of(run));
        var (_, number) = await demand.IssuedAsync();
        var payers = new List<string>();
        for (var payer = 0; payer < Runners; payer++)
        {
            payers.Add(await ledger.OpenTreasuryAsync());
        }

        // Each from an account of its own, so that nothing but the bill holds them apart.
        var answers = await Task.WhenAll(payers.Select(payer => demand.PayAsync(number, from: payer)));
        Expect.Equal(1, answers.Count(answer => answer.Status == 201), "payments of one bill");
        foreach (var late in answers.Where(answer => answer.Status != 201).Append(await demand.PayAsync(number)))
        {
            late.MustBeRefused(409, "PAY-0481");
        }

        await ledger.MustHoldAsync(demand.Biller, BillDemand.Amount);
    }

    [Check("PAY-C156")]
    [Touches(Destructive = true)]
    [Verifies("PAY-15.13")]
    [Verifies("PAY-15.17")]
    public static async Task Of_a_payment_and_a_cancellation_one_is_done(CheckRun run)
    {
        var (demand, sum) = (await BillDemand.OpenAsync(run), 0);
        for (var turn = 0; turn < 3; turn++)
        {
            var (id, number) = await demand.IssuedAsync();
            var (pay, cancel) = (demand.PayAsync(number), demand.CancelAsync(id));
            var (paid, cancelled) = (await pay, await cancel);
            Expect.That(paid.Status == 201 != (cancelled.Status == 200), "either the payment or the cancellation", $"{paid.Status} and {cancelled.Status}", paid);
            (paid.Status == 201 ? cancelled : paid).MustBeRefused(409, "PAY-0481");
            sum += paid.Status == 201 ? 10 : 0;
        }

        await demand.MustHaveMovedAsync($"{sum}.00");
    }

    [Check("PAY-C157")]
    [Verifies("PAY-15.14")]
    [Verifies("PAY-15.15")]
    public static async Task A_payment_that_is_refused_leaves_the_bill_due(CheckRun run)
    {
        var (demand, ledger) = (await BillDemand.OpenAsync(run), Ledger.Of(run));
        var ((id, number), (_, other)) = (await demand.IssuedAsync(), await demand.IssuedAsync());
        var poor = await ledger.OpenAsync();
        await run.ControlAsync("whose account it is pays", async () => (await demand.PayAsync(other)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await demand.PayAsync(number, by: run.A.Rival)).MustBeRefused(404, "PAY-0404");
            (await demand.PayAsync(number, by: run.B.Treasury)).MustBeRefused(404, "PAY-0404");
        });
        (await demand.PayAsync(number, from: poor)).MustBeRefused(409, "PAY-0409");
        Expect.Equal("due", await demand.StatusAsync(id), "state of the bill");
        (await demand.PayAsync(number)).MustBe(201);
        await demand.MustHaveMovedAsync("20.00");
    }

    [Check("PAY-C158")]
    [Touches(Destructive = true)]
    [Verifies("PAY-15.18")]
    public static async Task Payments_with_one_key_move_money_once(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        var (_, number) = await demand.IssuedAsync();
        var key = run.Unique("key");
        var answers = await Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => demand.PayAsync(number, key: key)));
        foreach (var waiting in answers.Where(answer => answer.Status != 201))
        {
            waiting.MustBeRefused(409, "API-0409");
        }

        var again = (await demand.PayAsync(number, key: key)).MustBe(201);
        Expect.Equal(1, answers.Where(answer => answer.Status == 201).Append(again).Select(answer => answer.Member("transferId")).Distinct().Count(), "transfers of one key", again);
        await demand.MustHaveMovedAsync(BillDemand.Amount);
    }
}
