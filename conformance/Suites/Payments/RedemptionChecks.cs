using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 13 of the payment rules: what a redemption pays, to whom, and how often.</summary>
[Touches]
internal static class RedemptionChecks
{
    private const int Runners = 6;

    [Check("PAY-C133")]
    [Verifies("PAY-13.8")]
    public static async Task A_redemption_pays_the_whole_amount_to_the_merchant(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run, run.A.Rival);
        var (id, secret) = await trade.ActiveAsync(trade.Draft("7.50"));
        var redeemed = (await trade.RedeemAsync(secret)).MustBe(201);
        await trade.MustHaveMovedAsync("7.50");
        Expect.Equal(redeemed.Member("transferId"), (await trade.ReadAsync(id)).MustBe(200).Member("transferId"), "transfer of the voucher", redeemed);
    }

    [Check("PAY-C134")]
    [Touches(Destructive = true)]
    [Verifies("PAY-13.9")]
    public static async Task A_voucher_is_redeemed_once_whoever_is_first(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var (_, secret) = await trade.ActiveAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => trade.RedeemAsync(secret)));
        Expect.Equal(1, answers.Count(answer => answer.Status == 201), "redemptions of one voucher");
        foreach (var late in answers.Where(answer => answer.Status != 201).Append(await trade.RedeemAsync(secret)))
        {
            late.MustBeRefused(422, "PAY-0467");
        }

        await trade.MustHaveMovedAsync(VoucherTrade.Amount);
    }

    [Check("PAY-C135")]
    [Touches(Destructive = true)]
    [Verifies("PAY-13.9")]
    [Verifies("PAY-13.16")]
    public static async Task Of_a_redemption_and_a_cancellation_one_is_done(CheckRun run)
    {
        var (trade, ledger) = (await VoucherTrade.OpenAsync(run, floor: "-30.00"), Ledger.Of(run));
        var spent = 0;
        for (var turn = 0; turn < 3; turn++)
        {
            var (id, secret) = await trade.ActiveAsync();
            var (redeem, cancel) = (trade.RedeemAsync(secret), trade.ActAsync("cancel", id));
            var (redeemed, cancelled) = (await redeem, await cancel);
            Expect.That(redeemed.Status == 201 != (cancelled.Status == 200), "either the redemption or the cancellation", $"{redeemed.Status} and {cancelled.Status}", redeemed);
            _ = redeemed.Status == 201 ? cancelled.MustBeRefused(409, "PAY-0465") : redeemed.MustBeRefused(422, "PAY-0467");
            spent += redeemed.Status == 201 ? 10 : 0;
        }

        await trade.MustHaveMovedAsync($"{spent}.00");
        if (spent < 30)
        {
            (await ledger.PayAsync(trade.Treasury, trade.Shop, $"{30 - spent}.00")).MustBe(201);
        }
    }

    [Check("PAY-C136")]
    [Verifies("PAY-13.11")]
    [Verifies("PAY-13.12")]
    public static async Task Only_merchants_of_the_kinds_that_it_names_redeem_a_voucher(CheckRun run)
    {
        var (trade, ledger) = (await VoucherTrade.OpenAsync(run), Ledger.Of(run));
        var pharmacy = await VoucherTrade.OpenShopAsync(run, VoucherTrade.Medicine, run.A.Treasury);
        var (own, person) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync("person"));
        var ((_, seeds), (_, anything), (_, more)) = (await trade.ActiveAsync(trade.Draft(categories: [VoucherTrade.Seeds, "0742"])), await trade.ActiveAsync(), await trade.ActiveAsync());
        await run.ControlAsync("every merchant redeems what names no kind", async () => (await trade.RedeemAsync(anything, pharmacy)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await trade.RedeemAsync(seeds, pharmacy)).MustBeRefused(422, "PAY-0469");
            (await trade.RedeemAsync(more, person)).MustBeRefused(422, "PAY-0469");
            (await trade.RedeemAsync(more, own)).MustBeRefused(422, "PAY-0469");
        });
        (await trade.RedeemAsync(seeds)).MustBe(201);
    }

    [Check("PAY-C137")]
    [Verifies("PAY-13.12")]
    public static async Task A_redemption_that_cannot_be_paid_leaves_the_voucher_as_it_was(CheckRun run)
    {
        var (trade, ledger) = (await VoucherTrade.OpenAsync(run), Ledger.Of(run));
        var (id, secret) = await trade.ActiveAsync();
        (await ledger.ChangeAsync("freezeAccount", trade.Shop)).MustBe(200);
        (await trade.RedeemAsync(secret)).MustBeRefused(409, "PAY-0410");
        Expect.Equal("active", await trade.StatusAsync(id), "state of the voucher");
        (await ledger.ChangeAsync("unfreezeAccount", trade.Shop)).MustBe(200);
        (await trade.RedeemAsync(secret)).MustBe(201);
        await trade.MustHaveMovedAsync(VoucherTrade.Amount);
    }

    [Check("PAY-C138")]
    [Touches(Destructive = true)]
    [Verifies("PAY-13.17")]
    public static async Task Redemptions_with_one_key_move_money_once(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var (_, secret) = await trade.ActiveAsync();
        var key = run.Unique("key");
        var answers = await Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => trade.RedeemAsync(secret, key: key)));
        foreach (var waiting in answers.Where(answer => answer.Status != 201))
        {
            waiting.MustBeRefused(409, "API-0409");
        }

        var again = (await trade.RedeemAsync(secret, key: key)).MustBe(201);
        Expect.Equal(1, answers.Where(answer => answer.Status == 201).Append(again).Select(answer => answer.Member("transferId")).Distinct().Count(), "transfers of one key", again);
        await trade.MustHaveMovedAsync(VoucherTrade.Amount);
    }

    [Check("PAY-C139")]
    [Verifies("PAY-13.20")]
    public static async Task Nobody_redeems_to_an_account_of_another(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var (id, secret) = await trade.ActiveAsync();
        var (_, other) = await trade.ActiveAsync();
        await run.ControlAsync("the merchant's client redeems", async () => (await trade.RedeemAsync(other)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await trade.RedeemAsync(secret, by: run.A.Rival)).MustBeRefused(404, "PAY-0404");
            (await trade.RedeemAsync(secret, by: run.B.Treasury)).MustBeRefused(404, "PAY-0404");
        });
        Expect.Equal("active", await trade.StatusAsync(id), "state of the voucher");
    }
}
