using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Consent;

/// <summary>Clause 2 of the consent rules, and 3.1.</summary>
[Touches(Reads = [Roles.Citizen, Roles.Neighbour])]
internal static class AgreementChecks
{
    [Check("CNS-C01")]
    [Verifies("CNS-2.1")]
    public static async Task An_agreement_without_one_of_its_terms_is_refused(CheckRun run)
    {
        var good = Agreement.TermsOf(run);
        await run.ControlAsync("whole terms are published", async () => (await Agreement.PublishAsync(run, good, run.A.Fiduciary)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            foreach (var term in good.Select(pair => pair.Key))
            {
                var less = good.DeepClone().AsObject();
                less.Remove(term);
                (await Agreement.PublishAsync(run, less, run.A.Fiduciary)).MustBeRefused(400, "API-0400");
            }
        });
    }

    [Check("CNS-C02")]
    [Verifies("CNS-2.2")]
    public static async Task An_agreement_in_the_name_of_another_fiduciary_is_refused(CheckRun run)
    {
        await run.ControlAsync("its own agreement is published", async () => await Agreement.MakeAsync(run));
        await run.AttackAsync(async () => (await Agreement.PublishAsync(run, Agreement.TermsOf(run), run.A.Rival)).MustBeRefused(422, "CNS-0422"));
    }

    [Check("CNS-C03")]
    [Verifies("CNS-2.3")]
    public static async Task A_new_version_leaves_a_given_consent_as_it_was(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        var before = (await consent.ReadAsync(consent.Person)).MustBe(200);
        var wider = consent.Agreement.Terms.DeepClone().AsObject();
        wider["fields"]!.AsArray().Add(new JsonObject { ["name"] = "crop", ["label"] = new JsonObject { ["en"] = "crop" } });
        var published = await run.Api("consent").Call("publishAgreementVersion").Path("agreementId", consent.Agreement.Id)
            .Header("If-Match", consent.Agreement.ETag).Json(wider).SendAsync(run.A.Fiduciary);
        Expect.Equal("2", published.MustBe(200).Member("version"), "version of the agreement", published);

        await consent.MustOpenAsync();
        await run.AttackAsync(async () => GrantedConsent.MustBeInactive(await consent.VerifyAsync(fields: "crop"), "fields"));
        Expect.SameJson(before, (await consent.ReadAsync(consent.Person)).MustBe(200), "the consent");
    }

    [Check("CNS-C23")]
    [Verifies("CNS-2.4")]
    public static async Task A_list_of_agreements_holds_those_of_its_client_only(CheckRun run)
    {
        var others = await Agreement.MakeAsync(run);
        var terms = Agreement.TermsOf(run.A.ClientOf("rival").ClientId, run.A.ClientOf("source").ClientId, "conformance");
        var own = (await Agreement.PublishAsync(run, terms, run.A.Rival)).MustBe(201).Member("agreementId");
        var listed = (await Pages.WalkAsync(run.Api("consent").Call("listAgreements"), run.A.Rival, 100)).ConvertAll(item => item.GetProperty("agreementId").GetString());
        Expect.That(listed.Contains(own), $"the agreement {own} of the client", string.Join(", ", listed));
        Expect.That(!listed.Contains(others.Id), "no agreement of another client", others.Id);
    }

    [Check("CNS-C04")]
    [Verifies("CNS-3.1")]
    public static async Task A_request_under_the_agreement_of_another_fiduciary_is_refused(CheckRun run)
    {
        var agreement = await Agreement.MakeAsync(run);
        await run.ControlAsync("the fiduciary asks under its own agreement", async () => await ConsentAsk.MakeAsync(run, agreement));
        await run.AttackAsync(async () =>
        {
            var subject = await ConsentAsk.SubjectAsync(run, run.A.Rival, Roles.Citizen);
            (await ConsentAsk.SendAsync(run, agreement.Id, subject, run.A.Rival)).MustBeRefused(404, "CNS-0404");
        });
    }

    [Check("CNS-C05")]
    [Verifies("CNS-3.3")]
    public static async Task A_request_is_read_by_its_maker_only(CheckRun run)
    {
        var ask = await ConsentAsk.MakeAsync(run, await Agreement.MakeAsync(run));
        await run.ControlAsync("its maker reads it", async () => (await ask.ReadAsync(run.A.Fiduciary)).MustBe(200));
        await run.AttackAsync(async () => (await ask.ReadAsync(run.A.Rival)).MustBeRefused(404, "CNS-0404"));
    }
}
