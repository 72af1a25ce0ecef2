using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

public sealed class RecorderTests
{
    [Fact]
    public async Task A_recorder_hears_of_every_attempt_before_the_result()
    {
        var recorder = new Written();

        await RunAsync(Fault.RefusesOnce, recorder);

        Assert.Equal(["started", "THG-C01 attempt 1: 1", "THG-C01 attempt 2: 1", "THG-C01 Inconclusive"], recorder.Lines);
    }

    private static async Task RunAsync(Fault fault, IRunRecorder recorder)
    {
        await using var server = await SmallServer.StartAsync(fault);
        using var folder = new SmallTarget(server.Address);
        var specs = SpecSet.Load(SpecFiles.FromDirectory(folder.Specs));
        var options = new RunOptions { Only = ["THG-C01"] };
        await new Runner(specs, TimeProvider.System) { Recorders = [recorder] }.RunAsync(
            TargetFile.Read(folder.Sut, null), RunPlan.Choose(RunOf.Checks, specs, options), options, new Silent(), TestContext.Current.CancellationToken);
    }

    private sealed class Written : IRunRecorder
    {
        public List<string> Lines { get; } = [];

        public void Started(RunStart start) => Lines.Add("started");

        public void Attempted(Check check, int attempt, IReadOnlyList<Exchange> exchanges) =>
            Lines.Add($"{check.Id} attempt {attempt}: {exchanges.Count(exchange => exchange.Url.Contains("/things/", StringComparison.Ordinal))}");

        public void Finished(CheckResult result) => Lines.Add($"{result.Check.Id} {result.Verdict.Kind}");
    }

    private sealed class Silent : IRunProgress
    {
        public void Started(RunPlan plan, int seed)
        {
        }

        public void Finished(CheckResult result)
        {
        }
    }
}
