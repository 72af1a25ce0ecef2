using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Consent;

/// <summary>Clause 6 of the consent rules: what a data source is told.</summary>
[Touches(Reads = [Roles.Citizen, Roles.Neighbour])]
internal static class VerificationChecks
{
    [Check("CNS-C15")]
    [Verifies("CNS-4.2")]
    [Verifies("CNS-6.3")]
    public static async Task A_consent_opens_nothing_for_another_requester(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        await consent.MustOpenAsync();
        await run.AttackAsync(async () => GrantedConsent.MustBeInactive(await consent.VerifyAsync(requester: run.A.ClientOf("rival").ClientId), "requester"));
    }

    [Check("CNS-C16")]
    [Verifies("CNS-4.2")]
    [Verifies("CNS-6.4")]
    public static async Task A_consent_opens_nothing_for_another_purpose(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        await consent.MustOpenAsync();
        await run.AttackAsync(async () => GrantedConsent.MustBeInactive(await consent.VerifyAsync(purpose: "another-purpose"), "purpose"));
    }

    [Check("CNS-C17")]
    [Verifies("CNS-6.5")]
    public static async Task A_consent_opens_no_field_that_it_does_not_name(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        await consent.MustOpenAsync();
        await run.AttackAsync(async () => GrantedConsent.MustBeInactive(await consent.VerifyAsync(fields: ["plot", "income"]), "fields"));
    }

    [Check("CNS-C18")]
    [Verifies("CNS-4.2")]
    [Verifies("CNS-6.6")]
    public static async Task A_consent_is_unknown_to_another_data_source(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        await consent.MustOpenAsync();
        await run.AttackAsync(async () => GrantedConsent.MustBeInactive(await consent.VerifyAsync(source: run.A.Rival), "unknown"));
    }

    [Check("CNS-C19")]
    [Verifies("CNS-6.7")]
    public static async Task A_consent_opens_no_more_often_than_agreed(CheckRun run)
    {
        var terms = Agreement.TermsOf(run);
        terms["frequency"] = new JsonObject { ["count"] = 2, ["per"] = "consent" };
        var consent = await GrantedConsent.MakeAsync(run, terms);
        await consent.MustOpenAsync();
        await consent.MustOpenAsync();
        await run.AttackAsync(async () => GrantedConsent.MustBeInactive(await consent.VerifyAsync(), "frequency"));
    }
}
