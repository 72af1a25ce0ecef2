using System.Net;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Proxy.Tests;

public sealed class JudgingTests
{
    private const string Path = $"payments/v1/accounts/{Scripted.AccountId}";

    [Fact]
    public async Task A_good_answer_is_passed_on_unchanged_and_breaks_nothing()
    {
        var good = new Scripted();
        await using var between = await Between.StartAsync(good);

        using var answer = await between.GetAsync(Path);

        Assert.Equal(good.Body, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Empty(between.Proxy.Tally.Findings);
        Assert.Equal(["getAccount"], between.Proxy.Tally.Operations.Keys);
        Assert.Equal(0, between.Proxy.Tally.ExitCode);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "a member too few", "API-5.1" },
        { "a member too many", "API-5.1" },
        { "a page", "API-5.1" },
        { "an undeclared success", "API-5.1" },
        { "a refusal as a page", "API-2.1" },
        { "another status in the problem", "API-2.1" },
        { "405 without Allow", "API-2.3" },
        { "503 without Retry-After", "API-2.6" },
        { "500", "API-2.8" },
        { "401 without a challenge", "API-3.1" },
        { "another request id", "API-4.2" },
        { "no nosniff", "API-5.6" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_answer_is_a_breach_of_its_clause_and_of_no_other(string what, string clause)
    {
        await using var between = await Between.StartAsync(Spoilt(what));
        between.Http.DefaultRequestHeaders.Add("X-Request-Id", "r-7");

        using var answer = await between.GetAsync(Path);

        var finding = Assert.Single(between.Proxy.Tally.Findings);
        Assert.Equal((FindingKind.Breach, clause, "getAccount", 1), (finding.Kind, finding.Rule, finding.Operation, finding.Sequence));
        Assert.Equal(1, between.Proxy.Tally.ExitCode);
    }

    [Fact]
    public async Task Data_for_nobody_in_particular_is_a_breach()
    {
        await using var between = await Between.StartAsync(new Scripted());
        between.Http.DefaultRequestHeaders.Authorization = null;

        using var answer = await between.GetAsync(Path);

        Assert.Equal("API-3.1", Assert.Single(between.Proxy.Tally.Findings).Rule);
    }

    [Theory]
    [InlineData("payments/v1/secrets")]
    [InlineData("payments/v1")]
    public async Task An_operation_that_no_specification_has_is_an_error(string path)
    {
        await using var between = await Between.StartAsync(new Scripted());

        using var answer = await between.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(FindingKind.Error, Assert.Single(between.Proxy.Tally.Findings).Kind);
        Assert.Equal(4, between.Proxy.Tally.ExitCode);
    }

    [Theory]
    [InlineData("$ref: '#/components/schemas/Nowhere'")]
    [InlineData("type: nonsense")]
    public async Task A_schema_that_does_not_compile_is_an_error(string schema)
    {
        using var folder = new ThingSpecs(schema);
        await using var between = await Between.StartAsync(SpecSet.Load(SpecFiles.FromDirectory(folder.Path)), new Scripted());

        using var answer = await between.GetAsync("things/v1/things/7");

        Assert.Equal(FindingKind.Error, Assert.Single(between.Proxy.Tally.Findings).Kind);
        Assert.Equal(4, between.Proxy.Tally.ExitCode);
    }

    [Fact]
    public async Task A_schema_that_compiles_judges()
    {
        using var folder = new ThingSpecs("type: array");
        await using var between = await Between.StartAsync(SpecSet.Load(SpecFiles.FromDirectory(folder.Path)), new Scripted());

        using var answer = await between.GetAsync("things/v1/things/7");

        Assert.Equal((FindingKind.Breach, "API-5.1"), (between.Proxy.Tally.Findings.Single().Kind, between.Proxy.Tally.Findings.Single().Rule));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_an_error()
    {
        await using var between = await Between.StartAsync(new Scripted());
        await between.StopServerAsync();

        using var answer = await between.GetAsync(Path);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal(4, between.Proxy.Tally.ExitCode);
    }

    [Fact]
    public async Task A_server_that_takes_too_long_is_an_error_even_for_a_client_that_left()
    {
        var silent = new Scripted { IsSilent = true };
        await using var between = await Between.StartAsync(settings => settings with { Patience = TimeSpan.FromMilliseconds(300) }, silent);
        using var impatient = new CancellationTokenSource();

        var leaving = between.Http.GetAsync(new Uri(Path, UriKind.Relative), impatient.Token);
        await silent.Reached.Task;
        await impatient.CancelAsync();
        await Task.WhenAny(leaving);
        using var answer = await between.GetAsync(Path);
        for (var turn = 0; turn < 500 && between.Proxy.Tally.Findings.Count < 2; turn++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal([1, 2], between.Proxy.Tally.Findings.Select(finding => finding.Sequence).Order());
        Assert.Equal(4, between.Proxy.Tally.ExitCode);
    }

    [Fact]
    public async Task The_path_of_the_target_stands_before_that_of_each_request()
    {
        await using var between = await Between.StartAsync(settings => settings with { Target = new Uri(settings.Target, "/country/ke/") }, new Scripted { Path = "/country/ke/" + Path });

        using var answer = await between.GetAsync(Path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(between.Proxy.Tally.Findings);
        Assert.Equal(1, between.Proxy.Tally.Operations["getAccount"]);
    }

    [Fact]
    public async Task Nothing_judged_is_not_good()
    {
        await using var between = await Between.StartAsync(new Scripted());

        using var answer = await between.GetAsync("agriculture");

        Assert.Equal((1, 2), (between.Proxy.Tally.Outside, between.Proxy.Tally.ExitCode));
    }

    [Fact]
    public void Every_clause_is_a_requirement()
    {
        var specs = SpecSet.Load(Suite.Specs);

        Assert.All(PassiveRules.Of(specs).Concat(new Replays().Rules), rule => Assert.Contains(rule.Clause, specs.Requirements));
    }

    private static Scripted Spoilt(string what) => what switch
    {
        "a member too few" => new Scripted { Body = Scripted.Account().Replace("\"kind\": \"person\", ", "", StringComparison.Ordinal) },
        "a member too many" => new Scripted { Body = Scripted.Account(", \"rowId\": 7") },
        "a page" => new Scripted { MediaType = "text/html", Body = "<p>" },
        "an undeclared success" => new Scripted { Status = 202 },
        "a refusal as a page" => new Scripted { Status = 404, MediaType = "text/html", Body = "<p>" },
        "another status in the problem" => Scripted.Problem(404, said: 418),
        "405 without Allow" => Scripted.Problem(405),
        "503 without Retry-After" => Scripted.Problem(503),
        "500" => Scripted.Problem(500),
        "401 without a challenge" => Scripted.Problem(401),
        "another request id" => new Scripted { RequestId = "r-8" },
        _ => new Scripted { Headers = [] },
    };
}
