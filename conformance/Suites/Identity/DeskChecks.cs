using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 14.26 to 14.33 of the identity rules: what is sent back, and the pages of the desk.</summary>
[Touches]
internal static class DeskChecks
{
    private const string Pin = "482915";

    [Check("IDN-C214")]
    [Verifies("IDN-14.26")]
    public static async Task What_was_sent_back_is_a_draft_that_tells_why(CheckRun run)
    {
        var counter = Counter.Open(run);
        var application = await counter.FiledAsync();
        (await counter.ReturnAsync(application)).MustBe(200);
        var draft = (await counter.ReadAsync(application)).MustBe(200);
        Expect.Equal($"draft {Counter.Reason}", $"{draft.Member("status")} {(draft.Json.TryGetProperty("reason", out var told) ? told.GetString() : "")}", "state and reason", draft);
        (await counter.ReadAsync(application, run.A.Reviewer)).MustBeRefused(404, "IDN-0404");
        var again = (await counter.SubmitAsync(application)).MustBe(200);
        Expect.That(!again.Json.TryGetProperty("reason", out _), "no reason once it is submitted", again.Text, again);
    }

    [Check("IDN-C215")]
    [Verifies("IDN-14.27")]
    public static async Task Candidates_are_looked_for_anew_after_an_application_was_sent_back(CheckRun run)
    {
        var counter = Counter.Open(run);
        var first = await counter.PersonAsync();
        var kept = await counter.FiledAsync();
        Expect.Equal(1, (await counter.CandidatesAsync(kept)).Count, "candidates of the application");
        (await counter.ReturnAsync(kept)).MustBe(200);
        var second = await counter.PersonAsync();
        (await counter.SubmitAsync(kept)).MustBe(200);
        var found = string.Join('\n', await counter.CandidatesAsync(kept));
        Expect.That(found.Contains(first, StringComparison.Ordinal) && found.Contains(second, StringComparison.Ordinal), "both who are alike by now", found);

        (await counter.ReturnAsync(kept)).MustBe(200);
        var tag = (await counter.ReadAsync(kept)).MustBe(200).Header("ETag")!;
        (await counter.ReviseAsync(kept, tag, counter.Draft($"Chausiku {counter.Tag}x", counter.Birth.AddDays(40)))).MustBe(200);
        Expect.Equal("submitted", (await counter.SubmitAsync(kept)).MustBe(200).Member("status"), "state of what is like nobody");
        Expect.Equal(0, (await counter.CandidatesAsync(kept)).Count, "candidates of what is like nobody");
    }

    [Check("IDN-C216")]
    [Verifies("IDN-14.28")]
    public static async Task The_desk_lets_in_by_role(CheckRun run)
    {
        var (agent, inspector, citizen) = (Of(run, Roles.Agent), Of(run, Roles.Inspector), new DeskPages(run, await FactorChecks.RequestOfNewPersonAsync(run)));
        await run.ControlAsync("agent and reviewer open their pages", async () =>
        {
            (await agent.OpenAsync(DeskPages.Desk)).MustBe(200);
            (await agent.OpenAsync(DeskPages.New)).MustBe(200);
            (await inspector.OpenAsync(DeskPages.Queue)).MustBe(200);
        });
        await run.AttackAsync(async () =>
        {
            foreach (var (who, page) in new[] { (citizen, DeskPages.Desk), (citizen, DeskPages.New), (citizen, DeskPages.Queue), (agent, DeskPages.Queue) })
            {
                var answer = await who.OpenAsync(page);
                Expect.That(answer.Status != 200, $"no page {page} without the role", $"{answer.Status}", answer);
            }
        });
    }

    [Check("IDN-C217")]
    [Verifies("IDN-14.29")]
    public static async Task An_agent_sees_nothing_of_another_agent(CheckRun run)
    {
        var (agent, colleague, counter) = (Of(run, Roles.Agent), Of(run, Roles.Colleague), Counter.Open(run));
        var application = await FileAsync(agent, counter);
        await run.ControlAsync("the agent opens it", async () => (await agent.OpenAsync($"{DeskPages.New}/{application}")).MustBe(200));
        await run.AttackAsync(async () =>
        {
            var answer = await colleague.OpenAsync($"{DeskPages.New}/{application}");
            Expect.That(answer.Status != 200, "no application of another agent", $"{answer.Status}", answer);
            Expect.That((await colleague.ElementsAsync(DeskPages.Desk, "data-application")).All(one => one.Value != application), "no application of another agent in the list", application);
        });
    }

