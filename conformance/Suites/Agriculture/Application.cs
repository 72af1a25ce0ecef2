using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Agriculture;

/// <summary>An application as an answer showed it.</summary>
/// <param name="Run">The check.</param>
/// <param name="Applicant">Whose it is.</param>
/// <param name="Shown">The answer.</param>
internal sealed partial record Application(CheckRun Run, Actor Applicant, Answer Shown)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Id => Shown.Member("applicationId");

    public string Status => Shown.Member("status");

    public string TrackingNumber => Shown.Member("trackingNumber");

    public string ETag => Shown.Header("ETag");

    public static Task<Answer> TryApplyAsync(CheckRun run, Scheme scheme, Actor actor) =>
        run.Api("agriculture").Call("applyForBenefit").Key().Json(new { scheme = scheme.Name }).SendAsync(actor);

    /// <summary>The person decides on the consent for which the application asks: <c>grant</c> or <c>refuse</c>.</summary>
    public async Task AnswerAsync(string decision)
    {
        var request = Id36().Match(Shown.Member("decisionUrl"));
        if (!request.Success)
        {
            throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, "The decisionUrl of the application holds no id of the request for consent.");
        }

        (await Run.Api("consent").Call("decideConsentRequest").Path("requestId", request.Value).Json(new { decision, language = "en" }).SendAsync(Applicant)).MustBe(200);
    }

    public Task<Answer> ReadAsync(Actor actor) => Call("getApplication").SendAsync(actor);

    /// <summary>The application as it is now.</summary>
    public async Task<Application> AgainAsync() => this with { Shown = (await ReadAsync(Applicant)).MustBe(200) };

    public Task<Answer> TryCollectAsync(Actor actor) => Call("collectEvidence").SendAsync(actor);

    /// <summary>Lets the service read the registry.</summary>
    public async Task<Application> CollectAsync() => this with { Shown = (await TryCollectAsync(Applicant)).MustBe(200) };

    /// <summary>Decides by the entity tag of the answer, or by another.</summary>
    public Task<Answer> DecideAsync(Actor officer, string decision = "reject", string? etag = null) =>
        Call("decideApplication").Header("If-Match", etag ?? ETag).Json(new { decision, reason = "Conformance." }).SendAsync(officer);

    /// <summary>The officer rejects it, which leaves the applicant free to apply again.</summary>
    public async Task<Application> RejectAsync() => this with { Shown = (await DecideAsync(Run.A.Officer)).MustBe(200) };

    /// <summary>The application once it is paid.</summary>
    public async Task<Application> PaidAsync()
    {
        var end = Run.Clock.Now + Patience;
        var now = await AgainAsync();
        while (now.Status != "paid" && Run.Clock.Now < end)
        {
            await Run.DelayAsync(TimeSpan.FromMilliseconds(100));
            now = await AgainAsync();
        }

        return now.MustBe("paid");
    }

    public Application MustBe(string status)
    {
        Expect.Equal(status, Status, "status of the application", Shown);
        return this;
    }

    private OperationCall Call(string operation) => Run.Api("agriculture").Call(operation).Path("applicationId", Id);

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?=$|[/?#&])", RegexOptions.RightToLeft)]
    private static partial Regex Id36();
}
