using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 21 of the identity rules: who sees and releases an import, and what its report says.</summary>
[Touches]
internal static class ImportChecks
{
    private static readonly string[] Looks = ["getRegisterImport", "getRegisterReport", "getRegisterResult"];

    [Check("IDN-C256")]
    [Verifies("IDN-21.1")]
    public static async Task An_import_is_seen_by_its_maker_and_by_reviewers(CheckRun run)
    {
        var census = Census.Open(run);
        var import = await census.ValidatedAsync("S-1");
        await run.ControlAsync("maker and reviewer look at it", async () =>
        {
            foreach (var look in Looks)
            {
                (await census.Call(look, import).SendAsync(run.A.Registrar)).MustBe(200);
                (await census.Call(look, import).SendAsync(run.A.Reviewer)).MustBe(200);
            }
        });
        await run.AttackAsync(async () =>
        {
            foreach (var (look, stranger) in Looks.SelectMany(look => new[] { (look, run.A.Rival), (look, run.B.Reviewer), (look, run.B.Registrar) }))
            {
                (await census.Call(look, import).SendAsync(stranger)).MustBeRefused(404, "IDN-0404");
            }
        });
    }

    [Check("IDN-C258")]
    [Verifies("IDN-21.3")]
    public static async Task An_import_that_is_not_what_was_announced_stays_a_draft(CheckRun run)
    {
        var census = Census.Open(run);
        string[] lines = [census.Line("S-1", "Wanjiru"), census.Line("S-2", "Achieng")];
        await run.ControlAsync("what was announced is validated", async () => await census.ValidatedAsync(["S-1", "S-2"], lines));
        await run.AttackAsync(async () =>
        {
            // One id too many, one too few, another, and others in their order.
            foreach (var ids in new string[][] { ["S-1", "S-2", "S-3"], ["S-1"], ["S-1", "S-3"], ["S-2", "S-1"] })
            {
                var import = await census.MadeAsync(census.Draft(ids));
                (await census.UploadAsync(import, lines)).MustBe(200);
                await census.ValidatedAsync(["S-1", "S-2"], lines);
                Expect.Equal("draft", await census.StatusAsync(import), "state of an import with other lines than announced, when a later one is validated");
                var report = (await census.Call("getRegisterReport", import).SendAsync(run.A.Registrar)).MustBe(200);
                Expect.That(!report.Json.GetProperty("matches").GetBoolean(), "a report that does not match", report.Text, report);
            }
        });
    }

    [Check("IDN-C259")]
    [Verifies("IDN-21.4")]
    public static async Task The_report_names_malformed_lines_with_what_is_wrong(CheckRun run)
    {
        var census = Census.Open(run);
        var good = census.Line("S-1", "Wanjiru");
        var bad = new (string Line, string Said)[]
        {
            ("{", "malformed"),
            (census.Line("S-3", "Auma").Replace("dateOfBirth", "birth", StringComparison.Ordinal), "malformed"),
            (census.Line("S-4", "Auma").Replace(Counter.Wire(census.People.Birth), "1988-13-01", StringComparison.Ordinal), "malformed dateOfBirth"),
            (census.Line("S-5", "Auma", new DateOnly(2999, 1, 1)), "malformed dateOfBirth"),
            (census.Line("S-6", "Auma").Replace("}", ",\"phone\":\"0700\"}", StringComparison.Ordinal), "malformed phone"),
            (census.Line("S-7", "Auma").Replace($"Auma {census.People.Tag}", "", StringComparison.Ordinal), "malformed fullName"),
        };
        var draft = census.Draft("S-1", "S-4", "S-5", "S-6", "S-7");
        draft["lineCount"] = bad.Length + 1;
        var import = await census.MadeAsync(draft);
        (await census.UploadAsync(import, [good, .. bad.Select(one => one.Line)])).MustBe(200);
        await census.MustBecomeAsync(import, "draft", "validated");
        var findings = await census.FindingsAsync(import);
        Expect.Equal(bad.Length, findings.Count, "findings");
        foreach (var (said, place) in bad.Select((one, place) => (one.Said, place)))
        {
            Expect.That(findings[place].StartsWith($"{place + 2} {said} ", StringComparison.Ordinal), $"line {place + 2}: {said}, with a rule", findings[place]);
        }
    }

