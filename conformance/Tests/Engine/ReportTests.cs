using System.Text.Json;
using System.Xml.Linq;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Tests.Servers;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

public sealed class ReportTests : IAsyncLifetime
{
    private SmallServer server = null!;
    private SmallTarget target = null!;

    public async ValueTask InitializeAsync()
    {
        server = await SmallServer.StartAsync(Fault.ScopeNotEnforced);
        target = new SmallTarget(server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        target.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Results_are_as_their_schema_says()
    {
        var (_, json, _) = await RunAsync();

        var schema = CompiledSchema.Compile(JsonDocument.Parse(await File.ReadAllTextAsync(SchemaPath(), TestContext.Current.CancellationToken)).RootElement, new() { AssertFormat = true });

        Assert.Empty(schema.Validate(JsonDocument.Parse(json).RootElement).Errors);
    }

    [Fact]
    public async Task Results_hold_what_a_developer_needs_to_repair_a_breach()
    {
        var (_, json, _) = await RunAsync();

        var failed = JsonDocument.Parse(json).RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("verdict").GetString() == "fail");

        Assert.Equal("THG-C04", failed.GetProperty("id").GetString());
        Assert.Equal("refusal with status 403", failed.GetProperty("expected").GetString());
        Assert.StartsWith("status 200", failed.GetProperty("found").GetString(), StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f-]{36}$", failed.GetProperty("requestId").GetString());
        Assert.Contains($"'{server.Address}/things/v1/things/a-1'", failed.GetProperty("curl").GetString(), StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer ‹redacted:", failed.GetProperty("curl").GetString(), StringComparison.Ordinal);
        Assert.Equal("dis conform replay run.zip THG-C04 --sut dis-sut.yaml", failed.GetProperty("replay").GetString());
        Assert.Contains("demand the scope", failed.GetProperty("hint").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, failed.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task Results_name_the_flaky_checks()
    {
        await using var flaky = await SmallServer.StartAsync(Fault.RefusesOnce);
        using var folder = new SmallTarget(flaky.Address);
        var path = Path.Combine(folder.Folder, "results.json");

        await RunOf.RequestAsync(new() { Sut = folder.Sut, Specs = folder.Specs, Parallel = 1, Seed = 1, Reports = [$"json={path}"] });

        var results = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).RootElement;
        var said = results.GetProperty("checks").EnumerateArray().Where(check => check.TryGetProperty("reason", out var reason) && reason.GetString() == "flaky").Select(check => check.GetProperty("id").GetString()).ToList();
        Assert.Equal(said, results.GetProperty("flaky").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task A_failure_on_the_console_says_all_that_repairs_it()
    {
        var (output, _, _) = await RunAsync();

        Assert.Contains("THG-1.4: A token without the scope MUST be refused. (specs/things/requirements.yaml:4)", output, StringComparison.Ordinal);
        Assert.Matches(@"(?s)expected: refusal with status 403\s+found:    status 200.*request:  \S+\s+again:    curl .*replay:   dis conform replay run.zip THG-C04 --sut dis-sut.yaml\s+hint:     The server did not ask", output);
    }

    [Fact]
    public async Task JUnit_has_a_case_for_each_check_and_a_failure_for_each_breach()
    {
        var (_, _, junit) = await RunAsync();

        var suites = XDocument.Parse(junit).Root!;

        Assert.Equal("6", suites.Attribute("tests")!.Value);
        Assert.Equal("1", suites.Attribute("failures")!.Value);
        Assert.Equal(6, suites.Descendants("testcase").Count());
        Assert.Contains("THG-1.4: A token without the scope MUST be refused.", suites.Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_report_holds_a_token_a_key_or_an_assertion()
    {
        var (output, json, junit) = await RunAsync();

        foreach (var report in new[] { output, json, junit })
        {
            Assert.DoesNotContain("eyJ", report, StringComparison.Ordinal);
            Assert.DoesNotContain("BEGIN PRIVATE", report, StringComparison.Ordinal);
        }

        Assert.Contains("Bearer ‹redacted:", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_with_a_secret_in_it_is_not_written()
    {
        var secrets = new Redactor();
        secrets.Learn("hunter2-hunter2-hunter2");
        var path = Path.Combine(target.Folder, "leaky.json");

        Assert.Throws<InvalidOperationException>(() => ReportFile.Write(path, "{ \"x\": \"hunter2-hunter2-hunter2\" }", secrets));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task What_a_check_says_is_redacted_too()
    {
        var run = await RunOf.CheckAsync(Fault.None, async check =>
        {
            var token = await SmallChecks.Reader(check).Tokens.GetAsync(check.Api("things").Operations.Single(), check);
            throw new CheckFailedException("silence", $"the token {token} and the PIN {SmallTarget.Pin}");
        });

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("eyJ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(SmallTarget.Pin, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kind_of_report_exits_3() =>
        Assert.Equal(3, (await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Reports = ["pdf=x"] })).ExitCode);

    private static string SchemaPath()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "DigitalIndiaStack.sln")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return Path.Combine(directory, "specs", "conformance", "results.schema.json");
    }

    private async Task<(string Output, string Json, string JUnit)> RunAsync()
    {
        var json = Path.Combine(target.Folder, "out", "results.json");
        var junit = Path.Combine(target.Folder, "out", "junit.xml");
        var run = await RunOf.RequestAsync(new RunRequest { Sut = target.Sut, Specs = target.Specs, Profiles = ["things-core"], Reports = [$"json={json}", $"junit={junit}"] });
        Assert.Equal(1, run.ExitCode);
        return (run.Output, await File.ReadAllTextAsync(json), await File.ReadAllTextAsync(junit));
    }
}
