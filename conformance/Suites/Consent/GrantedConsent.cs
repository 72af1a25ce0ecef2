using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Consent;

/// <summary>A consent that a person gave for one check.</summary>
internal sealed record GrantedConsent(CheckRun Run, Agreement Agreement, string Id, Actor Person)
{
    /// <summary>Makes agreement and request, and lets a person grant it.</summary>
    public static async Task<GrantedConsent> MakeAsync(CheckRun run, JsonObject? terms = null, string person = Roles.Citizen)
    {
        var agreement = await Agreement.MakeAsync(run, terms);
        var ask = await ConsentAsk.MakeAsync(run, agreement, person);
        var actor = run.A.Person(person, "app");
        var decided = (await ask.DecideAsync(actor)).MustBe(200);
        return new GrantedConsent(run, agreement, decided.Member("consentId"), actor);
    }

    public Task<Answer> ReadAsync(Actor actor) => Run.Api("consent").Call("getConsent").Path("consentId", Id).SendAsync(actor);

    public Task<Answer> WithdrawAsync(Actor actor) => Run.Api("consent").Call("withdrawConsent").Path("consentId", Id).SendAsync(actor);

    /// <summary>Verifies as the data source would, with what the consent names; each part can be another.</summary>
    public Task<Answer> VerifyAsync(Actor? source = null, string? requester = null, string? purpose = null, params string[] fields) =>
        Run.Api("consent").Call("verifyConsent").Json(new
        {
            consentId = Id,
            requester = requester ?? Run.A.ClientOf("fiduciary").ClientId,
            purposeCode = purpose ?? Agreement.Purpose,
            registry = Agreement.Terms["dataSource"]!["registry"]!.ToString(),
            fields = fields.Length == 0 ? ["plot"] : fields,
        }).SendAsync(source ?? Run.A.Source);

    /// <summary>The control of most attacks: as it stands, the consent opens.</summary>
    public Task MustOpenAsync() => Run.ControlAsync("the live consent verifies", async () =>
    {
        var answer = (await VerifyAsync()).MustBe(200);
        Expect.Equal("True", answer.Member("active"), "active", answer);
    });

    /// <summary>An answer says inactive, why, and nothing more (CNS-6.8).</summary>
    public static void MustBeInactive(Answer answer, string reason)
    {
        answer.MustBe(200);
        Expect.Equal("False", answer.Member("active"), "active", answer);
        Expect.Equal(reason, answer.Member("reason"), "reason", answer);
        foreach (var told in new[] { "subject", "fields", "expiresAt" })
        {
            Expect.That(!answer.Json.TryGetProperty(told, out _), $"an inactive answer without {told}", answer.Exchange.ResponseBody, answer);
        }
    }
}