    [Check("IDN-C260")]
    [Verifies("IDN-21.5")]
    public static async Task The_report_names_ids_that_stand_twice_or_were_imported_before(CheckRun run)
    {
        var census = Census.Open(run);
        await census.DoneAsync(await census.ValidatedAsync("S-1"));
        var import = await census.ValidatedAsync(["S-2", "S-1", "S-2", "S-3"], [census.Line("S-2", "Achieng"), census.Line("S-1", "Nekesa"), census.Line("S-2", "Akinyi"), census.Line("S-3", "Atieno")]);
        Expect.Equal("2 duplicate, 3 duplicate", string.Join(", ", await census.FindingsAsync(import)), "findings");
    }

    [Check("IDN-C261")]
    [Verifies("IDN-21.6")]
    public static async Task The_report_names_lines_with_candidates_and_not_who_they_are(CheckRun run)
    {
        var census = Census.Open(run);
        var person = await census.People.PersonAsync();
        var import = await census.ValidatedAsync(["S-1", "S-2"], [census.Line("S-1", "Achieng"), census.Line("S-2", "Wanjiru", census.People.Exchanged)]);
        Expect.Equal("2 candidates 1", string.Join(", ", await census.FindingsAsync(import)), "findings");
        var report = (await census.Call("getRegisterReport", import).SendAsync(run.A.Reviewer)).MustBe(200);
        Expect.That(!report.Text.Contains(person, StringComparison.Ordinal), "a report without the candidate", report.Text, report);
    }

    [Check("IDN-C262")]
    [Verifies("IDN-21.7")]
    public static async Task Who_made_an_import_does_not_release_it(CheckRun run)
    {
        var (theirs, own) = (Census.Open(run), Census.Open(run));
        var import = await own.ValidatedAsync("S-1", by: run.A.Reviewer);
        await run.ControlAsync("what another made is released", async () => (await theirs.ReleaseAsync(await theirs.ValidatedAsync("S-1"))).MustBe(200));
        await run.AttackAsync(async () => (await own.ReleaseAsync(import)).MustBeRefused(409, "IDN-0501"));
        Expect.Equal("validated", await own.StatusAsync(import, run.A.Reviewer), "state of the import");
    }

    [Check("IDN-C263")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-21.8")]
    public static async Task What_is_not_released_paused_or_cancelled_enrols_nobody(CheckRun run)
    {
        var (waiting, paused, ended, beside) = (Census.Open(run), Census.Open(run), Census.Open(run), Census.Open(run));
        var imports = new Dictionary<string, (Census Census, string Import)>
        {
            ["validated"] = (waiting, await waiting.ValidatedAsync("S-1")),
            ["paused"] = (paused, await paused.ValidatedAsync("S-1", Census.Ahead)),
            ["cancelled"] = (ended, await ended.ValidatedAsync("S-1", Census.Ahead)),
        };
        (await paused.ReleaseAsync(imports["paused"].Import)).MustBe(200);
        (await ended.ReleaseAsync(imports["cancelled"].Import)).MustBe(200);
        (await paused.ActAsync("pauseRegisterImport", imports["paused"].Import)).MustBe(200);
        (await ended.ActAsync("cancelRegisterImport", imports["cancelled"].Import)).MustBe(200);
        await SandboxControl.AdvanceAsync(run, Census.Ahead + TimeSpan.FromMinutes(1));
        await beside.DoneAsync(await beside.ValidatedAsync("S-1"));
        foreach (var (status, (census, import)) in imports)
        {
            Expect.Equal($"{status}: open", $"{await census.StatusAsync(import)}: {await census.OutcomesAsync(import)}", "an import after a later one is done");
        }

        (await paused.ActAsync("resumeRegisterImport", imports["paused"].Import)).MustBe(200);
        await paused.MustBecomeAsync(imports["paused"].Import, "released", "done");
        Expect.Equal("enrolled", await paused.OutcomesAsync(imports["paused"].Import), "outcome once it was resumed");
    }
}
