using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Coverage;

/// <summary>Judges hosts of this process by the suite.</summary>
internal static class Judge
{
    private static readonly SpecSet Specs = SpecSet.Load(Suite.Specs);

    /// <summary>Runs the checks of these requirements once, without a second attempt.</summary>
    /// <param name="host">The host, as it is now.</param>
    /// <param name="requirements">All when empty.</param>
    /// <param name="recorder">Hears of what is sent and seen.</param>
    public static async Task<RunResult> RunAsync(MutantHost host, IReadOnlyList<string> requirements, int seed, CancellationToken cancellationToken, IRunRecorder? recorder = null)
    {
        List<Check> checks = [.. Suite.Checks.Where(check => requirements.Count == 0 || check.Requirements.Any(requirements.Contains))];
        var options = new RunOptions { Seed = seed, Repeats = 0, Parallel = requirements.Count == 0 ? 2 * Environment.ProcessorCount : 1 };
        var target = TargetFile.Read(Path.Combine(host.Data, "dis-sut.yaml"), null);
        var judged = await new Runner(Specs, TimeProvider.System) { Recorders = recorder is null ? [] : [recorder] }.RunAsync(target, RunPlan.Choose(checks, Specs, options), options, new Silence(), cancellationToken);
        return judged.Result;
    }

    private sealed class Silence : IRunProgress
    {
        public void Started(RunPlan plan, int seed)
        {
        }

        public void Finished(CheckResult result)
        {
        }
    }
}
