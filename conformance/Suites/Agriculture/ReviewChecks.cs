using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Agriculture;

/// <summary>Clause 4 of the agriculture rules: who decides, on what, and how often.</summary>
[Touches(Reads = [Roles.Officer])]
internal static class ReviewChecks
{
    [Check("AGR-C08", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-4.1")]
    public static async Task Officers_of_the_tenant_list_its_applications_and_nobody_else(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var farmer = await scheme.FarmerAsync(run);
        var application = (await farmer.ApplyAsync(scheme, "grant")).MustBe("under-review");
        await run.ControlAsync("the officer finds it", async () =>
            Expect.That(await ListsAsync(run, run.A.Officer, application.Id), $"the application {application.Id} in the list", "none"));
        await run.AttackAsync(async () =>
        {
            (await run.Api("agriculture").Call("listApplications").SendAsync(farmer.Actor)).MustBeRefused(403, "API-0403");
            Expect.That(!await ListsAsync(run, run.B.Officer, application.Id), "no application of another tenant in the list", application.Id);
            (await application.DecideAsync(run.B.Officer)).MustBeRefused(404, "AGR-0404");
        });
        await application.RejectAsync();
    }

    [Check("AGR-C09", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-4.2")]
    public static async Task Only_what_is_under_review_is_decided(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var (farmer, large) = (await scheme.FarmerAsync(run), await Farmer.EnrolAsync(run, scheme.MaximumHectares * 2));
        Application? rejected = null;
        await run.ControlAsync("one under review is decided", async () =>
            rejected = (await (await farmer.ApplyAsync(scheme, "grant")).MustBe("under-review").RejectAsync()).MustBe("rejected"));
        await run.AttackAsync(async () =>
        {
            foreach (var other in new[] { rejected!, (await farmer.ApplyAsync(scheme, "refuse")).MustBe("paper-route"), (await large.ApplyAsync(scheme, "grant")).MustBe("ineligible") })
            {
                (await other.DecideAsync(run.A.Officer, "approve")).MustBeRefused(409, "AGR-0409");
                (await other.AgainAsync()).MustBe(other.Status);
            }
        });
    }

    [Check("AGR-C10", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-4.3")]
    public static async Task A_decision_on_an_older_state_is_refused(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var farmer = await scheme.FarmerAsync(run);
        await run.ControlAsync("by the current tag it is decided", async () => await (await farmer.ApplyAsync(scheme, "grant")).RejectAsync());
        var older = await farmer.ApplyAsync(scheme);
        await older.AnswerAsync("grant");
        var current = (await older.CollectAsync()).MustBe("under-review");
        await run.AttackAsync(async () =>
        {
            (await current.DecideAsync(run.A.Officer, etag: "")).MustBeRefused(428, "API-0428");
            (await current.DecideAsync(run.A.Officer, etag: older.ETag)).MustBeRefused(412, "API-0412");
            await MustCountOnceAsync(run, current);
        });
        (await current.AgainAsync()).MustBe("rejected");
    }

    [Check("AGR-C11", Blocks = ["agriculture", "consent", "identity", "payments", "registries"])]
    [Verifies("AGR-4.4")]
    public static async Task An_approved_application_is_paid_once(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var wallet = await Wallet.LinkAsync(run, await scheme.FarmerAsync(run), scheme);
        var application = (await wallet.Farmer.ApplyAsync(scheme, "grant")).MustBe("under-review");
        await run.ControlAsync("an officer approves it", async () => (await application.DecideAsync(run.A.Officer, "approve")).MustBe(200));
        var paid = await application.PaidAsync();
        Expect.That(paid.Shown.Json.TryGetProperty("receiptNumber", out _), "the number of a receipt", "none", paid.Shown);
        await run.AttackAsync(async () => (await paid.DecideAsync(run.A.Officer, "approve")).MustBeRefused(409, "AGR-0409"));

        // A second payment would come with the next round of whatever pays.
        await run.DelayAsync(TimeSpan.FromSeconds(3));
        await wallet.MustHoldOnceAsync(scheme);
    }

    [Check("AGR-C12", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-4.5")]
    [Touches(Reads = [Roles.Officer], Writes = [Roles.ApplicationOfOfficer])]
    public static async Task An_officer_does_not_decide_on_their_own_application(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var farmer = await scheme.FarmerAsync(run);
        await run.ControlAsync("on another's the officer decides", async () => await (await farmer.ApplyAsync(scheme, "grant")).RejectAsync());
        var own = await OwnAsync(run, scheme);
        await run.AttackAsync(async () =>
        {
            (await own.DecideAsync(run.A.Officer, "approve")).MustBeRefused(403, "AGR-0412");
            (await own.DecideAsync(run.A.Officer)).MustBeRefused(403, "AGR-0412");
        });
        (await own.AgainAsync()).MustBe("under-review");
    }

    private static async Task MustCountOnceAsync(CheckRun run, Application application)
    {
        var officer = run.A.Officer;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => application.DecideAsync(officer)));
        foreach (var late in answers.Where(answer => answer.Status != 200))
        {
            late.MustBeRefused(412, "API-0412");
        }

        Expect.Equal(1, answers.Count(answer => answer.Status == 200), "decisions by one entity tag that count");
    }

    // Nobody decides on the officer's own application, so that of an earlier run may still be under review.
    private static async Task<Application> OwnAsync(CheckRun run, Scheme scheme)
    {
        var applied = await Application.TryApplyAsync(run, scheme, run.A.Officer);
        if (applied.Status == 201)
        {
            await Farmer.EnterAsync(run, run.A.PersonOf(Roles.Officer).Number, scheme.MaximumHectares);
            var fresh = new Application(run, run.A.Officer, applied.MustBe(201));
            await fresh.AnswerAsync("grant");
            return (await fresh.CollectAsync()).MustBe("under-review");
        }

        applied.MustBeRefused(409, "AGR-0410");
        foreach (var status in new[] { "under-review", "consent-pending" })
        {
            foreach (var id in await IdsAsync(run, run.A.Officer, status))
            {
                var read = await run.Api("agriculture").Call("getApplication").Path("applicationId", id).SendAsync(run.A.Officer);
                if (read.Status == 200)
                {
                    return await UnderReviewAsync(new Application(run, run.A.Officer, read.MustBe(200)));
                }
            }
        }

        throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, "The officer has an open application that no list holds.");
    }

    private static async Task<Application> UnderReviewAsync(Application own)
    {
        if (own.Status == "consent-pending")
        {
            await own.AnswerAsync("grant");
            own = await own.CollectAsync();
        }

        return own.MustBe("under-review");
    }

    private static async Task<bool> ListsAsync(CheckRun run, Actor officer, string id) => (await IdsAsync(run, officer, "under-review")).Contains(id);

    private static async Task<List<string>> IdsAsync(CheckRun run, Actor officer, string status) =>
        [.. (await Pages.WalkAsync(run.Api("agriculture").Call("listApplications"), officer, 100, ("status", status))).Select(item => item.GetProperty("applicationId").GetString()!)];
}
