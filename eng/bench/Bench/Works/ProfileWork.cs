using System.Text.Json;
using DigitalIndiaStack.Bench.Judging;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary><c>dis conform run</c> with every check against a fresh sandbox, as a partner runs it.</summary>
internal static class ProfileWork
{
    private const int Conformant = 0;
    private const int Partial = 2;

    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        var samples = new List<Sample>();
        for (var round = 0; round < options.Repeat; round++)
        {
            await using var sandbox = await Sandbox.StartAsync(options);
            samples.Add(await RunAsync(options, sandbox));
        }

        return new WorkResult("profile", $"profile: dis conform run, every check of the core profiles, a fresh sandbox on SQLite, {options.Repeat} runs", [new("suite", samples)]);
    }

    private static async Task<Sample> RunAsync(BenchOptions options, Sandbox sandbox)
    {
        var results = Path.Combine(sandbox.Data, "results.json");
        var run = (await ToolProcess.RunAsync(
            Marks.Run, "dotnet", options.Cli, "conform", "run", "--sut", Path.Combine(sandbox.Data, "dis-sut.yaml"), "--seed", "1", "--report", $"json={results}")).Must(Conformant, Partial);
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
