using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 21 of the identity rules: what becomes of the lines of an import, and how its persons are activated.</summary>
[Touches]
internal static class ImportedChecks
{
    [Check("IDN-C264")]
    [Verifies("IDN-21.9")]
    public static async Task A_line_that_the_report_names_as_wrong_enrols_nobody(CheckRun run)
    {
        var census = Census.Open(run);
        var import = await census.ValidatedAsync(
            ["S-1", "S-1", "S-3"], [census.Line("S-1", "Wanjiru"), census.Line("S-1", "Achieng", census.People.Birth.AddDays(40)), census.Line("S-3", "Auma", new DateOnly(2999, 1, 1))]);
        await census.DoneAsync(import);
        Expect.Equal("enrolled, excluded duplicate, excluded malformed", await census.OutcomesAsync(import), "outcomes");
    }

    [Check("IDN-C265")]
    [Verifies("IDN-21.10")]
    public static async Task A_line_with_candidates_becomes_an_application_in_review(CheckRun run)
    {
        var census = Census.Open(run);

        // The second is like the first, who is enrolled only by this import.
        var import = await census.ValidatedAsync(["S-1", "S-2"], [census.Line("S-1", "Wanjiru"), census.Line("S-2", "Wanjiru", census.People.Exchanged)]);
        await census.DoneAsync(import);
        var records = await census.RecordsAsync(import);
        Expect.Equal("enrolled, application", await census.OutcomesAsync(import), "outcomes");
        var application = (await census.People.ReadAsync(records[1][5], run.A.Reviewer)).MustBe(200);
        var evidence = application.Json.GetProperty("evidence");
        Expect.Equal($"inReview {run.A.ClientOf("registrar").ClientId} register/{census.Register}", $"{application.Member("status")} {application.Member("filedBy")} {application.Member("agent")}", "state, who filed it, and for which register", application);
        Expect.That(
            evidence.GetArrayLength() == 1 && evidence[0].GetProperty("description").GetString()!.Contains(census.Register, StringComparison.Ordinal) && evidence[0].GetProperty("description").GetString()!.Contains("S-2", StringComparison.Ordinal),
            "the register and the source id as evidence",
            $"{evidence}",
            application);
        Expect.Equal($"{records[0][4]}, same, exchanged", string.Join("; ", await census.People.CandidatesAsync(records[1][5])), "candidates");
    }

    [Check("IDN-C266")]
    [Verifies("IDN-21.11")]
    public static async Task An_id_that_two_imports_have_at_the_same_time_enrols_one_person(CheckRun run)
    {
        var census = Census.Open(run);
        string[] ids = ["S-1", "S-2", "S-3"];
        string[] lines = [census.Line("S-1", "Wanjiru"), census.Line("S-2", "Achieng"), census.Line("S-3", "Nekesa")];
        var imports = new[] { await census.ValidatedAsync(ids, lines), await census.ValidatedAsync(ids, lines) };
        await SideBySide.ForEachAsync(run, imports, census.DoneAsync);
        string[][] records = [.. await census.RecordsAsync(imports[0]), .. await census.RecordsAsync(imports[1])];
        Expect.Equal("S-1, S-2, S-3", string.Join(", ", records.Where(record => record[2] == "enrolled").Select(record => record[1]).Order(StringComparer.Ordinal)), "ids that enrolled");
        Expect.Equal(ids.Length, records.Count(record => record[2] == "excluded" && record[3] == "duplicate"), "lines that are duplicates");
    }

    [Check("IDN-C267")]
    [Verifies("IDN-21.12")]
    public static async Task The_result_names_each_line_with_its_outcome_and_no_number(CheckRun run)
    {
        var census = Census.Open(run);
        await census.People.PersonAsync();
        var import = await census.ValidatedAsync(["S-1", "S-2", "S-1"], [census.Line("S-1", "Achieng"), census.Line("S-2", "Wanjiru"), census.Line("S-1", "Akinyi")]);
        await census.DoneAsync(import);
        var (records, result) = (await census.RecordsAsync(import), await census.ResultAsync(import));
        Expect.That(records.Length == 3, "a record for each of 3 lines", result.Text, result);
        var person = (await run.Api("identity").Call("getPerson").Path("personId", records[0][4]).SendAsync(run.A.Registrar)).MustBe(200);
        (await census.People.ReadAsync(records[1][5])).MustBe(200);
        Expect.Equal(
            $"line,sourceId,outcome,finding,personId,applicationId\r\n1,S-1,enrolled,,{person.Member("personId")},\r\n2,S-2,application,,,{records[1][5]}\r\n3,S-1,excluded,duplicate,,\r\n",
            result.Text,
            "result",
            result);
    }

    [Check("IDN-C268")]
    [Verifies("IDN-21.13")]
    public static async Task An_activated_person_has_their_number_and_gets_in(CheckRun run)
    {
        var census = Census.Open(run);
        await ImportedAsync(census);
        var activation = census.Activation("S-1");
        activation["phone"] = $"+2547{run.Random.Next(10_000_000, 99_999_999)}";
        var person = (await census.ActivateAsync(activation)).MustBe(200);
        var request = new SignInRequest(
            run.A.Tenant,
            new Person { Role = "newcomer", Number = person.Member("number"), Pin = activation["pin"]!.ToString(), Contact = activation["phone"]!.ToString() },
            run.A.ClientOf("app"),
            ["consent.own.read"],
            run.Target.AddressOf("consent").Audience);
        Expect.That(await PersonSignIn.TrySignInAsync(run, request), "a sign-in with the PIN that was chosen at the activation", "none");
    }

    [Check("IDN-C269")]
    [Verifies("IDN-21.14")]
    public static async Task A_person_is_activated_once(CheckRun run)
    {
        var census = Census.Open(run);
        await ImportedAsync(census);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => census.ActivateAsync(census.Activation("S-1"))));
        Expect.Equal(1, answers.Count(answer => answer.Status == 200), "activations");
        foreach (var late in answers.Where(answer => answer.Status != 200).Append(await census.ActivateAsync(census.Activation("S-1"))))
        {
            late.MustBeRefused(409, "IDN-0503");
        }
    }

    [Check("IDN-C270")]
    [Verifies("IDN-21.15")]
    public static async Task Who_made_an_import_does_not_activate_its_persons(CheckRun run)
    {
        var census = Census.Open(run);
        await census.DoneAsync(await census.ValidatedAsync(["S-1", "S-2"], [census.Line("S-1", "Wanjiru"), census.Line("S-2", "Achieng")]));
        await run.ControlAsync("another agent does", async () => (await census.ActivateAsync(census.Activation("S-1"))).MustBe(200));
        await run.AttackAsync(async () => (await census.ActivateAsync(census.Activation("S-2"), run.A.Registrar)).MustBeRefused(409, "IDN-0502"));
        (await census.ActivateAsync(census.Activation("S-2"))).MustBe(200);
    }

    private static async Task ImportedAsync(Census census) => await census.DoneAsync(await census.ValidatedAsync("S-1"));
}
