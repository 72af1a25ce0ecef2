using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 13 of the payment rules: who issues vouchers and sees them, and the money that they set aside.</summary>
[Touches]
internal static class VoucherChecks
{
    [Check("PAY-C120")]
    [Verifies("PAY-13.1")]
    public static async Task A_voucher_is_seen_and_changed_by_who_issued_it_only(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var (id, _) = await trade.IssuedAsync();
        await run.ControlAsync("who issued it reads it", async () => (await trade.ReadAsync(id)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var other in new[] { run.A.Rival, run.B.Treasury })
            {
                (await trade.ReadAsync(id, other)).MustBeRefused(404, "PAY-0404");
                (await trade.ActAsync("activate", id, other)).MustBeRefused(404, "PAY-0404");
                (await trade.ActAsync("cancel", id, other)).MustBeRefused(404, "PAY-0404");
            }
        });
        Expect.Equal("issued", await trade.StatusAsync(id), "state of the voucher");
    }

    [Check("PAY-C121")]
    [Verifies("PAY-13.2")]
    public static async Task Vouchers_are_issued_on_treasury_accounts_only(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var merchant = await Ledger.Of(run).OpenAsync("merchant", "-100.00");
        await run.ControlAsync("a treasury issues", async () => (await trade.IssueAsync()).MustBe(201));
        await run.AttackAsync(async () => (await (trade with { Treasury = merchant }).IssueAsync()).MustBeRefused(422, "PAY-0470"));
    }

    [Check("PAY-C122")]
    [Verifies("PAY-13.3")]
    [Verifies("PAY-13.4")]
    [Verifies("PAY-13.19")]
    public static async Task What_vouchers_set_aside_is_spent_by_nothing_else(CheckRun run)
    {
        var (trade, ledger) = (await VoucherTrade.OpenAsync(run, floor: "-100.00"), Ledger.Of(run));
        var shop = await ledger.OpenAsync();
        await run.ControlAsync("what it has is set aside", async () => (await trade.IssueAsync(trade.Draft("60.00"))).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await trade.IssueAsync(trade.Draft("40.01"))).MustBeRefused(409, "PAY-0409");
            (await ledger.PayAsync(trade.Treasury, shop, "40.01")).MustBeRefused(409, "PAY-0409");
            (await ledger.ChangeAsync("closeAccount", trade.Treasury)).MustBeRefused(409, "PAY-0412");
        });
        (await ledger.PayAsync(trade.Treasury, shop, "40.00")).MustBe(201);
    }

    [Check("PAY-C123")]
    [Verifies("PAY-13.14")]
    public static async Task A_voucher_expires_ahead_and_within_what_the_country_allows(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var (tomorrow, before, never) = (await AskedPayment.ExpiryAsync(run, TimeSpan.FromDays(1)), await AskedPayment.ExpiryAsync(run, TimeSpan.FromMinutes(-1)), await AskedPayment.ExpiryAsync(run, TimeSpan.FromDays(3661)));
        await run.ControlAsync("a voucher until tomorrow is issued", async () => (await trade.IssueAsync(trade.Draft(expiresAt: tomorrow))).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await trade.IssueAsync(trade.Draft(expiresAt: before))).MustBeRefused(422, "PAY-0471");
            (await trade.IssueAsync(trade.Draft(expiresAt: never))).MustBeRefused(422, "PAY-0471");
        });
    }

    [Check("PAY-C124")]
    [Verifies("PAY-13.18")]
    public static async Task The_list_holds_what_the_client_issued_and_nothing_else(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var (id, _) = await trade.IssuedAsync();
        await run.ControlAsync("who issued it finds it", async () => Expect.That((await ListAsync(run.A.Treasury)).Contains(id, StringComparison.Ordinal), "the voucher in the list of who issued it", "none"));
        await run.AttackAsync(async () => Expect.That(!(await ListAsync(run.A.Rival)).Contains(id, StringComparison.Ordinal), "no voucher that others issued", id));

        // Newest first: of other checks at the same time there are fewer than a page.
        async Task<string> ListAsync(Actor actor) => (await run.Api("payments").Call("listVouchers").Query("limit", "100").SendAsync(actor)).MustBe(200).Text;
    }

    [Check("PAY-C125")]
    [Verifies("PAY-13.15")]
    public static async Task What_is_cancelled_is_free_to_spend_once(CheckRun run)
    {
        var (trade, ledger) = (await VoucherTrade.OpenAsync(run, floor: "-100.00"), Ledger.Of(run));
        var (issued, _) = await trade.IssuedAsync(trade.Draft("60.00"));
        var (active, _) = await trade.ActiveAsync(trade.Draft("30.00"));
        (await trade.ActAsync("cancel", issued)).MustBe(200);
        (await trade.ActAsync("cancel", issued)).MustBeRefused(409, "PAY-0465");
        (await ledger.PayAsync(trade.Treasury, trade.Shop, "70.01")).MustBeRefused(409, "PAY-0409");
        (await trade.ActAsync("cancel", active)).MustBe(200);
        (await ledger.PayAsync(trade.Treasury, trade.Shop, "100.00")).MustBe(201);
    }

    [Check("PAY-C126")]
    [Verifies("PAY-13.21")]
    public static async Task Only_a_merchants_account_has_details_of_a_merchant(CheckRun run)
    {
        await run.ControlAsync("a merchant's account has them", async () => (await OpenAsync("merchant")).MustBe(201));
        await run.AttackAsync(async () => (await OpenAsync("treasury")).MustBeRefused(422, "PAY-0472"));

        Task<Answer> OpenAsync(string kind) => run.Api("payments").Call("openAccount").Key().Json(VoucherTrade.ShopDraft(run, VoucherTrade.Seeds, kind)).SendAsync(run.A.Treasury);
    }
}
