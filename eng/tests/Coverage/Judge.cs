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
    public static Task<RunResult> RunAsync(MutantHost host, IReadOnlyList<string> requirements, int seed, CancellationToken cancellationToken, IRunRecorder? recorder = null) => RunAsync(
        host,
        [.. Suite.Checks.Where(check => requirements.Count == 0 || check.Requirements.Any(requirements.Contains))],
        new RunOptions { Seed = seed, Repeats = 0, Parallel = requirements.Count == 0 ? 4 * Environment.ProcessorCount : 1 },
        recorder,
        cancellationToken);

    /// <summary>Runs the checks of a requirement one after the other until one fails; those that try every operation come last.</summary>
    public static async Task<IReadOnlyList<CheckResult>> HuntAsync(MutantHost host, string requirement, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var check in Suite.Checks.Where(check => check.Requirements.Contains(requirement)).OrderBy(check => check.Blocks.Count))
        {
            results.AddRange((await RunAsync(host, [check], new RunOptions { Seed = 1, Repeats = 0 }, null, cancellationToken)).Checks);
            if (results[^1].Verdict.Kind == VerdictKind.Fail)
            {
                break;
            }
        }

        return results;
    }

    private static async Task<RunResult> RunAsync(MutantHost host, IReadOnlyList<Check> checks, RunOptions options, IRunRecorder? recorder, CancellationToken cancellationToken)
    {
        var target = TargetFile.Read(Path.Combine(host.Data, "dis-sut.yaml"), null);
        var runner = new Runner(Specs, TimeProvider.System) { Recorders = recorder is null ? [] : [recorder] };
        return (await runner.RunAsync(target, RunPlan.Choose(checks, Specs, options), options, new Silence(), cancellationToken)).Result;
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
