using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Consent;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of the identity block.</summary>
internal static class IdentityCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var api = run.Api("identity");
        var person = (await Enrolment.EnrolAsync(run, Enrolment.Draft(run))).MustBe(201);
        var subject = await ConsentAsk.SubjectAsync(run, run.A.Fiduciary, Roles.Citizen);
        var (from, to) = (run.A.ClientOf("fiduciary").ClientId, run.A.ClientOf("rival").ClientId);
        return
        [
            new(() => api.Call("enrolPerson").Key(), run.A.Registrar) { Body = Enrolment.Draft(run) },
            new(() => api.Call("getPerson").Path("personId", person.Member("personId")), run.A.Registrar) { OtherTenant = () => run.B.Registrar },
            new(() => api.Call("resolveSubject"), run.A.Fiduciary) { Body = new JsonObject { ["number"] = person.Member("number") } },
            new(() => api.Call("mapSubject"), run.A.Client("mapper")) { Body = new JsonObject { ["subject"] = subject, ["relyingParty"] = from, ["audience"] = to } },
        ];
    }
}
