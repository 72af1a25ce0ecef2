using System.Collections.Concurrent;
using System.Diagnostics;
using DigitalIndiaStack.Conformance.Mutants;

namespace DigitalIndiaStack.Coverage;

/// <summary>Lets the suite hunt every mutant: hosts in this process, one mutant after the other in each, only the checks of the mutant's own requirement, until one finds it.</summary>
internal static class KillRun
{
    // Checks wait as long as they compute: for what is written to a disk, and for the two seconds after a withdrawal.
    private static readonly int Hosts = 2 * Environment.ProcessorCount;

    /// <summary>Hunts.</summary>
    public static async Task<IReadOnlyList<Kill>> HuntAsync(IReadOnlyList<Mutant> mutants, CancellationToken cancellationToken)
    {
        var waiting = new ConcurrentQueue<Mutant>(mutants);
        var kills = new ConcurrentBag<Kill>();
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Hosts, mutants.Count)).Select(_ => HuntAsync(waiting, kills, cancellationToken)));
        return [.. kills.OrderBy(kill => kill.Mutant.Id, StringComparer.Ordinal)];
    }

    private static async Task HuntAsync(ConcurrentQueue<Mutant> waiting, ConcurrentBag<Kill> kills, CancellationToken cancellationToken)
    {
        await using var host = await MutantHost.StartAsync();
        while (waiting.TryDequeue(out var mutant))
        {
            var start = Stopwatch.GetTimestamp();
            host.Mutant = mutant;
            var results = await Judge.HuntAsync(host, mutant.Requirement, cancellationToken);
            host.Mutant = null;
            kills.Add(new Kill(mutant, results, Stopwatch.GetElapsedTime(start)));
        }
    }
}
