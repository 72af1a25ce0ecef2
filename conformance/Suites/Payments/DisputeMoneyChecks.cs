using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 18 of the payment rules: what a dispute pays back, and what it does not.</summary>
[Touches]
internal static class DisputeMoneyChecks
{
    private const int Runners = 4;

    [Check("PAY-C195")]
    [Verifies("PAY-18.8")]
    public static async Task What_is_disputed_is_not_paid_back_otherwise(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var paid = await dispute.PaidAsync();
        var id = (await dispute.OpenAsync(paid)).MustBe(201).Member("disputeId");
        await run.ControlAsync("what is not disputed is refunded", async () => (await dispute.RefundAsync(paid, "1.00")).MustBe(201));
        await run.AttackAsync(async () => (await dispute.RefundAsync(paid, "2.01")).MustBeRefused(409, "PAY-0529"));
        var whole = await dispute.PaidAsync();
        (await dispute.OpenAsync(whole)).MustBe(201);
        await run.AttackAsync(async () => (await RefundChecks.ReverseAsync(run, whole)).MustBeRefused(409, "PAY-0529"));
        await dispute.MustHoldAsync("69.00");
        (await dispute.ActAsync("withdraw", id)).MustBe(200);
        (await dispute.RefundAsync(paid, "9.00")).MustBe(201);
    }

    [Check("PAY-C196")]
    [Verifies("PAY-18.9")]
    public static async Task An_acceptance_refunds_what_is_asked_for_once(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        await MustRefundOnceAsync(dispute, "accept", await dispute.OpenedAsync());
    }

    [Check("PAY-C197")]
    [Verifies("PAY-18.10")]
    public static async Task What_is_upheld_is_refunded_once(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        await MustRefundOnceAsync(dispute, "uphold", await dispute.ContestedAsync());
    }

    [Check("PAY-C198")]
    [Verifies("PAY-18.11")]
    public static async Task A_refund_that_is_refused_leaves_the_dispute_as_it_was(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run, besides: "0.01");
        var id = await dispute.ContestedAsync();
        (await Ledger.Of(run, dispute.Payee).PayAsync(dispute.Shop, dispute.Treasury, "10.00")).MustBe(201);
        var before = (await dispute.ReadAsync(id)).MustBe(200).Text;
        await run.ControlAsync("the operator may decide another", async () => (await dispute.ActAsync("reject", await dispute.ContestedAsync())).MustBe(200));
        (await Ledger.Of(run, dispute.Payee).PayAsync(dispute.Shop, dispute.Treasury, "10.00")).MustBe(201);
        await run.AttackAsync(async () =>
        {
            (await dispute.ActAsync("uphold", id)).MustBeRefused(409, "PAY-0409");
            (await dispute.ActAsync("accept", id)).MustBeRefused(409, "PAY-0409");
        });
        Expect.Equal(before, (await dispute.ReadAsync(id)).MustBe(200).Text, "the dispute after a refused refund");
        await dispute.MustHoldAsync("0.01");
        await dispute.PaidAsync();
        (await dispute.ActAsync("uphold", id)).MustBe(200);
    }

    [Check("PAY-C199")]
    [Verifies("PAY-18.12")]
    public static async Task What_is_contested_rejected_or_withdrawn_moves_no_money(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var (rejected, withdrawn) = (await dispute.ContestedAsync(), await dispute.OpenedAsync());
        await dispute.MustHoldAsync("70.00");
        foreach (var (act, id) in new[] { ("reject", rejected), ("withdraw", withdrawn) })
        {
            var ended = (await dispute.ActAsync(act, id)).MustBe(200);
            Expect.That(!ended.Json.TryGetProperty("transferId", out _), "no transfer of the dispute", ended.Text, ended);
            await dispute.MustHoldAsync("70.00");
        }
    }

    [Check("PAY-C204")]
    [Verifies("PAY-18.21")]
    public static async Task Acts_refunds_and_reversals_at_the_same_time_pay_back_no_more_than_was_paid(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var paid = await dispute.PaidAsync();
        var id = (await dispute.OpenAsync(paid)).MustBe(201).Member("disputeId");
        (await dispute.ActAsync("contest", id)).MustBe(200);
        var ends = Task.WhenAll(Enumerable.Range(0, Runners).Select(runner => dispute.ActAsync(runner % 2 == 0 ? "accept" : "uphold", id)));
        var refunds = Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => dispute.RefundAsync(paid, "3.00")));
        var reversals = Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => RefundChecks.ReverseAsync(run, paid)));
        Expect.Equal(1, (await ends).Count(answer => answer.Status == 200), "acts that ended the dispute");
        Expect.Equal(1, (await refunds).Count(answer => answer.Status == 201), "refunds of 3.00 that a rest of 3.00 allowed");
        Expect.Equal(0, (await reversals).Count(answer => answer.Status == 201), "reversals");
        await dispute.MustHoldAsync("50.00");
    }

    /// <summary>Expects that an act refunds what is asked for, that a repeat of its key is answered alike, and that nothing refunds it again.</summary>
    private static async Task MustRefundOnceAsync(DisputeCase dispute, string act, string id)
    {
        var key = dispute.Run.Unique("key");
        var ended = (await dispute.ActAsync(act, id, key: key)).MustBe(200);
        Expect.That(ended.Json.TryGetProperty("transferId", out _), "the transfer that refunds", ended.Text, ended);
        await dispute.MustHoldAsync("53.00");
        await Ledger.Of(dispute.Run).MustHoldAsync(dispute.Treasury, "-53.00");
        Expect.Equal(ended.Text, (await dispute.ActAsync(act, id, key: key)).MustBe(200).Text, "answer to the repeat");
        (await dispute.ActAsync(act, id)).MustBeRefused(409, "PAY-0525");
        await dispute.MustHoldAsync("53.00");
    }
}
