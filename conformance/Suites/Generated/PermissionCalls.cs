using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of permissions, verification and KYC.</summary>
internal static class PermissionCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var (person, key) = (await AskedPerson.NewAsync(run), EnvelopeKey.New(run));
        var questions = await person.GrantedAsync(person.VerificationDraft("fullName"));
        var (taken, kept) = (await person.GrantedKycAsync(key, "fullName"), await person.GrantedAsync(person.VerificationDraft("over18")));
        var waiting = await person.AskAsync(person.KycDraft(key, "email"));
        return
        [
            new(() => run.Api("identity").Call("registerEncryptionKey"), run.A.Fiduciary) { Body = key.Jwk.DeepClone() },
            new(() => run.Api("identity").Call("askPermission").Key(), run.A.Fiduciary) { Body = person.KycDraft(key, "fullName") },
            OfFiduciary("getPermission", questions),
            OfFiduciary("takeKyc", taken) with { Body = new JsonObject { ["requestId"] = run.Unique("request") }, State = Look(taken) },
            OfPerson("decidePermission", waiting) with { Body = new JsonObject { ["decision"] = "grant" } },
            OfPerson("withdrawPermission", kept),
            new(() => run.Api("identity").Call("verifyPerson"), run.A.Fiduciary) { Body = person.Questions(questions, ("fullName", person.FullName)) },
        ];

        GoodCall OfFiduciary(string operation, Answer permission) =>
            new(() => person.At(operation, permission), run.A.Fiduciary) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Client("fiduciary") };

        GoodCall OfPerson(string operation, Answer permission) =>
            new(() => person.At(operation, permission), person.Actor) { OtherOwner = run.A.Neighbour, OtherTenant = () => run.B.Officer, State = Look(permission) };

        GoodCall.Look Look(Answer permission) => new(() => person.At("getPermission", permission), run.A.Fiduciary);
    }
}
