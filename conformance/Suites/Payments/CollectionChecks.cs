using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 11 of the payment rules: what is collected under a mandate.</summary>
[Touches]
internal static class CollectionChecks
{
    [Check("PAY-C74")]
    [Verifies("PAY-11.3")]
    public static async Task Nobody_but_who_proposed_collects(CheckRun run)
    {
        var (mandate, other) = (await StandingMandate.ActiveAsync(run, run.A.Rival), await StandingMandate.ActiveAsync(run, run.A.Rival));
        await run.ControlAsync("who proposed collects", async () => (await other.CollectAsync()).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await mandate.CollectAsync(by: run.A.Rival)).MustBeRefused(404, "PAY-0404");
            (await mandate.CollectAsync(by: run.B.Treasury)).MustBeRefused(404, "PAY-0404");
        });
        await mandate.MustHaveMovedAsync("0.00");
    }

    [Check("PAY-C75")]
    [Verifies("PAY-11.4")]
    public static async Task A_collection_moves_its_amount_at_once(CheckRun run)
    {
        var mandate = await StandingMandate.ActiveAsync(run, run.A.Rival);
        var collected = (await mandate.CollectAsync("7.50")).MustBe(201);
        await mandate.MustHaveMovedAsync("7.50");
        (await Ledger.Of(run).Call("getReceipt").Path("transferId", collected.Member("transferId")).SendAsync(run.A.Rival)).MustBe(200);
    }

    [Check("PAY-C76")]
    [Verifies("PAY-11.5")]
    public static async Task Nothing_above_the_ceiling_is_collected(CheckRun run)
    {
        var mandate = await StandingMandate.ActiveAsync(run, terms: terms => terms["collectionsPerPeriod"] = 2);
        await run.ControlAsync("the ceiling itself is collected", async () => (await mandate.CollectAsync("10.00")).MustBe(201));
        await run.AttackAsync(async () => (await mandate.CollectAsync("10.01")).MustBeRefused(422, "PAY-0443"));
        await mandate.MustHaveMovedAsync("10.00");
    }

    [Check("PAY-C77")]
    [Touches(Destructive = true)]
    [Verifies("PAY-11.6")]
    public static async Task A_period_sees_no_more_collections_than_the_mandate_allows(CheckRun run)
    {
        // No period of a year turns while the check runs.
        var mandate = await StandingMandate.ActiveAsync(run, terms: terms => (terms["collectionsPerPeriod"], terms["period"]) = (2, "yearly"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => mandate.CollectAsync()));
        Expect.Equal(2, answers.Count(answer => answer.Status == 201), "collections of a period that allows two");
        foreach (var late in answers.Where(answer => answer.Status != 201).Append(await mandate.CollectAsync()))
        {
            late.MustBeRefused(409, "PAY-0442");
        }

        await mandate.MustHaveMovedAsync("20.00");
    }

    [Check("PAY-C78")]
    [Verifies("PAY-11.7")]
    public static async Task A_refused_collection_does_not_count(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var mandate = await StandingMandate.ActiveAsync(run, floor: "", terms: terms => terms["period"] = "yearly");
        (await mandate.CollectAsync()).MustBeRefused(409, "PAY-0409");
        (await mandate.CollectAsync("10.01")).MustBeRefused(422, "PAY-0443");
        (await ledger.PayAsync(await ledger.OpenTreasuryAsync(), mandate.PayerAccount, StandingMandate.Amount)).MustBe(201);
        (await mandate.CollectAsync()).MustBe(201);
        await ledger.MustHoldAsync(mandate.Shop, StandingMandate.Amount);
    }

    [Check("PAY-C79")]
    [Verifies("PAY-11.8")]
    public static async Task Nothing_is_collected_before_the_first_day(CheckRun run)
    {
        var today = await StandingMandate.ActiveAsync(run);
        var later = await today.FromStartAsync(2);
        var mandate = await StandingMandate.ActiveAsync(run, terms: terms => terms["startsOn"] = later);
        await run.ControlAsync("a mandate that has begun is collected under", async () => (await today.CollectAsync()).MustBe(201));
        await run.AttackAsync(async () => (await mandate.CollectAsync()).MustBeRefused(409, "PAY-0442"));
        await mandate.MustHaveMovedAsync("0.00");
    }

    [Check("PAY-C80")]
    [Touches(Destructive = true)]
    [Verifies("PAY-11.14")]
    public static async Task Collections_with_one_key_move_money_once(CheckRun run)
    {
        var mandate = await StandingMandate.ActiveAsync(run, terms: terms => terms["collectionsPerPeriod"] = 10);
        var key = run.Unique("key");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => mandate.CollectAsync(key: key)));
        foreach (var waiting in answers.Where(answer => answer.Status != 201))
        {
            waiting.MustBeRefused(409, "API-0409");
        }

        var again = (await mandate.CollectAsync(key: key)).MustBe(201);
        var made = answers.Where(answer => answer.Status == 201).Append(again).Select(answer => answer.Member("transferId"));
        Expect.Equal(1, made.Distinct().Count(), "transfers of one key", again);
        await mandate.MustHaveMovedAsync(StandingMandate.Amount);
    }
}
