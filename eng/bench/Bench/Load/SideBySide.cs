using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Load;

/// <summary>Puts the same load on several servers in turn, again and again, so that a busy moment of the machine hits all of them alike.</summary>
internal static class SideBySide
{
    // Long enough for the compiler to have seen the hot paths twice.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <param name="runs">The subject first, its peers after it.</param>
    public static async Task<IReadOnlyList<Subject>> MeasureAsync(BenchOptions options, params (string Name, LoadRun Run)[] runs)
    {
        foreach (var (_, run) in runs)
        {
            await run.RunAsync(options.Connections, WarmUp);
        }

        var samples = runs.Select(_ => new List<Sample>()).ToList();
        for (var round = 0; round < options.Repeat; round++)
        {
            for (var index = 0; index < runs.Length; index++)
            {
                samples[index].Add(await runs[index].Run.RunAsync(options.Connections, options.Time));
            }
        }

        return [.. runs.Zip(samples, (run, taken) => new Subject(run.Name, taken))];
    }
}
