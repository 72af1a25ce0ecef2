using System.Text.Json;
using DigitalIndiaStack.Bench.Judging;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary><c>dis conform run</c> as a partner runs it: the core profiles against a sandbox that has just started, the same again, and every check.</summary>
internal static class ProfileWork
{
    private const string Core = "agriculture-core,api-core,consent-core,identity-core,payments-core,registries-core";
    private const int Conformant = 0;
    private const int Partial = 2;

    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        var (cold, warm, whole) = (new List<Sample>(), new List<Sample>(), new List<Sample>());
        for (var round = 0; round < options.Repeat; round++)
        {
            await using var sandbox = await Sandbox.StartAsync(options);
            cold.Add(await RunAsync(options, sandbox, "--profile", Core));
            warm.Add(await RunAsync(options, sandbox, "--profile", Core));
            whole.Add(await RunAsync(options, sandbox));
        }

        return new WorkResult(
            "profile",
            $"profile: dis conform run, a fresh sandbox on SQLite, {options.Repeat} runs",
            [new("core profiles, server just started", cold), new("core profiles, again", warm), new("every check", whole)]);
    }

    private static async Task<Sample> RunAsync(BenchOptions options, Sandbox sandbox, params string[] choice)
    {
        var results = Path.Combine(sandbox.Data, "results.json");
        var run = (await ToolProcess.RunAsync(
            Marks.Run, "dotnet", [options.Cli, "conform", "run", "--sut", Path.Combine(sandbox.Data, "dis-sut.yaml"), "--seed", "1", "--report", $"json={results}", .. choice])).Must(Conformant, Partial);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(results));
        var checks = report.RootElement.GetProperty("checks").GetArrayLength();
        return new Sample(
            ("wall s", run.Wall.TotalSeconds),
            ("first verdict s", run.FirstVerdict.TotalSeconds),
            ("CPU s", run.Cpu.TotalSeconds),
            ("checks", checks),
            ("CPU ms/check", run.Cpu.TotalMilliseconds / checks),
            ("peak MB", run.PeakMegabytes));
    }
}
