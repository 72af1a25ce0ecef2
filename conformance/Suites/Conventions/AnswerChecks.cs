using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Consent;
using DigitalIndiaStack.Conformance.Suites.Payments;
using DigitalIndiaStack.Conformance.Suites.Registries;

namespace DigitalIndiaStack.Conformance.Suites.Conventions;

/// <summary>Clauses 5 to 7 of the common rules: answers, lists and versions.</summary>
[Touches]
internal static partial class AnswerChecks
{
    [Check("API-C14")]
    [Verifies("API-5.1")]
    [Verifies("API-5.2")]
    public static async Task What_was_made_is_found_where_Location_says(CheckRun run)
    {
        await run.PartAsync(async () => await MustBeThereAsync("payments", await Ledger.Of(run).TryOpenAsync("merchant", null), "getAccount", "accountId"));
        await run.PartAsync(async () => await MustBeThereAsync("registries", await Plots.DefineAsync(run, Plots.DefinitionOf(run.Unique("plots")), run.A.Registrar), "getRegistry", "name"));
        await run.PartAsync(async () => await MustBeThereAsync("consent", await Agreement.PublishAsync(run, Agreement.TermsOf(run), run.A.Fiduciary), "getAgreement", "agreementId"));
        await run.PartAsync(async () => await MustBeThereAsync("identity", await Identity.Enrolment.EnrolAsync(run, Identity.Enrolment.Draft(run)), "getPerson", "personId"));

        async Task MustBeThereAsync(string block, Answer made, string read, string id)
        {
            made.MustBe(201);
            var location = new Uri(run.Api(block).BaseUrl, made.MustHaveHeader("Location"));
            Expect.That(location.AbsolutePath.EndsWith($"/{made.Member(id)}", StringComparison.Ordinal), $"a Location that ends in {made.Member(id)}", made.Header("Location"), made);
            var operation = run.Api(block).Operations.Single(operation => operation.Id == read);
            var place = operation.Path.Split('{', '}')[1];
            (await run.Api(block).Call(read).Path(place, location.Segments[^1]).SendAsync(run.A.For(operation))).MustBe(200);
        }
    }

