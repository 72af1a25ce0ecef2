using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Agriculture;

/// <summary>Clauses 2 and 3 of the agriculture rules, up to the person's decision on the consent.</summary>
[Touches(Reads = [Roles.Neighbour, Roles.Officer])]
internal static class ApplicationChecks
{
    [Check("AGR-C01")]
    [Verifies("AGR-2.1")]
    public static async Task Every_scheme_shows_its_amount_and_its_rule(CheckRun run)
    {
        await Scheme.FirstAsync(run);
        await run.ControlAsync("the tenant offers schemes", async () => Expect.Equal(200, (await Scheme.ListAsync(run, run.A.Tenant.Id)).Status, "status"));
        await run.AttackAsync(async () => (await Scheme.ListAsync(run, "zz")).MustBeRefused(404, "AGR-0404"));
    }

    [Check("AGR-C02", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-3.1")]
    public static async Task Nothing_is_read_or_decided_before_the_person_consents(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var farmer = await scheme.FarmerAsync(run);
        await run.ControlAsync("with consent it is read and decided", async () => await (await farmer.ApplyAsync(scheme, "grant")).MustBe("under-review").RejectAsync());
        var pending = (await farmer.ApplyAsync(scheme)).MustBe("consent-pending");
        await run.AttackAsync(async () =>
        {
            (await pending.TryCollectAsync(farmer.Actor)).MustBeRefused(409, "AGR-0411");
            (await pending.DecideAsync(run.A.Officer, "approve")).MustBeRefused(409, "AGR-0409");
        });
        (await pending.AgainAsync()).MustBe("consent-pending");
    }

    [Check("AGR-C03", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-3.2")]
    public static async Task A_second_application_waits_for_the_end_of_the_first(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var farmer = await scheme.FarmerAsync(run);
        await run.ControlAsync("after the end of one application the next is taken", async () =>
        {
            (await farmer.ApplyAsync(scheme, "refuse")).MustBe("paper-route");
            await farmer.ApplyAsync(scheme);
        });
        await run.AttackAsync(async () => (await farmer.TryApplyAsync(scheme)).MustBeRefused(409, "AGR-0410"));
    }

    [Check("AGR-C04", Blocks = ["agriculture", "identity", "registries"])]
    [Verifies("AGR-3.3")]
    public static async Task The_application_of_another_person_is_not_found(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var application = await (await scheme.FarmerAsync(run)).ApplyAsync(scheme);
        await run.ControlAsync("the applicant reads it", async () => await application.AgainAsync());
        await run.AttackAsync(async () =>
        {
            (await application.ReadAsync(run.A.Neighbour)).MustBeRefused(404, "AGR-0404");
            (await application.TryCollectAsync(run.A.Neighbour)).MustBeRefused(404, "AGR-0404");
        });
    }

    [Check("AGR-C05", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-3.4")]
    public static async Task Who_refuses_the_consent_is_sent_the_paper_route(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var farmer = await scheme.FarmerAsync(run);
        await run.ControlAsync("who grants it comes under review", async () => await (await farmer.ApplyAsync(scheme, "grant")).MustBe("under-review").RejectAsync());
        await run.AttackAsync(async () =>
        {
            var refused = (await farmer.ApplyAsync(scheme, "refuse")).MustBe("paper-route");
            Expect.That(!refused.Shown.Json.TryGetProperty("evidence", out _), "no evidence", refused.Shown.Exchange.ResponseBody, refused.Shown);
        });
    }

    [Check("AGR-C06", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-3.5")]
    public static async Task No_evidence_is_read_after_the_consent_is_withdrawn(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var farmer = await scheme.FarmerAsync(run);
        var application = await farmer.ApplyAsync(scheme, "grant");
        await run.ControlAsync("under the live consent it is read again", async () => application = await application.CollectAsync());
        (await run.Api("consent").Call("withdrawConsent").Path("consentId", application.Shown.Member("consentId")).SendAsync(farmer.Actor)).MustBe(200);

        // What a withdrawal may take to reach the data source (CNS-4.5).
        await run.DelayAsync(TimeSpan.FromSeconds(2));
        await run.AttackAsync(async () => (await application.TryCollectAsync(farmer.Actor)).MustBeRefused(403, "AGR-0403"));
    }

    [Check("AGR-C07", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-3.6")]
    public static async Task Who_has_more_land_than_the_scheme_allows_is_ineligible(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var (within, above) = (await scheme.FarmerAsync(run), await Farmer.EnrolAsync(run, scheme.MaximumHectares + 0.1));
        await run.ControlAsync("who has just as much comes under review", async () => await (await within.ApplyAsync(scheme, "grant")).MustBe("under-review").RejectAsync());
        await run.AttackAsync(async () => (await above.ApplyAsync(scheme, "grant")).MustBe("ineligible"));
    }
}
