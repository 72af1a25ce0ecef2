using System.Text;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Enrolling;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Importing;

/// <summary>Each source id enrols once, whoever imports it how often, and each person is activated once (IDN-21.11, IDN-21.13 to IDN-21.15).</summary>
public sealed class ImportOnceTests(IdentityHost host)
{
    private static readonly string[] Ids = [.. Enumerable.Range(1, 60).Select(number => $"T-{number}")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_imports_of_one_register_on_two_instances_enrol_each_id_once(bool isPostgreSql)
    {
        await using var one = await Office.HostAsync(isPostgreSql);
        await using var two = one.Beside();
        await two.InitializeAsync();
        using var ministry = await Ministry.OpenAsync(one);
        var lines = Lines();
        var later = one.Clock.GetUtcNow().AddMinutes(1);
        var imports = new List<Guid>();
        for (var number = 0; number < 2; number++)
        {
            imports.Add(await ministry.ValidatedAsync(ministry.Draft(Ids) with { StartAt = later }, lines));
            await ministry.ReleaseAsync(imports[^1]);
        }

        one.Clock.Advance(TimeSpan.FromMinutes(2));
        two.Clock.Advance(TimeSpan.FromMinutes(2));
        var done = await Task.WhenAll(imports.Select(import => ministry.UntilAsync(import, RegisterImportStatus.Done)));
        var enrolled = (await Task.WhenAll(imports.Select(ministry.ResultAsync))).SelectMany(records => records).Where(record => record[2] == "enrolled").ToList();

        Assert.Equal(Ids.Order(), enrolled.Select(record => record[1]).Order());
        Assert.Equal(Ids.Length, enrolled.Select(record => record[4]).Distinct().Count());
        Assert.Equal((Ids.Length, Ids.Length), (done.Sum(import => import.Counts.Enrolled), done.Sum(import => import.Counts.Duplicates)));
    }

    [Fact]
    public async Task A_released_import_goes_on_after_a_restart()
    {
        await using var first = await Office.HostAsync(false);
        using var ministry = await Ministry.OpenAsync(first);
        var import = await ministry.ValidatedAsync(ministry.Draft(Ids), Lines());
        await ministry.ReleaseAsync(import);
        await first.StopAsync();
        await using var second = first.Again([]);
        await second.InitializeAsync();
        using var again = await Ministry.OpenAsync(second);
        var done = await again.UntilAsync(import, RegisterImportStatus.Done);
        var result = await again.ResultAsync(import);

        Assert.Equal((Ids.Length, 0), (done.Counts.Enrolled, done.Counts.Open));
        Assert.Equal(Ids.Length, result.Select(record => record[4]).Distinct().Count());
    }

    [Fact]
    public async Task A_person_is_activated_once_and_by_nobody_who_imported_them()
    {
        using var ministry = await Ministry.OpenAsync(host);
        var birth = Office.NewBirth();
        var import = await ministry.ValidatedAsync(ministry.Draft("A-1"), Ministry.Line("A-1", "Jeruto Cherono", birth));
        await ministry.ReleaseAsync(import);
        await ministry.UntilAsync(import, RegisterImportStatus.Done);

        await Office.MustBeRefusedAsync(409, "IDN-0502", () => ministry.ActivateAsync("A-1", birth, ministry.Client));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => ministry.ActivateAsync("A-1", birth.AddDays(1)));
        await Office.MustBeRefusedAsync(422, "IDN-0422", () => ministry.ActivateAsync("A-1", birth, pin: "111111"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TryAsync(ministry, birth)));
        Assert.Single(answers, code => code is null);
        Assert.All(answers, code => Assert.True(code is null or "IDN-0503", code));
    }

    [Fact]
    public async Task More_lines_than_an_import_may_have_are_refused_and_none_is_kept()
    {
        using var ministry = await Ministry.OpenAsync(host);
        var import = (await ministry.MakeAsync(ministry.Draft("L-1") with { LineCount = 100_000 })).ImportId;
        var text = new StringBuilder();
        for (var number = 0; number <= 100_000; number++)
        {
            text.Append("{}\n");
        }

        var refused = await ministry.UploadAsync(import, text.ToString());
        var read = await ministry.ReadAsync(import);

        Assert.Equal("API-0400", refused.Text("code"));
        Assert.Equal((RegisterImportStatus.Draft, null), (read.Status, read.Found));
    }

    private static string[] Lines() => [.. Ids.Select(id => Ministry.Line(id, $"Person {Name(id)}", Office.NewBirth()))];

    // Consonants of its own for each, so that nobody is like another.
    private static string Name(string id) => string.Concat(id.Select(letter => (char)('b' + (letter % 20))));

    private static async Task<string?> TryAsync(Ministry ministry, DateOnly birth)
    {
        try
        {
            await ministry.ActivateAsync("A-1", birth);
            return null;
        }
        catch (ApiException<ProblemDetails> refused)
        {
            return refused.Result.Code;
        }
    }
}
