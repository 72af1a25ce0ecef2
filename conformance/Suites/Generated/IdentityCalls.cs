using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
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
        var (from, to) = (run.A.ClientOf("fiduciary").ClientId, run.A.ClientOf("rival").ClientId);
        return
        [
            new(() => api.Call("enrolPerson").Key(), run.A.Registrar) { Body = Enrolment.Draft(run) },
            new(() => api.Call("getPerson").Path("personId", person.Member("personId")), run.A.Registrar) { OtherTenant = () => run.B.Registrar },
            new(() => api.Call("resolveSubject"), run.A.Fiduciary) { Body = new JsonObject { ["number"] = person.Member("number") } },
            .. await OfferedCalls.OfAsync(() => ConsentAsk.SubjectAsync(run, run.A.Fiduciary, Roles.Citizen), subject =>
                new(() => api.Call("mapSubject"), run.A.Client("mapper")) { Body = new JsonObject { ["subject"] = subject, ["relyingParty"] = from, ["audience"] = to } }),
            .. await OfferedCalls.OfAsync(run, "identity", "makeVirtualId", AliasesAsync),
            .. await OfferedCalls.OfAsync(run, "identity", "askPermission", PermissionCalls.MakeAsync),
            .. await OfferedCalls.OfAsync(run, "identity", "draftEnrolment", EnrolmentCalls.MakeAsync),
            .. await OfferedCalls.OfAsync(run, "identity", "createRegisterImport", RegisterCalls.MakeAsync),
            .. await OfferedCalls.OfAsync(run, "identity", "issueCredential", CredentialsAsync),
            new(() => api.Call("revokeCredentialsOfPerson").Path("personId", person.Member("personId")), run.A.Registrar) { OtherTenant = () => run.B.Registrar },
        ];
    }

    private static async Task<IReadOnlyList<GoodCall>> AliasesAsync(CheckRun run)
    {
        var (maker, seen, rotating, ending) = (await AliasHolder.NewAsync(run), await AliasHolder.NewAsync(run), await AliasHolder.NewAsync(run), await AliasHolder.NewAsync(run));
        var (kept, first, last) = (await seen.MakeAsync(), await rotating.MakeAsync(), await ending.MakeAsync());
        return
        [
            new(() => run.Api("identity").Call("makeVirtualId").Key(), maker.Actor),
            new(() => run.Api("identity").Call("listVirtualIds"), seen.Actor),
            Of(seen, "getVirtualId", kept),
            Of(rotating, "rotateVirtualId", first) with { State = new(() => rotating.At("getVirtualId", first), rotating.Actor) },
            Of(ending, "revokeVirtualId", last) with { State = new(() => ending.At("getVirtualId", last), ending.Actor) },
        ];

        GoodCall Of(AliasHolder holder, string operation, Answer alias) =>
            new(() => holder.At(operation, alias), holder.Actor) { OtherOwner = run.A.Neighbour, OtherTenant = () => run.B.Officer };
    }

    private static async Task<IReadOnlyList<GoodCall>> CredentialsAsync(CheckRun run)
    {
        var (seen, revoked) = (await CredentialAsync(run), await CredentialAsync(run));
        return
        [
            new(() => run.Api("identity").Call("issueCredential"), run.A.Citizen) { Body = Claims() },
            new(() => run.Api("identity").Call("getCredential").Path("credentialId", seen), run.A.Citizen) { OtherOwner = run.A.Neighbour, OtherTenant = () => run.B.Officer },
            new(() => run.Api("identity").Call("revokeCredential").Path("credentialId", revoked), run.A.Citizen)
            {
                OtherOwner = run.A.Neighbour, OtherTenant = () => run.B.Officer,
                State = new(() => run.Api("identity").Call("getCredential").Path("credentialId", revoked), run.A.Citizen),
            },
        ];
    }

    private static JsonObject Claims() => new() { ["claims"] = new JsonArray("age_over_18") };

    private static async Task<string> CredentialAsync(CheckRun run) =>
        (await run.Api("identity").Call("issueCredential").Json(Claims()).SendAsync(run.A.Citizen)).MustBe(201).Member("credentialId");
}
