using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 19 of the payment rules: who sees, makes and reports outward transfers, and what stays shut.</summary>
[Touches]
internal static class OutwardChecks
{
    [Check("PAY-C205")]
    [Verifies("PAY-19.1")]
    [Verifies("PAY-19.2")]
    public static async Task An_outward_transfer_is_seen_by_its_payer_and_its_participant(CheckRun run)
    {
        var (outward, own) = (await OutwardCase.MakeAsync(run, besides: ""), await OutwardCase.MakeAsync(run, "treasury", ""));
        var (id, between) = (await outward.MadeAsync(), await own.MadeAsync());
        await run.ControlAsync("both sides see it", async () =>
        {
            foreach (var one in new[] { run.A.Treasury, run.A.Rival })
            {
                (await outward.ReadAsync(id, one)).MustBe(200);
                Expect.That((await ListAsync(one)).Contains(id, StringComparison.Ordinal), "the outward transfer in the list", "none");
            }
        });
        await run.AttackAsync(async () =>
        {
            foreach (var (other, secret) in new[] { (run.A.Rival, between), (run.B.Treasury, id) })
            {
                (await outward.ReadAsync(secret, other)).MustBeRefused(404, "PAY-0404");
                Expect.That(!(await ListAsync(other)).Contains(secret, StringComparison.Ordinal), "no outward transfer of others in the list", secret);
            }
        });

        // Newest first: of other checks at the same time there are fewer than a page.
        async Task<string> ListAsync(Actor actor) => (await run.Api("payments").Call("listOutwardTransfers").Query("limit", "100").SendAsync(actor)).MustBe(200).Text;
    }

    [Check("PAY-C206")]
    [Verifies("PAY-19.3")]
    [Verifies("PAY-19.4")]
    [Verifies("PAY-19.7")]
    public static async Task Money_leaves_by_its_owner_to_a_participant_with_a_transit_account(CheckRun run)
    {
        var (outward, without) = (await OutwardCase.MakeAsync(run, besides: ""), await Clearing.RegisteredAsync(run, "rival"));
        await run.ControlAsync("the owner pays", async () => (await outward.TryMakeAsync(outward.Draft())).MustBe(201));
        var before = await outward.HeldAsync();
        await run.AttackAsync(async () =>
        {
            foreach (var stranger in new[] { run.A.Rival, run.B.Treasury })
            {
                (await outward.TryMakeAsync(outward.Draft(), stranger)).MustBeRefused(404, "PAY-0404");
            }

            (await outward.TryMakeAsync(outward.Draft(participant: without))).MustBeRefused(422, "PAY-0530");
            (await outward.TryMakeAsync(outward.Draft(currency: Ledger.Of(run).OtherCurrency))).MustBeRefused(422, "PAY-0530");
            (await OutwardCase.TryOpenAsync(run, run.A.Rival, "transit", null)).MustBeRefused(422, "PAY-0512");
        });
        await outward.MustHaveMovedAsync(before, 0, 0, 0);
    }

    [Check("PAY-C208")]
    [Verifies("PAY-19.6")]
    public static async Task A_transit_account_is_for_nothing_else(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run);
        await run.ControlAsync("an outward transfer is made", async () => await outward.MadeAsync());
        var before = await outward.HeldAsync();
        await run.AttackAsync(async () =>
        {
            (await Ledger.Of(run).PayAsync(outward.Treasury, outward.Transit, "1.00")).MustBeRefused(422, "PAY-0531");
            (await Ledger.Of(run, outward.Reporter).PayAsync(outward.Transit, outward.Own, "1.00")).MustBeRefused(422, "PAY-0531");
        });
        await outward.MustHaveMovedAsync(before, 0, 0, 0);
    }

    [Check("PAY-C209")]
    [Verifies("PAY-19.8")]
    [Verifies("PAY-19.21")]
    public static async Task The_participants_client_reports_and_names_an_account_there(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run);
        var (id, elsewhere) = (await outward.MadeAsync(), await Ledger.Of(run, outward.Reporter).OpenAsync());
        await run.ControlAsync("the participant reports", async () => (await outward.ReportAsync("credit", await outward.MadeAsync())).MustBe(200));
        var before = await outward.HeldAsync();
        await run.AttackAsync(async () =>
        {
            foreach (var what in new[] { "credit", "return" })
            {
                (await outward.ReportAsync(what, id, run.A.Treasury)).MustBeRefused(404, "PAY-0404");
                (await outward.ReportAsync(what, id, run.B.Treasury)).MustBeRefused(404, "PAY-0404");
                foreach (var account in new[] { elsewhere, outward.Treasury, outward.Transit })
                {
                    (await outward.ReportAsync(what, id, account: account)).MustBeRefused(422, "PAY-0533");
                }
            }
        });
        await outward.MustHaveMovedAsync(before, 0, 0, 0);
        Expect.Equal("acknowledged", await outward.StatusAsync(id), "state of the outward transfer");
    }

    [Check("PAY-C216")]
    [Verifies("PAY-19.20")]
    [Verifies("PAY-19.22")]
    public static async Task What_is_on_its_way_comes_back_by_a_return_only(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run, "treasury", "");
        var (wallet, empty) = (await Ledger.Of(run).OpenAsync(), await Ledger.Of(run).OpenAsync());
        (await Ledger.Of(run).PayAsync(outward.Treasury, wallet, OutwardCase.Paid)).MustBe(201);
        var id = (await outward.TryMakeAsync(outward.Draft(debtor: wallet))).MustBe(201).Member("outwardTransferId");
        var amount = Ledger.Money(run.A.Data("currency"), "1.00");
        await run.ControlAsync("an account without one is closed", async () => (await Ledger.Of(run).ChangeAsync("closeAccount", empty)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            var refund = run.Api("payments").Call("createRefund").Path("transferId", id).Key().Json(new JsonObject { ["amount"] = amount, ["reference"] = "conformance" });
            (await refund.SendAsync(run.A.Treasury)).MustBeRefused(422, "PAY-0432");
            (await RefundChecks.ReverseAsync(run, id)).MustBeRefused(422, "PAY-0432");
            var dispute = run.Api("payments").Call("openDispute").Path("transferId", id).Key().Json(DisputeCase.Said("Never came", new JsonObject { ["amount"] = amount.DeepClone(), ["reason"] = "notReceived" }));
            (await dispute.SendAsync(run.A.Treasury)).MustBeRefused(422, "PAY-0432");
            (await Ledger.Of(run).ChangeAsync("closeAccount", wallet)).MustBeRefused(409, "PAY-0412");
        });
        (await outward.ReportAsync("return", id)).MustBe(200);
        await Ledger.Of(run).MustHoldAsync(wallet, OutwardCase.Paid);
    }
}
