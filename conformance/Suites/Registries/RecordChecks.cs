using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Registries;

/// <summary>Clause 3 of the registry rules.</summary>
[Touches]
internal static class RecordChecks
{
    [Check("REG-C07")]
    [Verifies("REG-3.1")]
    public static async Task Data_that_the_schema_does_not_allow_is_refused_with_pointers(CheckRun run)
    {
        var plots = await Plots.DefineAsync(run);
        await run.ControlAsync("good data is taken", async () => await plots.AddAsync("P-1"));
        await run.AttackAsync(async () =>
        {
            var refused = (await plots.AddAsync(new JsonObject { ["data"] = Plots.Data("P-2", -1) })).MustBeRefused(422, "REG-0422");
            Expect.That(refused.Json.TryGetProperty("errors", out var errors) && errors.EnumerateArray().Any(error => error.GetProperty("pointer").GetString()!.EndsWith("/area", StringComparison.Ordinal)), "errors with a pointer to area", refused.Exchange.ResponseBody, refused);
            (await plots.AddAsync(new JsonObject { ["data"] = new JsonObject { ["area"] = 1 } })).MustBeRefused(422, "REG-0422");
            (await plots.AddAsync(new JsonObject { ["data"] = new JsonObject { ["plot"] = "P-3", ["owner"] = "me" } })).MustBeRefused(422, "REG-0422");
        });
    }

    [Check("REG-C08")]
    [Verifies("REG-3.3")]
    [Verifies("REG-3.6")]
    public static async Task Every_version_stays_in_the_history_under_a_tag_of_its_own(CheckRun run)
    {
        var record = await (await Plots.DefineAsync(run)).AddAsync("P-1");
        var tags = new List<string> { record.ETag };
        for (var version = 2; version <= 4; version++)
        {
            var replaced = (await record.ReplaceAsync(tags[^1], Plots.Data("P-1", version))).MustBe(200);
            Expect.Equal(version.ToString(System.Globalization.CultureInfo.InvariantCulture), replaced.Member("version"), "version", replaced);
            tags.Add(replaced.MustHaveHeader("ETag"));
        }

        Expect.Equal(4, tags.Distinct().Count(), "different entity tags of four versions");
        var history = await Pages.WalkAsync(record.Call("getRecordHistory"), run.A.Registrar, 3);

        // Numbers and not their digits: 2 and 2.0 are the same JSON.
        Expect.Equal("1.5, 2, 3, 4", string.Join(", ", history.Select(version => version.GetProperty("data").GetProperty("area").GetDouble().ToString(System.Globalization.CultureInfo.InvariantCulture))), "areas in the history");
    }

    [Check("REG-C09")]
    [Verifies("REG-3.4")]
    public static async Task A_read_as_at_a_moment_gives_the_version_of_that_moment(CheckRun run)
    {
        var record = await (await Plots.DefineAsync(run)).AddAsync("P-1");
        var first = (await record.ReadAsync(run.A.Registrar)).MustBe(200);
        await run.DelayAsync(TimeSpan.FromMilliseconds(30));
        var second = (await record.ReplaceAsync(record.ETag, Plots.Data("P-1", 9))).MustBe(200);
        var then = (await record.Call("getRecord").Query("asAt", first.Member("validFrom")).SendAsync(run.A.Registrar)).MustBe(200);
        Expect.Equal("1", then.Member("version"), "version as at the first moment", then);
        var now = (await record.Call("getRecord").Query("asAt", second.Member("validFrom")).SendAsync(run.A.Registrar)).MustBe(200);
        Expect.Equal("2", now.Member("version"), "version as at the second moment", now);
    }

    [Check("REG-C10")]
    [Verifies("REG-3.7")]
    public static async Task A_search_by_what_is_no_index_is_refused(CheckRun run)
    {
        var plots = await Plots.DefineAsync(run);
        await plots.AddAsync("P-1");
        await run.ControlAsync("the index is searched", async () =>
        {
            var found = (await plots.SearchAsync(run.A.Registrar, "plot", "P-1")).MustBe(200);
            Expect.Equal(1, found.Json.GetProperty("items").GetArrayLength(), "records found", found);
        });
        await run.AttackAsync(async () => (await plots.SearchAsync(run.A.Registrar, "crop", "maize")).MustBeRefused(422, "REG-0424"));
    }

    [Check("REG-C11")]
    [Verifies("REG-3.9")]
    [Verifies("API-7.3")]
    public static async Task A_stale_replacement_is_refused_and_changes_nothing(CheckRun run)
    {
        var record = await (await Plots.DefineAsync(run)).AddAsync("P-1");
        await run.ControlAsync("the current tag replaces", async () => (await record.ReplaceAsync(record.ETag, Plots.Data("P-1", 2))).MustBe(200));
        var before = (await record.ReadAsync(run.A.Registrar)).MustBe(200);
        await run.AttackAsync(async () => (await record.ReplaceAsync(record.ETag, Plots.Data("P-1", 3))).MustBeRefused(412, "API-0412"));
        (await record.ReplaceAsync(before.Header("ETag"), Plots.Data("P-1", -3))).MustBeRefused(422, "REG-0422");
        Expect.SameJson(before, (await record.ReadAsync(run.A.Registrar)).MustBe(200), "the record");
    }

    [Check("REG-C12")]
    [Touches(Destructive = true)]
    [Verifies("API-7.3")]
    public static async Task Of_replacements_at_the_same_time_one_wins(CheckRun run)
    {
        var record = await (await Plots.DefineAsync(run)).AddAsync("P-1");
        var answers = await Task.WhenAll(Enumerable.Range(2, 6).Select(area => record.ReplaceAsync(record.ETag, Plots.Data("P-1", area))));
        Expect.Equal(1, answers.Count(answer => answer.Status == 200), "replacements that won");
        foreach (var loser in answers.Where(answer => answer.Status != 200))
        {
            loser.MustBeRefused(412, "API-0412");
        }
    }

    [Check("REG-C13")]
    [Verifies("REG-3.2")]
    public static async Task The_number_of_the_person_comes_back_nowhere(CheckRun run)
    {
        var plots = await Plots.DefineAsync(run);
        var record = await plots.AddAsync("P-1", Roles.Citizen);
        var number = run.A.PersonOf(Roles.Citizen).Number;
        foreach (var answer in new[] { await record.ReadAsync(run.A.Registrar), await record.Call("getRecordHistory").SendAsync(run.A.Registrar), await plots.SearchAsync(run.A.Registrar) })
        {
            Expect.That(!answer.MustBe(200).Text.Contains(number, StringComparison.Ordinal), "an answer without the national number", "it stands there", answer);
        }
    }

    [Check("REG-C90")]
    [Verifies("REG-3.10")]
    public static async Task A_replaced_record_holds_the_new_data_and_no_other(CheckRun run)
    {
        var record = await (await Plots.DefineAsync(run)).AddAsync("P-1");
        (await record.ReplaceAsync(record.ETag, new JsonObject { ["plot"] = "P-1" })).MustBe(200);
        var read = (await record.ReadAsync(run.A.Registrar)).MustBe(200);
        var names = string.Join(", ", read.Json.GetProperty("data").EnumerateObject().Select(member => member.Name));
        Expect.Equal("plot", names, "members of the data", read);
    }
}
