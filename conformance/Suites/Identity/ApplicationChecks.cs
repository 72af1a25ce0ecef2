using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 14 of the identity rules: who sees, files and decides applications.</summary>
[Touches]
internal static class ApplicationChecks
{
    [Check("IDN-C110")]
    [Verifies("IDN-14.1")]
    public static async Task An_application_is_seen_by_its_client_and_by_reviewers_once_it_is_submitted(CheckRun run)
    {
        var counter = Counter.Open(run);
        var (draft, filed) = (await counter.DraftedAsync(), await counter.FiledAsync($"Achieng {counter.Tag}"));
        await run.ControlAsync("its client sees both, reviewers the one that is submitted", async () =>
        {
            (await counter.ReadAsync(draft)).MustBe(200);
            (await counter.ReadAsync(filed)).MustBe(200);
            (await counter.ReadAsync(filed, run.A.Reviewer)).MustBe(200);
            Expect.That((await ListAsync(run.A.Reviewer)).Contains(filed, StringComparison.Ordinal), "the application in the list", "none");
        });
        await run.AttackAsync(async () =>
        {
            foreach (var (secret, other) in new[] { (draft, run.A.Reviewer), (draft, run.A.Rival), (filed, run.A.Rival), (filed, run.B.Reviewer), (filed, run.B.Registrar) })
            {
                (await counter.ReadAsync(secret, other)).MustBeRefused(404, "IDN-0404");
                Expect.That(!(await ListAsync(other)).Contains(secret, StringComparison.Ordinal), "no application of others in the list", secret);
            }
        });

        // Newest first: of other checks at the same time there are fewer than a page.
        async Task<string> ListAsync(Engine.Actors.Actor actor) => (await run.Api("identity").Call("listEnrolments").Query("limit", "100").SendAsync(actor)).MustBe(200).Text;
    }

    [Check("IDN-C114")]
    [Verifies("IDN-14.3")]
    [Verifies("IDN-14.4")]
    public static async Task An_application_tells_the_agent_who_filed_it(CheckRun run)
    {
        var counter = Counter.Open(run);
        var filed = "";
        await run.ControlAsync("an agent who is named files", async () => filed = await counter.DraftedAsync());
        await run.AttackAsync(async () =>
        {
            var unnamed = counter.Draft();
            unnamed.Remove("agent");
            (await counter.DraftAsync(unnamed)).MustBeRefused(422, "IDN-0478");
        });
        var read = (await counter.ReadAsync(filed)).MustBe(200);
        Expect.Equal($"agent A-1042 {run.A.ClientOf("registrar").ClientId}", $"{read.Member("filing")} {read.Member("agent")} {read.Member("filedBy")}", "who filed it", read);
    }

    [Check("IDN-C120")]
    [Verifies("IDN-14.10")]
    public static async Task Candidates_are_told_to_reviewers_only(CheckRun run)
    {
        var counter = Counter.Open(run);
        var person = await counter.PersonAsync();
        var filed = await counter.FileAsync();
        var application = filed.Member("applicationId");
        await run.ControlAsync("a reviewer is told", async () => Expect.Equal(1, (await counter.CandidatesAsync(application)).Count, "candidates"));
        await run.AttackAsync(async () =>
        {
            foreach (var answer in new[] { filed, (await counter.ReadAsync(application)).MustBe(200) })
            {
                Expect.That(!answer.Text.Contains(person, StringComparison.Ordinal) && !answer.Json.TryGetProperty("candidates", out _), "no candidates for the client that filed", answer.Text, answer);
            }
        });
    }

    [Check("IDN-C121")]
    [Verifies("IDN-14.11")]
    public static async Task Nobody_decides_an_application_of_their_own(CheckRun run)
    {
        var counter = Counter.Open(run);
        await run.ControlAsync("a reviewer decides what another filed", async () => (await counter.IssueAsync(await counter.FiledAsync())).MustBe(200));
        var own = (await counter.DraftAsync(counter.Draft($"Nekesa {counter.Tag}"), run.A.Reviewer)).MustBe(201).Member("applicationId");
        (await counter.SubmitAsync(own, run.A.Reviewer)).MustBe(200);
        await run.AttackAsync(async () =>
        {
            (await counter.IssueAsync(own)).MustBeRefused(409, "IDN-0476");
            (await counter.RejectAsync(own)).MustBeRefused(409, "IDN-0476");
        });
    }

