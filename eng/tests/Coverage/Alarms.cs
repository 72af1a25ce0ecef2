using System.Runtime.CompilerServices;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Mutants;

namespace DigitalIndiaStack.Coverage;

/// <summary>What the whole suite says of hosts that are good: nothing, or it cries wolf.</summary>
internal static class Alarms
{
    /// <summary>The correct host, and it again under another seed with all that the rules leave open done otherwise.</summary>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <param name="recorder">Hears of what is sent to the correct host and seen.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(CancellationToken cancellationToken, IRunRecorder? recorder = null)
    {
        var equivalent = Task.Run(() => OfOneAsync("equivalent", Equivalents.Together, seed: 2, null, cancellationToken), cancellationToken);
        var correct = await OfOneAsync("correct", null, seed: 1, recorder, cancellationToken);
        return [.. correct, .. await equivalent];
    }

    /// <summary>The correct host, then each thing that the rules leave open done otherwise, one by one.</summary>
    /// <param name="postgreSql">Connection string of an empty database; without one the host has SQLite.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public static async Task<IReadOnlyList<string>> OfEachAsync(string? postgreSql, CancellationToken cancellationToken)
    {
        await using var host = await MutantHost.StartAsync(postgreSql);
        var alarms = new List<string>(From("correct", await Judge.RunAsync(host, [], seed: 1, cancellationToken)));
        foreach (var variant in Equivalents.All.Append(Equivalents.Together))
        {
            host.Mutant = variant;
            alarms.AddRange(From(variant.Id, await Judge.RunAsync(host, [], seed: 2, cancellationToken)));
        }

        return alarms;
    }

    /// <summary>The correct host with several seeds, one after the other: it takes half a minute or more for each.</summary>
    public static async IAsyncEnumerable<(int Seed, IReadOnlyList<string> Alarms)> OfSeedsAsync(IEnumerable<int> seeds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var host = await MutantHost.StartAsync();
        foreach (var seed in seeds)
        {
            yield return (seed, [.. From($"seed {seed}", await Judge.RunAsync(host, [], seed, cancellationToken))]);
        }
    }

    // What is neither good nor not applicable.
    private static IEnumerable<string> From(string host, RunResult result) =>
        result.Checks.Where(check => check.Verdict.Kind is not (VerdictKind.Pass or VerdictKind.NotApplicable))
            .Select(check => $"{host}: {check.Check.Id} {check.Verdict.Kind} {check.Verdict.Reason} {check.Verdict.Message}");

    private static async Task<IEnumerable<string>> OfOneAsync(string name, Mutant? variant, int seed, IRunRecorder? recorder, CancellationToken cancellationToken)
    {
        await using var host = await MutantHost.StartAsync();
        host.Mutant = variant;
        return From(name, await Judge.RunAsync(host, [], seed, cancellationToken, recorder));
    }
}