    [Check("IDN-C218")]
    [Verifies("IDN-14.30")]
    [Verifies("IDN-14.33")]
    public static async Task A_person_who_was_registered_at_the_desk_gets_in_and_sees_their_application(CheckRun run)
    {
        var (agent, inspector, counter) = (Of(run, Roles.Agent), Of(run, Roles.Inspector), Counter.Open(run));
        var (application, other) = (await FileAsync(agent, counter), await FileAsync(agent, Counter.Open(run)));
        await inspector.DecideAsync(application, "issue", "");
        await inspector.DecideAsync(other, "issue", "");
        var issued = (await counter.ReadAsync(application, run.A.Reviewer)).MustBe(200);
        Expect.Equal("issued", issued.Member("status"), "state of an application that was accepted at the desk", issued);
        var person = (await run.Api("identity").Call("getPerson").Path("personId", issued.Member("personId")).SendAsync(run.A.Registrar)).MustBe(200);
        var request = RequestOf(run, new Person { Role = "newcomer", Number = person.Member("number"), Pin = Pin, Contact = person.Member("email") });
        Expect.That(await PersonSignIn.TrySignInAsync(run, request), "a sign-in with the PIN that was typed at the desk", "none");
        var own = new DeskPages(run, request);
        var shown = (await own.ElementsAsync(DeskPages.Registration, "data-application")).Select(one => $"{one.Value} {one.Status}");
        Expect.Equal($"{application} issued", string.Join(", ", shown), "applications on the page of the person");
    }

    [Check("IDN-C219")]
    [Verifies("IDN-14.31")]
    public static async Task A_reviewer_sees_the_name_and_the_birth_of_each_candidate(CheckRun run)
    {
        var (agent, inspector, counter) = (Of(run, Roles.Agent), Of(run, Roles.Inspector), Counter.Open(run));
        var (name, birth) = ($"{counter.Name} Njeri", counter.Exchanged);
        var alike = await counter.PersonAsync(name, birth);
        var application = await FileAsync(agent, counter);
        var candidates = await inspector.ElementsAsync($"{DeskPages.Queue}/{application}", "data-candidate");
        Expect.Equal(alike, string.Join(' ', candidates.Select(one => one.Value)), "candidates on the page of the reviewer");
        var day = birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Expect.That(candidates[0].Words.Contains(name, StringComparison.Ordinal) && candidates[0].Words.Contains(day, StringComparison.Ordinal), $"{name}, {day}", candidates[0].Words);
    }

    [Check("IDN-C220")]
    [Verifies("IDN-14.32")]
    public static async Task What_a_reviewer_sent_back_stands_at_the_desk_with_the_reason(CheckRun run)
    {
        var (agent, inspector, counter) = (Of(run, Roles.Agent), Of(run, Roles.Inspector), Counter.Open(run));
        var application = await FileAsync(agent, counter);
        await inspector.DecideAsync(application, "return", $"Unreadable {counter.Tag}");
        var shown = (await agent.ElementsAsync($"{DeskPages.Desk}?status=returned", "data-application")).FirstOrDefault(one => one.Value == application);
        Expect.Equal("returned", shown?.Status ?? "", "state at the desk of what was sent back");
        Expect.That(shown!.Words.Contains($"Unreadable {counter.Tag}", StringComparison.Ordinal), "the reason", shown.Words);
    }

    private static Task<string> FileAsync(DeskPages agent, Counter counter) => agent.FileAsync(counter.Name, counter.Birth, $"{counter.Tag}@example.org", Pin);

    private static DeskPages Of(CheckRun run, string role) => new(run, RequestOf(run, run.A.PersonOf(role)));

    private static SignInRequest RequestOf(CheckRun run, Person person) => new(run.A.Tenant, person, run.A.ClientOf("app"), ["consent.own.read"], run.Target.AddressOf("consent").Audience);
}
