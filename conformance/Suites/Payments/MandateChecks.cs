using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 11 of the payment rules: who proposes, decides and sees mandates.</summary>
[Touches]
internal static class MandateChecks
{
    [Check("PAY-C70")]
    [Verifies("PAY-11.1")]
    public static async Task A_mandate_is_seen_by_its_two_sides_only(CheckRun run)
    {
        var (theirs, own) = (await StandingMandate.ProposeAsync(run, run.A.Rival), await StandingMandate.ProposeAsync(run));
        await run.ControlAsync("both sides read it", async () =>
        {
            (await theirs.ReadAsync(run.A.Treasury)).MustBe(200);
            (await theirs.ReadAsync(run.A.Rival)).MustBe(200);
        });
        await run.AttackAsync(async () =>
        {
            (await own.ReadAsync(run.A.Rival)).MustBeRefused(404, "PAY-0404");
            (await theirs.ReadAsync(run.B.Treasury)).MustBeRefused(404, "PAY-0404");
        });
    }

    [Check("PAY-C71")]
    [Verifies("PAY-11.2")]
    public static async Task Nobody_but_the_payers_side_decides(CheckRun run)
    {
        var (proposed, active) = (await StandingMandate.ProposeAsync(run, run.A.Rival), await StandingMandate.ActiveAsync(run, run.A.Rival));
        var paused = await StandingMandate.ActiveAsync(run, run.A.Rival);
        await run.ControlAsync("the payer's side pauses", async () => (await paused.DecideAsync("pause", run.A.Rival)).MustBe(200));
        foreach (var (mandate, act, state) in new[] { (proposed, "approve", "proposed"), (proposed, "decline", "proposed"), (active, "pause", "active"), (active, "revoke", "active"), (paused, "resume", "paused") })
        {
            await run.AttackAsync(async () =>
            {
                (await mandate.DecideAsync(act, run.A.Treasury)).MustBeRefused(404, "PAY-0404");
                (await mandate.DecideAsync(act, run.B.Treasury)).MustBeRefused(404, "PAY-0404");
            });
            Expect.Equal(state, await mandate.StatusAsync(), $"state of the mandate after {act}");
        }
    }

    [Check("PAY-C72")]
    [Verifies("PAY-11.12")]
    public static async Task A_mandate_begins_today_or_later_and_ends_within_ten_years(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var shop = await ledger.OpenAsync();
        var address = await (await Addresses.OfAsync(run, ledger.Owner)).MakeAsync(await ledger.OpenAsync());
        var today = await StandingMandate.ProposeAsync(run);
        var (before, first, later, tenYears) = (await today.FromStartAsync(-1), await today.FromStartAsync(0), await today.FromStartAsync(2), await today.FromStartAsync(3652 + 3));
        await run.ControlAsync("a mandate of today is proposed", async () => (await ProposeAsync(first, first)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await ProposeAsync(before, later)).MustBeRefused(422, "PAY-0444");
            (await ProposeAsync(later, first)).MustBeRefused(422, "PAY-0444");
            (await ProposeAsync(first, tenYears)).MustBeRefused(422, "PAY-0444");
        });

        Task<Answer> ProposeAsync(string startsOn, string endsOn)
        {
            var draft = StandingMandate.Draft(ledger, shop, address, endsOn);
            draft["startsOn"] = startsOn;
            return StandingMandate.ProposeAsync(run, draft);
        }
    }

    [Check("PAY-C73")]
    [Verifies("PAY-11.13")]
    public static async Task The_list_holds_what_the_client_decides_and_nothing_else(CheckRun run)
    {
        var (theirs, own) = (await StandingMandate.ProposeAsync(run, run.A.Rival), await StandingMandate.ProposeAsync(run));
        await run.ControlAsync("each side finds what it decides", async () =>
        {
            Expect.That((await ListAsync(run.A.Rival)).Contains(theirs.Id), "the mandate in the list of who decides", "none");
            Expect.That((await ListAsync(run.A.Treasury)).Contains(own.Id), "the mandate in the list of who decides", "none");
        });
        await run.AttackAsync(async () =>
        {
            Expect.That(!(await ListAsync(run.A.Treasury)).Contains(theirs.Id), "no mandate that others decide", theirs.Id);
            Expect.That(!(await ListAsync(run.A.Rival)).Contains(own.Id), "no mandate that others decide", own.Id);
        });

        // Newest first: of other checks at the same time there are fewer than a page.
        async Task<string> ListAsync(Actor actor) => (await run.Api("payments").Call("listMandates").Query("limit", "100").SendAsync(actor)).MustBe(200).Text;
    }
}