    [Check("IDN-C122")]
    [Verifies("IDN-14.12")]
    [Verifies("IDN-14.13")]
    public static async Task A_decision_about_somebody_with_candidates_has_its_reason_and_is_kept(CheckRun run)
    {
        var (counter, other) = (Counter.Open(run), Counter.Open(run));
        await counter.PersonAsync();
        await other.PersonAsync();
        var (first, second) = (await counter.FiledAsync(), await other.FiledAsync());
        await run.ControlAsync("with a reason it is issued", async () => (await counter.IssueAsync(first)).MustBe(200));
        await run.AttackAsync(async () => (await other.IssueAsync(second, hasReason: false)).MustBeRefused(422, "IDN-0479"));
        await MustTellAsync(counter, first);
        (await other.RejectAsync(second)).MustBe(200);
        await MustTellAsync(other, second);
    }

    [Check("IDN-C123")]
    [Verifies("IDN-14.14")]
    public static async Task Issues_at_the_same_time_enrol_one_person(CheckRun run)
    {
        var counter = Counter.Open(run);
        var filed = await counter.FiledAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => counter.IssueAsync(filed)));
        Expect.Equal(1, answers.Count(answer => answer.Status == 200), "issues that enrolled");
        foreach (var late in answers.Where(answer => answer.Status != 200))
        {
            late.MustBeRefused(409, "IDN-0475");
        }

        Expect.Equal(1, (await counter.CandidatesAsync(await counter.FiledAsync())).Count, "persons of that name");
    }

    [Check("IDN-C124")]
    [Verifies("IDN-14.15")]
    public static async Task A_candidate_who_appears_later_stops_the_issue(CheckRun run)
    {
        var counter = Counter.Open(run);
        var (free, filed) = (await counter.FiledAsync($"Akinyi {counter.Tag}"), await counter.FiledAsync());
        await run.ControlAsync("without a new candidate it is issued", async () => (await counter.IssueAsync(free, hasReason: false)).MustBe(200));
        var person = await counter.PersonAsync();
        await run.AttackAsync(async () => (await counter.IssueAsync(filed)).MustBeRefused(409, "IDN-0480"));
        Expect.Equal("inReview", (await counter.ReadAsync(filed)).MustBe(200).Member("status"), "state of the application");
        Expect.Equal($"{person}, same, same", string.Join("; ", await counter.CandidatesAsync(filed)), "candidates");
    }

    [Check("IDN-C125")]
    [Verifies("IDN-14.16")]
    public static async Task An_application_without_evidence_is_not_submitted(CheckRun run)
    {
        var counter = Counter.Open(run);
        await run.ControlAsync("with evidence it is", async () => await counter.FileAsync($"Atieno {counter.Tag}"));
        var draft = counter.Draft();
        draft["evidence"] = new System.Text.Json.Nodes.JsonArray();
        var bare = (await counter.DraftAsync(draft)).MustBe(201).Member("applicationId");
        await run.AttackAsync(async () => (await counter.SubmitAsync(bare)).MustBeRefused(422, "IDN-0477"));
        Expect.Equal("draft", (await counter.ReadAsync(bare)).MustBe(200).Member("status"), "state of the application");
    }

    private static async Task MustTellAsync(Counter counter, string application)
    {
        var read = (await counter.ReadAsync(application, counter.Run.A.Reviewer)).MustBe(200);
        Expect.Equal($"{counter.Run.A.ClientOf("reviewer").ClientId} {Counter.Reason}", $"{read.Member("decidedBy")} {read.Member("reason")}", "who decided, and why", read);
        var (submitted, at) = (read.Json.GetProperty("submittedAt").GetDateTimeOffset(), read.Json.GetProperty("decidedAt").GetDateTimeOffset());
        Expect.That(at >= submitted && at <= counter.Run.Clock.Now.AddMinutes(1), "a decision after it was submitted, and by now", $"{at:O}", read);
    }
}
