using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Consent;

/// <summary>Clauses 4 and 5 of the consent rules: the life of a consent and the person's view of it.</summary>
[Touches(Reads = [Roles.Citizen, Roles.Neighbour])]
internal static class LifeChecks
{
    [Check("CNS-C10")]
    [Verifies("CNS-4.3")]
    [Verifies("CNS-4.5")]
    [Verifies("CNS-6.1")]
    [Verifies("CNS-6.8")]
    public static async Task A_withdrawn_consent_opens_nothing_any_more(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        await consent.MustOpenAsync();
        Expect.Equal("withdrawn", (await consent.WithdrawAsync(consent.Person)).MustBe(200).Member("status"), "status of the consent");
        await run.DelayAsync(TimeSpan.FromSeconds(1.5));
        await run.AttackAsync(async () => GrantedConsent.MustBeInactive(await consent.VerifyAsync(), "withdrawn"));
    }

    [Check("CNS-C11")]
    [Verifies("CNS-4.4")]
    public static async Task A_second_withdrawal_is_refused_and_changes_nothing(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        await run.ControlAsync("the first withdrawal works", async () => (await consent.WithdrawAsync(consent.Person)).MustBe(200));
        var withdrawn = (await consent.ReadAsync(consent.Person)).MustBe(200);
        await run.AttackAsync(async () => (await consent.WithdrawAsync(consent.Person)).MustBeRefused(409, "CNS-0409"));
        Expect.SameJson(withdrawn, (await consent.ReadAsync(consent.Person)).MustBe(200), "the consent");
    }

    [Check("CNS-C12")]
    [Touches(Reads = [Roles.Citizen], MovesClock = true)]
    [Verifies("CNS-4.1")]
    [Verifies("CNS-6.2")]
    public static async Task An_expired_consent_opens_nothing_any_more(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        await consent.MustOpenAsync();
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        await run.AttackAsync(async () => GrantedConsent.MustBeInactive(await consent.VerifyAsync(), "expired"));
        Expect.Equal("expired", (await consent.ReadAsync(consent.Person)).MustBe(200).Member("status"), "status of the consent");
    }

    [Check("CNS-C13")]
    [Verifies("CNS-5.1")]
    public static async Task A_person_lists_their_own_consents_only(CheckRun run)
    {
        var (own, foreign) = (await GrantedConsent.MakeAsync(run), await GrantedConsent.MakeAsync(run, person: Roles.Neighbour));
        var list = (await run.Api("consent").Call("listConsents").Query("limit", "100").SendAsync(run.A.Citizen)).MustBe(200);
        var ids = list.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("consentId").GetString()).ToList();
        Expect.That(ids.Contains(own.Id), $"the own consent {own.Id}", string.Join(", ", ids), list);
        Expect.That(!ids.Contains(foreign.Id), $"no consent of another person ({foreign.Id})", string.Join(", ", ids), list);
    }

    [Check("CNS-C14")]
    [Verifies("CNS-5.2")]
    public static async Task The_consent_of_another_person_is_not_found(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        await run.ControlAsync("the person reads it", async () => (await consent.ReadAsync(consent.Person)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await consent.ReadAsync(run.A.Neighbour)).MustBeRefused(404, "CNS-0404");
            (await consent.WithdrawAsync(run.A.Neighbour)).MustBeRefused(404, "CNS-0404");
        });
        await consent.MustOpenAsync();
    }
}
