using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Consent;

/// <summary>A request for consent that waits for the citizen's decision.</summary>
internal sealed record ConsentAsk(CheckRun Run, Agreement Agreement, string Id)
{
    /// <summary>Asks a person under an agreement; the fiduciary knows them by its own pairwise subject.</summary>
    public static async Task<ConsentAsk> MakeAsync(CheckRun run, Agreement agreement, string person = Roles.Citizen)
    {
        var asked = (await SendAsync(run, agreement.Id, await SubjectAsync(run, run.A.Fiduciary, person), run.A.Fiduciary)).MustBe(201);
        return new ConsentAsk(run, agreement, asked.Member("requestId"));
    }

    public static async Task<Answer> SendAsync(CheckRun run, string agreementId, string subject, Actor actor)
    {
        var home = run.A.ClientOf("fiduciary").RedirectUri ?? run.Target.Target;
        return await run.Api("consent").Call("createConsentRequest").Key()
            .Json(new { agreementId, subject, returnUrl = new Uri(home, "/done").ToString() }).SendAsync(actor);
    }

    /// <summary>The name by which a client knows a person.</summary>
    public static async Task<string> SubjectAsync(CheckRun run, Actor client, string person)
    {
        var answer = await run.Api("identity").Call("resolveSubject").Json(new { number = run.A.PersonOf(person).Number }).SendAsync(client);
        return answer.MustBe(200).Member("subject");
    }

    public Task<Answer> DecideAsync(Actor person, string decision = "grant") =>
        Run.Api("consent").Call("decideConsentRequest").Path("requestId", Id).Json(new { decision, language = "en" }).SendAsync(person);

    public Task<Answer> ReadAsync(Actor actor) => Run.Api("consent").Call("getConsentRequest").Path("requestId", Id).SendAsync(actor);
}
