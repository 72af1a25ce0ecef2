using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 7 of the payment rules.</summary>
[Touches]
internal static class RequestChecks
{
    [Check("PAY-C39")]
    [Verifies("PAY-7.1")]
    public static async Task A_request_is_seen_by_its_two_sides_only(CheckRun run)
    {
        var asked = await AskedPayment.MakeAsync(run, run.A.Rival);
        var own = await AskedPayment.MakeAsync(run);
        await run.ControlAsync("both sides read it", async () =>
        {
            (await asked.ReadAsync(run.A.Treasury)).MustBe(200);
            (await asked.ReadAsync(run.A.Rival)).MustBe(200);
        });
        await run.AttackAsync(async () =>
        {
            (await own.ReadAsync(run.A.Rival)).MustBeRefused(404, "PAY-0404");
            (await asked.ReadAsync(run.B.Treasury)).MustBeRefused(404, "PAY-0404");
        });
    }

    [Check("PAY-C40")]
    [Verifies("PAY-7.2")]
    public static async Task Nobody_but_the_debtors_side_decides(CheckRun run)
    {
        var asked = await AskedPayment.MakeAsync(run, run.A.Rival);
        var other = await AskedPayment.MakeAsync(run, run.A.Rival);
        await run.ControlAsync("the debtor's side declines", async () => (await other.ActAsync("decline", run.A.Rival)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var act in new[] { "approve", "decline" })
            {
                (await asked.ActAsync(act, run.A.Treasury)).MustBeRefused(404, "PAY-0404");
                (await asked.ActAsync(act, run.B.Treasury)).MustBeRefused(404, "PAY-0404");
            }
        });
        Expect.Equal("requested", await asked.StatusAsync(), "state of the request");
        await Ledger.Of(run).MustHoldAsync(asked.Shop, "0.00");
    }

    [Check("PAY-C41")]
    [Verifies("PAY-7.3")]
    public static async Task Nobody_but_who_asked_cancels(CheckRun run)
    {
        var (asked, other) = (await AskedPayment.MakeAsync(run, run.A.Rival), await AskedPayment.MakeAsync(run, run.A.Rival));
        await run.ControlAsync("who asked cancels", async () => (await other.ActAsync("cancel", run.A.Treasury)).MustBe(200));
        await run.AttackAsync(async () => (await asked.ActAsync("cancel", run.A.Rival)).MustBeRefused(404, "PAY-0404"));
        Expect.Equal("requested", await asked.StatusAsync(), "state of the request");
    }

    [Check("PAY-C42")]
    [Touches(Destructive = true)]
    [Verifies("PAY-7.4")]
    public static async Task An_approval_pays_once(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        for (var round = 0; round < 2; round++)
        {
            var asked = await AskedPayment.MakeAsync(run, run.A.Rival);
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => asked.ActAsync("approve", asked.Payer)));
            Expect.Equal(1, answers.Count(answer => answer.Status == 200), "approvals of one request that were done");
            foreach (var late in answers.Where(answer => answer.Status != 200))
            {
                late.MustBeRefused(409, "PAY-0415");
            }

            await ledger.MustHoldAsync(asked.Shop, AskedPayment.Amount);
            await Ledger.Of(run, asked.Payer).MustHoldAsync(asked.PayerAccount, $"-{AskedPayment.Amount}");
            var transfer = (await asked.ReadAsync(asked.Payer)).MustBe(200).Member("transferId");
            (await ledger.Call("getReceipt").Path("transferId", transfer).SendAsync(asked.Payer)).MustBe(200);
        }
    }

    [Check("PAY-C43")]
    [Verifies("PAY-7.6")]
    public static async Task An_approval_that_cannot_be_paid_leaves_the_request_open(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var asked = await AskedPayment.MakeAsync(run, floor: "");
        (await asked.ActAsync("approve", asked.Payer)).MustBeRefused(409, "PAY-0409");
        Expect.Equal("requested", await asked.StatusAsync(), "state of the request");
        (await ledger.PayAsync(await ledger.OpenTreasuryAsync(), asked.PayerAccount, AskedPayment.Amount)).MustBe(201);
        (await asked.ActAsync("approve", asked.Payer)).MustBe(200);
        await ledger.MustHoldAsync(asked.Shop, AskedPayment.Amount);
    }

    [Check("PAY-C44")]
    [Verifies("PAY-7.8")]
    public static async Task A_request_expires_ahead_and_within_45_days(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var shop = await ledger.OpenAsync();
        var address = await (await Addresses.OfAsync(run, ledger.Owner)).MakeAsync(await ledger.OpenAsync());
        await run.ControlAsync("a request of 44 days is made", async () => (await AskAsync(TimeSpan.FromDays(44))).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await AskAsync(TimeSpan.FromDays(46))).MustBeRefused(422, "PAY-0431");
            (await AskAsync(TimeSpan.FromMinutes(-1))).MustBeRefused(422, "PAY-0431");
        });

        async Task<Engine.Http.Answer> AskAsync(TimeSpan ahead) =>
            await AskedPayment.AskAsync(run, AskedPayment.Draft(ledger, shop, address, await AskedPayment.ExpiryAsync(run, ahead)));
    }

    [Check("PAY-C45")]
    [Verifies("PAY-7.9")]
    public static async Task The_list_holds_what_the_client_is_asked_and_nothing_else(CheckRun run)
    {
        var (theirs, own) = (await AskedPayment.MakeAsync(run, run.A.Rival), await AskedPayment.MakeAsync(run));
        await run.ControlAsync("each side finds what it is asked", async () =>
        {
            Expect.That((await ListAsync(run.A.Rival)).Contains(theirs.Id), "the request in the list of who is asked", "none");
            Expect.That((await ListAsync(run.A.Treasury)).Contains(own.Id), "the request in the list of who is asked", "none");
        });
        await run.AttackAsync(async () =>
        {
            Expect.That(!(await ListAsync(run.A.Treasury)).Contains(theirs.Id), "no request that others are asked", theirs.Id);
            Expect.That(!(await ListAsync(run.A.Rival)).Contains(own.Id), "no request that others are asked", own.Id);
        });

        // Newest first: of other checks at the same time there are fewer than a page.
        async Task<string> ListAsync(Engine.Actors.Actor actor) => (await run.Api("payments").Call("listPaymentRequests").Query("limit", "100").SendAsync(actor)).MustBe(200).Text;
    }
}
