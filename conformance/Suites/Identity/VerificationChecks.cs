using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 16 of the identity rules: yes or no about a person. The checks ask persons of their own.</summary>
[Touches]
internal static class VerificationChecks
{
    private const int MostOfADay = 50;

    [Check("IDN-C160")]
    [Verifies("IDN-16.1")]
    [Verifies("IDN-16.2")]
    public static async Task A_verification_answers_what_was_asked_and_permitted_and_nothing_else(CheckRun run)
    {
        var person = await AskedPerson.NewAsync(run);
        var waiting = await person.AskAsync(person.VerificationDraft("fullName"));
        var permission = await person.GrantedAsync(person.VerificationDraft("fullName"));
        await run.ControlAsync("the name of the person is a yes, whatever its case", () => person.MustBeAsync(true, permission, "fullName", $" {person.FullName.ToUpperInvariant()}  "));
        await run.AttackAsync(async () =>
        {
            await person.MustBeAsync(false, permission, "fullName", "Somebody Else");
            await person.MustBeAsync(false, waiting, "fullName", person.FullName);
            var asked = person.Questions(permission, ("fullName", person.FullName), ("over18", true));
            var answer = (await person.VerifyAsync(asked)).MustBe(200);
            Expect.Equal("fullName, over18", string.Join(", ", answer.Json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)), "members of the answer", answer);
            Expect.Equal("false", answer.Member("over18").ToLowerInvariant(), "answer to what the permission does not name", answer);
            var one = (await person.VerifyAsync(person.Questions(permission, ("fullName", person.FullName)))).MustBe(200);
            Expect.Equal("fullName", string.Join(", ", one.Json.EnumerateObject().Select(member => member.Name)), "members of the answer to one question", one);
            var rival = (await person.VerifyAsync(person.Questions(permission, ("fullName", person.FullName)), run.A.Rival)).MustBe(200);
            Expect.Equal("false", rival.Member("fullName").ToLowerInvariant(), "answer to another relying party", rival);
        });
    }

    [Check("IDN-C161")]
    [Verifies("IDN-16.3")]
    public static async Task Whom_nobody_knows_is_answered_as_a_no(CheckRun run)
    {
        var person = await AskedPerson.NewAsync(run);
        var permission = await person.GrantedAsync(person.VerificationDraft("fullName", "over18", "region"));
        var known = (await person.VerifyAsync(person.Questions(permission, ("fullName", "Somebody Else"), ("region", "ZZ")))).MustBe(200);
        var questions = person.Questions(permission, ("fullName", "Somebody Else"), ("region", "ZZ"));
        questions["subject"] = $"{person.Subject[..^2]}__";
        var unknown = await person.VerifyAsync(questions);
        Expect.Equal(known.Status, unknown.Status, "status of the answer about nobody", unknown);
        Expect.Equal(string.Join(' ', known.Json.EnumerateObject()), string.Join(' ', unknown.Json.EnumerateObject()), "answer about nobody", unknown);
    }

    [Check("IDN-C162")]
    [Verifies("IDN-16.4")]
    public static async Task Nobody_is_eighteen_before_their_birthday(CheckRun run)
    {
        // The day is the country's own.
        var birthday = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(run.Clock.Now, run.A.Data("timeZone")).Date.AddYears(-18);
        await run.ControlAsync("whoever is eighteen today is told so", () => MustBeAsync(birthday, true));
        await run.AttackAsync(() => MustBeAsync(birthday.AddDays(1), false));

        async Task MustBeAsync(DateTime born, bool isOfAge)
        {
            var person = await AskedPerson.NewAsync(run, born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await person.MustBeAsync(isOfAge, await person.GrantedAsync(person.VerificationDraft("over18")), "over18", true);
        }
    }

    [Check("IDN-C163")]
    [Verifies("IDN-16.5")]
    public static async Task A_region_counts_for_the_units_that_it_lies_in_alone(CheckRun run)
    {
        var person = await AskedPerson.NewAsync(run, region: "ZZ-11-2");
        var permission = await person.GrantedAsync(person.VerificationDraft("region"));
        await run.ControlAsync("the region and what it lies in are a yes", async () =>
        {
            foreach (var unit in new[] { "ZZ-11-2", "ZZ-11", "ZZ" })
            {
                await person.MustBeAsync(true, permission, "region", unit);
            }
        });
        await run.AttackAsync(async () =>
        {
            foreach (var unit in new[] { "ZZ-1", "ZZ-11-21", "ZZ-12", "ZZ-11-2-1" })
            {
                await person.MustBeAsync(false, permission, "region", unit);
            }
        });
    }

    [Check("IDN-C164")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-16.6")]
    public static async Task Whoever_had_a_person_verified_too_often_waits_for_the_next_day(CheckRun run)
    {
        var (person, other) = (await AskedPerson.NewAsync(run), await AskedPerson.NewAsync(run));
        var (permission, ofOther) = (await person.GrantedAsync(person.VerificationDraft("fullName")), await other.GrantedAsync(other.VerificationDraft("fullName")));
        await run.ControlAsync("the first is answered", () => person.MustBeAsync(true, permission, "fullName", person.FullName));
        await run.AttackAsync(async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, MostOfADay).Select(_ => person.VerifyAsync(person.Questions(permission, ("fullName", person.FullName)))));
            var refused = answers.Where(answer => answer.Status != 200).ToList();
            Expect.That(refused.Count > 0, $"a refusal among {MostOfADay + 1} verifications of one person", "none");
            refused.ForEach(answer => answer.MustBeRefused(429, "IDN-0515"));
        });
        await other.MustBeAsync(true, ofOther, "fullName", other.FullName);
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromDays(1));
        await person.MustBeAsync(true, permission, "fullName", person.FullName);
    }

    [Check("IDN-C165")]
    [Verifies("IDN-16.7")]
    public static async Task The_history_tells_who_had_the_person_verified_and_who_got_data(CheckRun run)
    {
        var person = await AskedPerson.NewAsync(run);
        var permission = await person.GrantedAsync(person.VerificationDraft("fullName"));
        await person.MustBeAsync(false, permission, "fullName", "Somebody Else");
        (await person.TakeAsync(await person.GrantedKycAsync(EnvelopeKey.New(run), "fullName"))).MustBe(200);
        var asker = run.A.ClientOf("fiduciary").ClientId;
        var told = (await new OwnSecurityPage(run, person.Request).HistoryAsync()).Where(entry => entry.Client == asker);
        Expect.Equal("identified, verified", string.Join(", ", told.Select(entry => entry.Outcome)), $"entries of {asker}");
    }

    [Check("IDN-C168")]
    [Verifies("IDN-16.10")]
    public static async Task A_permission_that_was_withdrawn_counts_for_nothing(CheckRun run)
    {
        var person = await AskedPerson.NewAsync(run);
        var permission = await person.GrantedAsync(person.VerificationDraft("fullName"));
        await run.ControlAsync("before, the name is a yes", () => person.MustBeAsync(true, permission, "fullName", person.FullName));
        (await person.WithdrawAsync(permission)).MustBe(200);
        await run.AttackAsync(() => person.MustBeAsync(false, permission, "fullName", person.FullName));
    }
}
