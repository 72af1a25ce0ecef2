using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 5 of the payment rules: money moves once.</summary>
[Touches]
internal static class OnceOnlyChecks
{
    [Check("PAY-C15")]
    [Verifies("PAY-5.1")]
    [Verifies("API-8.1")]
    public static async Task A_repeat_is_answered_with_the_first_answer_and_pays_nothing(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        var (draft, key) = (ledger.Draft(treasury, Ledger.To(shop), "5.00"), run.Unique("key"));
        var first = (await ledger.PayAsync(draft, key)).MustBe(201);
        for (var turn = 0; turn < 2; turn++)
        {
            var again = (await ledger.PayAsync(draft, key)).MustBe(201);
            Expect.Equal(first.Text, again.Text, "answer to the repeat", again);
            Expect.Equal("true", again.Header("Idempotency-Replayed"), "header Idempotency-Replayed", again);
        }

        await ledger.MustHoldAsync(shop, "5.00");
    }

    [Check("PAY-C16")]
    [Verifies("PAY-5.2")]
    [Verifies("API-8.2")]
    public static async Task A_key_with_another_body_is_refused(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        var key = run.Unique("key");
        await run.ControlAsync("the first body pays", async () => (await ledger.PayAsync(ledger.Draft(treasury, Ledger.To(shop), "5.00"), key)).MustBe(201));
        await run.AttackAsync(async () => (await ledger.PayAsync(ledger.Draft(treasury, Ledger.To(shop), "5.01"), key)).MustBeRefused(422, "API-0422"));
        await ledger.MustHoldAsync(shop, "5.00");
    }

    [Check("PAY-C17")]
    [Touches(Destructive = true)]
    [Verifies("PAY-5.3")]
    [Verifies("API-8.6")]
    public static async Task Repeats_at_the_same_time_pay_once(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        for (var round = 1; round <= 3; round++)
        {
            var (draft, key) = (ledger.Draft(treasury, Ledger.To(shop), "5.00"), run.Unique("key"));
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ledger.PayAsync(draft, key)));
            foreach (var answer in answers.Where(answer => answer.Status != 201))
            {
                answer.MustBeRefused(409, "API-0409");
            }

            Expect.Equal(1, answers.Where(answer => answer.Status == 201).Select(answer => answer.MustBe(201).Member("transferId")).Distinct().Count(), "transfers made by one key");
            await ledger.MustHoldAsync(shop, $"{5 * round}.00");
        }
    }

    [Check("PAY-C18")]
    [Verifies("PAY-5.4")]
    [Verifies("API-8.3")]
    public static async Task A_transfer_without_a_key_is_refused(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        await run.ControlAsync("with a key it pays", async () => (await ledger.PayAsync(treasury, shop, "1.00")).MustBe(201));
        await run.AttackAsync(async () => (await ledger.PayAsync(ledger.Draft(treasury, Ledger.To(shop), "1.00"), "")).MustBeRefused(400, "API-0400"));
        await ledger.MustHoldAsync(shop, "1.00");
    }

    [Check("PAY-C19")]
    [Verifies("PAY-5.5")]
    [Verifies("API-8.5")]
    public static async Task A_key_of_one_client_does_not_touch_another(CheckRun run)
    {
        var key = run.Unique("key");
        foreach (var owner in new[] { run.A.Treasury, run.A.Rival, run.B.Treasury })
        {
            var ledger = Ledger.Of(run, owner);
            var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
            (await ledger.PayAsync(ledger.Draft(treasury, Ledger.To(shop), "5.00"), key)).MustBe(201);
            await ledger.MustHoldAsync(shop, "5.00");
        }
    }

    [Check("PAY-C20")]
    [Verifies("API-8.4")]
    public static async Task A_refused_transfer_does_not_use_up_its_key(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, poor, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync(), await ledger.OpenAsync());
        var (draft, key) = (ledger.Draft(poor, Ledger.To(shop), "5.00"), run.Unique("key"));
        (await ledger.PayAsync(draft, key)).MustBeRefused(409, "PAY-0409");
        (await ledger.PayAsync(treasury, poor, "5.00")).MustBe(201);
        (await ledger.PayAsync(draft, key)).MustBe(201);
        await ledger.MustHoldAsync(shop, "5.00");
    }
}
