using System.Text.Json;
using DigitalIndiaStack.Bench.Judging;
using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>The conformance suite as a client of the host, beside newman with the same calls and the same judgement.</summary>
internal static class JudgeWork
{
    private const int Few = 100;
    private static readonly string Self = Path.Combine(AppContext.BaseDirectory, "DigitalIndiaStack.Bench.dll");

    public static async Task<WorkResult?> MeasureAsync(BenchOptions options)
    {
        if (NodeProgram.Newman is not { } newman)
        {
            Console.WriteLine("\njudge: not run, newman is not installed below eng/bench/newman");
            return null;
        }

        await using var sandbox = await Sandbox.StartAsync(options);
        var (calls, collection, perRound) = await PrepareAsync(sandbox);
        Task<ToolProcess> Suite(int checks) =>
            ToolProcess.RunAsync(Marks.Verdict, "dotnet", Self, "judge", Path.Combine(sandbox.Data, "dis-sut.yaml"), calls, $"{checks}");
        Task<ToolProcess> Newman(int checks) =>
            ToolProcess.RunAsync(Marks.Newman, "node", newman, "run", collection, "-n", $"{checks / perRound}", "--color", "off");

        List<Sample> suite = [], peer = [];
        for (var round = 0; round < options.Repeat; round++)
        {
            suite.Add(await SampleAsync(Suite, options.Checks));
            peer.Add(await SampleAsync(Newman, options.Checks));
        }

        return new WorkResult(
            "judge",
            $"judge: {options.Checks} checks of status, media type and schema each, {perRound} operations, {options.Repeat} runs",
            [new("suite", suite), new("newman", peer)]);
    }

    private static async Task<Sample> SampleAsync(Func<int, Task<ToolProcess>> tool, int checks)
    {
        var few = (await tool(Few)).Must(0);
        var many = (await tool(checks)).Must(0);
        return new Sample(
            ("CPU ms/check", many.Cpu.TotalMilliseconds / checks),
            ("once warm", (many.Cpu - few.Cpu).TotalMilliseconds / (checks - Few)),
            ("checks/s", checks / many.Wall.TotalSeconds),
            ("first verdict ms", few.FirstVerdict.TotalMilliseconds),
            ("peak MB", many.PeakMegabytes));
    }

    private static async Task<(string Calls, string Collection, int PerRound)> PrepareAsync(Sandbox sandbox)
    {
        using var client = new ServiceClient(sandbox);
        var registry = await Registry.FillAsync(client, 50);
        var accounts = await Accounts.OpenAsync(client);
        var calls = JudgedCalls.Of(registry, accounts);
        var tokens = new Dictionary<string, string> { ["registries"] = registry.Token.ToString(), ["payments"] = accounts.Token.ToString() };
        var files = (Calls: Path.Combine(sandbox.Data, "calls.json"), Collection: Path.Combine(sandbox.Data, "collection.json"));
        await File.WriteAllBytesAsync(files.Calls, JsonSerializer.SerializeToUtf8Bytes(calls));
        await File.WriteAllTextAsync(files.Collection, NewmanCollection.Of(sandbox.Server.Address, calls, tokens).ToJsonString());
        return (files.Calls, files.Collection, calls.Count);
    }
}
