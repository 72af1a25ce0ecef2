using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Goes on with a run that was broken off: the same choice, seed and id, without what is done.</summary>
/// <param name="Plan">What was chosen.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Target">The server that it judged.</param>
/// <param name="SoFar">What it had come to.</param>
internal sealed record Resumption(RunPlan Plan, int Seed, Uri Target, RunSoFar SoFar)
{
    /// <summary>Reads a folder.</summary>
    /// <exception cref="ConfigurationFaultException">The folder holds no run, or one of other rules or checks.</exception>
    public static Resumption Read(string directory, IReadOnlyList<Check> checks, SpecSet specs)
    {
        var kept = Head(directory);
        var known = checks.ToDictionary(check => check.Id);
        var strange = kept.Checks.Where(id => !known.ContainsKey(id)).Concat(kept.Requirements.Where(id => !specs.Requirements.ContainsKey(id))).ToList();
        if (kept.Specs != specs.Digest || strange.Count > 0)
        {
            throw new ConfigurationFaultException([$"The run in {directory} was made by other rules than these{(strange.Count == 0 ? "" : $" ({string.Join(", ", strange)} is unknown here)")}; begin anew without --resume."]);
        }

        var plan = RunPlan.Of([.. kept.Checks.Select(id => known[id])], [.. kept.Requirements.Select(id => specs.Requirements[id])], kept.Profiles, checks, specs);
        var results = Lines(RunFolder.Verdicts(directory)).Where(result => result.Stands && kept.Checks.Contains(result.Check))
            .DistinctBy(result => result.Check).Select(result => result.With(known[result.Check])).ToList();
        return new Resumption(plan, kept.Seed, kept.Target, new RunSoFar(kept.RunId, kept.StartedAt, results, kept.Turn + 1));
    }

    private static KeptRun Head(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptRun>(File.ReadAllText(RunFolder.Head(directory)), RunFolder.Json)!;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConfigurationFaultException([$"{directory} holds no run that could go on: {unreadable.Message}"]);
        }
    }

    private static IEnumerable<KeptResult> Lines(string path)
    {
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            KeptResult? result;
            try
            {
                result = JsonSerializer.Deserialize<KeptResult>(line, RunFolder.Json);
            }
            catch (JsonException)
            {
                // The line that was being written when the run was killed: its check is run again.
                continue;
            }

            yield return result!;
        }
    }
}
