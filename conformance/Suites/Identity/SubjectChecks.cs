using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Consent;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 4 of the identity rules: by which name who knows whom.</summary>
[Touches]
internal static class SubjectChecks
{
    [Check("IDN-C05")]
    [Verifies("IDN-4.1")]
    [Verifies("IDN-4.2")]
    public static async Task Two_relying_parties_know_one_person_by_different_subjects(CheckRun run)
    {
        var first = await ConsentAsk.SubjectAsync(run, run.A.Fiduciary, Roles.Citizen);
        Expect.Equal(first, await ConsentAsk.SubjectAsync(run, run.A.Fiduciary, Roles.Citizen), "subject towards one relying party");
        var second = await ConsentAsk.SubjectAsync(run, run.A.Rival, Roles.Citizen);
        Expect.That(first != second, "another subject towards another relying party", second);
        var other = await ConsentAsk.SubjectAsync(run, run.A.Fiduciary, Roles.Neighbour);
        Expect.That(first != other, "another subject of another person", other);
    }

    [Check("IDN-C06")]
    [Verifies("IDN-4.3")]
    public static async Task A_mapping_without_its_scope_is_refused(CheckRun run)
    {
        var mapper = run.A.Client("mapper");
        var call = run.Api("identity").Call("mapSubject").Json(new
        {
            subject = await ConsentAsk.SubjectAsync(run, run.A.Fiduciary, Roles.Citizen),
            relyingParty = run.A.ClientOf("fiduciary").ClientId,
            audience = run.A.ClientOf("rival").ClientId,
        });
        await run.ControlAsync("with the scope it is answered", async () =>
        {
            var mapped = (await call.SendAsync(mapper)).MustBe(200);
            Expect.Equal(await ConsentAsk.SubjectAsync(run, run.A.Rival, Roles.Citizen), mapped.Member("subject"), "mapped subject", mapped);
        });
        await run.AttackAsync(async () => (await call.SendAsync(mapper.LowScope())).MustBeRefused(403, "API-0403"));
    }
}
