using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A counter at which applications are filed about people whose name and day of birth nobody else has.</summary>
/// <param name="Tag">Stands in every name.</param>
/// <param name="Birth">The day of birth, whose day and month can be exchanged.</param>
internal sealed record Counter(CheckRun Run, string Tag, DateOnly Birth)
{
    /// <summary>The digest of some document.</summary>
    public const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /// <summary>Whoever gives the reason of a decision says this.</summary>
    public const string Reason = "Looked through";

    /// <summary>The name that nobody is like.</summary>
    public string Name => $"Wanjiru {Tag}";

    /// <summary>The day with day and month exchanged.</summary>
    public DateOnly Exchanged => new(Birth.Year, Birth.Day, Birth.Month);

    public static Counter Open(CheckRun run) => new(run, run.Unique("kt"), new DateOnly(run.Random.Next(1920, 1985), run.Random.Next(1, 7), run.Random.Next(7, 13)));

    public JsonObject Draft(string? name = null, DateOnly? birth = null) => new()
    {
        ["filing"] = "agent",
        ["agent"] = "A-1042",
        ["fullName"] = name ?? Name,
        ["dateOfBirth"] = Wire(birth ?? Birth),
        ["language"] = "en",
        ["pin"] = "482915",
        ["evidence"] = Evidence(),
    };

    public static JsonArray Evidence() => [new JsonObject { ["description"] = "Birth certificate", ["sha256"] = Digest }];

    public static JsonObject Decision() => new() { ["reason"] = Reason };

    public static string Wire(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public OperationCall Call(string operation, string application) => Run.Api("identity").Call(operation).Path("applicationId", application);

    public Task<Answer> DraftAsync(JsonObject draft, Actor? by = null) => Run.Api("identity").Call("draftEnrolment").Key().Json(draft).SendAsync(by ?? Run.A.Registrar);

    public async Task<string> DraftedAsync(string? name = null, DateOnly? birth = null) => (await DraftAsync(Draft(name, birth))).MustBe(201).Member("applicationId");

    public Task<Answer> SubmitAsync(string application, Actor? by = null) => Call("submitEnrolment", application).SendAsync(by ?? Run.A.Registrar);

    /// <summary>Drafts and submits.</summary>
    public async Task<Answer> FileAsync(string? name = null, DateOnly? birth = null) => (await SubmitAsync(await DraftedAsync(name, birth))).MustBe(200);

    public async Task<string> FiledAsync(string? name = null) => (await FileAsync(name)).Member("applicationId");

    public Task<Answer> ReviseAsync(string application, string tag, JsonObject? draft = null) =>
        Call("reviseEnrolment", application).Header("If-Match", tag).Json(draft ?? Draft()).SendAsync(Run.A.Registrar);

    public Task<Answer> IssueAsync(string application, bool hasReason = true, Actor? by = null) =>
        Call("issueEnrolment", application).Header("Idempotency-Key", Run.Unique("key")).Json(hasReason ? Decision() : []).SendAsync(by ?? Run.A.Reviewer);

    public Task<Answer> RejectAsync(string application, Actor? by = null) => Call("rejectEnrolment", application).Json(Decision()).SendAsync(by ?? Run.A.Reviewer);

    public Task<Answer> ReturnAsync(string application, Actor? by = null) => Call("returnEnrolment", application).Json(Decision()).SendAsync(by ?? Run.A.Reviewer);

    public Task<Answer> ReadAsync(string application, Actor? by = null) => Call("getEnrolment", application).SendAsync(by ?? Run.A.Registrar);

    /// <summary>The candidates as a reviewer sees them: <c>person id, name, birth</c>.</summary>
    public async Task<IReadOnlyList<string>> CandidatesAsync(string application)
    {
        var read = (await ReadAsync(application, Run.A.Reviewer)).MustBe(200);
        return read.Json.TryGetProperty("candidates", out var candidates) ? [.. candidates.EnumerateArray().Select(Tell)] : [];

        static string Tell(System.Text.Json.JsonElement candidate) =>
            $"{(candidate.TryGetProperty("personId", out var person) ? person : candidate.GetProperty("applicationId"))}, {candidate.GetProperty("name")}, {candidate.GetProperty("birth")}";
    }

    /// <summary>Somebody who is enrolled at once.</summary>
    public async Task<string> PersonAsync(string? name = null, DateOnly? birth = null)
    {
        var draft = Enrolment.Draft(Run);
        (draft["fullName"], draft["dateOfBirth"]) = (name ?? Name, Wire(birth ?? Birth));
        return (await Enrolment.EnrolAsync(Run, draft)).MustBe(201).Member("personId");
    }

    public Task<Answer> CorrectAsync(string person, string name) =>
        Run.Api("identity").Call("requestCorrection").Path("personId", person).Header("Idempotency-Key", Run.Unique("key")).Json(Correction(name)).SendAsync(Run.A.Registrar);

    public JsonObject Correction(string name) => new() { ["filing"] = "self", ["fullName"] = name, ["dateOfBirth"] = Wire(Birth), ["evidence"] = Evidence() };
}