    [Check("API-C15")]
    [Verifies("API-5.3")]
    public static async Task Moments_are_written_in_UTC(CheckRun run)
    {
        await run.PartAsync(async () => MustBeMoment((await Ledger.Of(run).TryOpenAsync("merchant", null)).MustBe(201), "openedAt"));
        await run.PartAsync(async () => MustBeMoment((await (await (await Plots.DefineAsync(run)).AddAsync("P-1")).ReadAsync(run.A.Registrar)).MustBe(200), "validFrom"));
        await run.PartAsync(async () => MustBeMoment((await Agreement.PublishAsync(run, Agreement.TermsOf(run), run.A.Fiduciary)).MustBe(201), "publishedAt"));

        void MustBeMoment(Answer answer, string member)
        {
            var written = answer.Member(member);
            var isUtc = Moment().IsMatch(written) && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, out var moment) && (moment - run.Clock.Now).Duration() < TimeSpan.FromMinutes(2);
            Expect.That(isUtc, $"{member} as RFC 3339 in UTC, about {run.Clock.Now:O}", written, answer);
        }
    }

    [Check("API-C16")]
    [Verifies("API-6.1")]
    [Verifies("API-6.4")]
    public static async Task A_page_holds_no_more_than_its_limit(CheckRun run)
    {
        await run.PartAsync(async () =>
        {
            var plots = await PlotsOfAsync(run, 4);
            await MustHoldAsync(run, limit => plots.SearchAsync(run.A.Registrar, limit: limit), 3);
        });
        await run.PartAsync(async () =>
        {
            await Agreement.MakeAsync(run);
            await Agreement.MakeAsync(run);
            await MustHoldAsync(run, limit => run.Api("consent").Call("listAgreements").Query("limit", $"{limit}").SendAsync(run.A.Fiduciary), 1);
        });
    }

    private static async Task MustHoldAsync(CheckRun run, Func<int, Task<Answer>> list, int good)
    {
        await run.ControlAsync("a good limit is taken", async () =>
        {
            var page = (await list(good)).MustBe(200);
            Expect.Equal(good, page.Json.GetProperty("items").GetArrayLength(), "items", page);
        });
        await run.AttackAsync(async () =>
        {
            foreach (var limit in new[] { 0, -1, 101, 1_000_000 })
            {
                (await list(limit)).MustBeRefused(400, "API-0400");
            }
        });
    }

    [Check("API-C17")]
    [Verifies("API-6.2")]
    [Verifies("API-6.3")]
    public static async Task Pages_of_every_size_give_every_item_once(CheckRun run)
    {
        await run.PartAsync(() => MustWalkRecordsAsync(run));
        await run.PartAsync(() => MustWalkAgreementsAsync(run));
    }

    private static async Task MustWalkRecordsAsync(CheckRun run)
    {
        var plots = await PlotsOfAsync(run, 7);
        var whole = Names(await Pages.WalkAsync(plots.Call("searchRecords"), run.A.Registrar, 100));
        Expect.Equal(7, whole.Distinct().Count(), "different records");
        foreach (var limit in new[] { 1, 2, 3, 7 })
        {
            Expect.Equal(string.Join(", ", whole), string.Join(", ", Names(await Pages.WalkAsync(plots.Call("searchRecords"), run.A.Registrar, limit))), $"records by pages of {limit}");
        }
    }

    // Other checks may publish agreements meanwhile, so that only this check's own are counted on.
    private static async Task MustWalkAgreementsAsync(CheckRun run)
    {
        List<string> made = [(await Agreement.MakeAsync(run)).Id, (await Agreement.MakeAsync(run)).Id, (await Agreement.MakeAsync(run)).Id];
        foreach (var limit in new[] { 20, 100 })
        {
            var listed = await Pages.WalkAsync(run.Api("consent").Call("listAgreements"), run.A.Fiduciary, limit);
            List<string> ids = [.. listed.Select(item => item.GetProperty("agreementId").GetString()!)];
            Expect.Equal(ids.Count, ids.Distinct().Count(), $"different agreements by pages of {limit}");
            Expect.That(made.TrueForAll(ids.Contains), $"the agreements {string.Join(", ", made)}", string.Join(", ", ids));
        }
    }

    [Check("API-C18")]
    [Verifies("API-7.1")]
    public static async Task What_has_not_changed_is_not_sent_again(CheckRun run)
    {
        await run.PartAsync(async () =>
        {
            var record = await (await Plots.DefineAsync(run)).AddAsync("P-1");
            await MustBeSentOnceAsync(record.ETag, () => record.Call("getRecord"), run.A.Registrar);
            (await record.ReplaceAsync(record.ETag, Plots.Data("P-1", 2))).MustBe(200);
            (await record.Call("getRecord").Header("If-None-Match", record.ETag).SendAsync(run.A.Registrar)).MustBe(200);
        });
        await run.PartAsync(async () =>
        {
            var agreement = await Agreement.MakeAsync(run);
            await MustBeSentOnceAsync(agreement.ETag, () => run.Api("consent").Call("getAgreement").Path("agreementId", agreement.Id), run.A.Fiduciary);
        });

        async Task MustBeSentOnceAsync(string tag, Func<OperationCall> read, Actor reader)
        {
            await run.ControlAsync("another tag is answered in full", async () => (await read().Header("If-None-Match", "\"another\"").SendAsync(reader)).MustBe(200));
            var same = (await read().Header("If-None-Match", tag).SendAsync(reader)).MustBe(304);
            Expect.Equal(0, same.Body.Length, "bytes of the body", same);
        }
    }

    [Check("API-C19")]
    [Verifies("API-7.2")]
    public static async Task A_change_needs_the_tag_that_it_is_based_on(CheckRun run)
    {
        await run.PartAsync(async () =>
        {
            var record = await (await Plots.DefineAsync(run)).AddAsync("P-1");
            await run.ControlAsync("with the tag it is taken", async () => (await record.ReplaceAsync(record.ETag, Plots.Data("P-1", 2))).MustBe(200));
            await run.AttackAsync(async () => (await record.ReplaceAsync("", Plots.Data("P-1", 3))).MustBeRefused(428, "API-0428"));
        });
        await run.PartAsync(async () =>
        {
            var agreement = await Agreement.MakeAsync(run);
            await run.ControlAsync("with the tag it is taken", async () => (await PublishAsync(agreement, agreement.ETag)).MustBe(200));
            await run.AttackAsync(async () => (await PublishAsync(agreement, "")).MustBeRefused(428, "API-0428"));
        });

        Task<Answer> PublishAsync(Agreement agreement, string tag) =>
            run.Api("consent").Call("publishAgreementVersion").Path("agreementId", agreement.Id).Header("If-Match", tag).Json(agreement.Terms).SendAsync(run.A.Fiduciary);
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|\+00:00)$")]
    private static partial Regex Moment();

    private static async Task<Plots> PlotsOfAsync(CheckRun run, int count)
    {
        var plots = await Plots.DefineAsync(run);
        for (var number = 1; number <= count; number++)
        {
            await plots.AddAsync($"P-{number}");
        }

        return plots;
    }

    private static List<string> Names(List<JsonElement> records) => [.. records.Select(record => record.GetProperty("data").GetProperty("plot").GetString()!)];
}
