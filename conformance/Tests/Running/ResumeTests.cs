using System.Text.Json;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Recording;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class ResumeTests : IAsyncLifetime
{
    private readonly List<string> ran = [];
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
    public async Task A_run_that_was_broken_off_goes_on_and_runs_nothing_twice()
    {
        var broken = await BreakOffAsync(after: 3);
        var done = await LinesAsync();
        await File.AppendAllTextAsync(Kept("verdicts.jsonl"), "{\"check\":\"THG-C0", TestContext.Current.CancellationToken);
        ran.Clear();

        var resumed = await RunOf.RequestAsync(Request() with { Resume = true }, Checks());

        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("--resume", broken.Error, StringComparison.Ordinal);
        Assert.Equal(3, done.Count);
        Assert.Equal(1, resumed.ExitCode);
        Assert.Contains("UTC and resumed, exit code 1", resumed.Output, StringComparison.Ordinal);
        Assert.Empty(ran.Intersect(done));
        Assert.Equal(6, (await LinesAsync()).Count);
        Assert.Equal(6, Results().GetProperty("checks").GetArrayLength());
    }

    [Fact]
    public async Task A_run_that_goes_on_keeps_its_seed_and_id()
    {
        await BreakOffAsync(after: 2);
        using var head = JsonDocument.Parse(await File.ReadAllTextAsync(Kept("run.json"), TestContext.Current.CancellationToken));

        await RunOf.RequestAsync(Request() with { Resume = true }, Checks());

        Assert.Equal(head.RootElement.GetProperty("runId").GetString(), Results().GetProperty("run").GetProperty("id").GetString());
        Assert.Equal(4711, Results().GetProperty("run").GetProperty("seed").GetInt32());
    }

    [Fact]
    public async Task A_run_of_another_server_does_not_go_on()
    {
        await BreakOffAsync(after: 1);

        var run = await RunOf.RequestAsync(Request() with { Resume = true, Target = "http://127.0.0.1:1" }, Checks());

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"judged {server.Address}/", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_cannot_be_changed_on_the_way()
    {
        var run = await RunOf.RequestAsync(Request() with { Resume = true, Only = ["THG-C01"] }, Checks());

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("leave out --only", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_has_nothing_to_go_on_with() =>
        Assert.Equal(3, (await RunOf.RequestAsync(Request() with { Resume = true, Seed = null, Out = Kept("nothing") }, Checks())).ExitCode);

    [Theory]
    [InlineData("out")]
    [InlineData("out/results.json")]
    public async Task What_failed_is_run_again_with_the_same_seed(string from)
    {
        await RunOf.RequestAsync(Request() with { Seed = 4711 }, Checks());
        ran.Clear();

        var again = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, FailedFrom = Path.Combine(target.Folder, from) }, Checks());

        Assert.Equal(["THG-C04"], ran.Distinct());
        Assert.Contains("1 check of 1 requirement, seed 4711", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_went_on_still_has_all_of_its_evidence()
    {
        await BreakOffAsync(after: 3);
        await File.AppendAllTextAsync(Kept("evidence.jsonl"), "{\"check\":\"THG-C0", TestContext.Current.CancellationToken);
        await RunOf.RequestAsync(Request() with { Resume = true }, Checks());

        var verified = await RecordedRun.SayAsync(streams =>
            VerifyCommand.InvokeAsync(new VerifyRequest(Path.Combine(target.Folder, "out"), null, target.Specs), RunOf.Checks, streams, TestContext.Current.CancellationToken));

        Assert.StartsWith("valid", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_holds_no_secret()
    {
        await RunOf.RequestAsync(Request(), Checks());

        foreach (var file in Directory.EnumerateFiles(Path.Combine(target.Folder, "out")))
        {
            Assert.DoesNotMatch(@"eyJ[\w-]+\.[\w-]+\.[\w-]", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }
    }

    private RunRequest Request() => new() { Sut = target.Sut, Specs = target.Specs, Parallel = 1, Out = Path.Combine(target.Folder, "out") };

    private string Kept(string name) => Path.Combine(target.Folder, "out", name);

    private JsonElement Results() => JsonDocument.Parse(File.ReadAllText(Kept("results.json"))).RootElement;

    private async Task<List<string>> LinesAsync() =>
        [.. (await File.ReadAllLinesAsync(Kept("verdicts.jsonl"), TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("check").GetString()!)];

    private async Task<RunOf> BreakOffAsync(int after)
    {
        using var stop = new CancellationTokenSource();
        return await RunOf.RequestAsync(Request() with { Seed = 4711 }, Checks(() =>
        {
            if (ran.Distinct().Count() > after)
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            }
        }), stop.Token);
    }

    // The checks of the small server; each writes down that it was run.
    private IReadOnlyList<Check> Checks(Action? first = null) => [.. RunOf.Checks.Select(check => check with
    {
        Body = async run =>
        {
            ran.Add(check.Id);
            first?.Invoke();
            await check.Body(run);
        },
    })];
}
