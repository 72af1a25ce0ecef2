using System.Collections.Concurrent;

namespace DigitalIndiaStack.Faults.Load;

/// <summary>What the clients met.</summary>
internal sealed class Counts
{
    private readonly ConcurrentDictionary<string, long> reasons = new(StringComparer.Ordinal);
    private long requests;
    private long cuts;
    private long bare;
    private long races;
    private long repeats;

    /// <summary>Every request for a transfer.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Requests whose answer never came: the service was killed, or the client hung up.</summary>
    public long Cuts => cuts;

    /// <summary>Answers 409, 500 or 503, after which the client asked again.</summary>
    public long Refusals => reasons.Values.Sum();

    /// <summary>The refusals by the codes of their problems.</summary>
    public string Reasons => reasons.IsEmpty ? "" : $" ({string.Join(", ", reasons.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"))})";

    /// <summary>Refusals that were no problem documents with the code of their status.</summary>
    public long Bare => bare;

    /// <summary>Keys that were sent to each service at once, more than once to each.</summary>
    public long Races => races;

    /// <summary>Keys that were sent again after their answer.</summary>
    public long Repeats => repeats;

    /// <summary>How often the clients were refused with a code.</summary>
    public long Of(string code) => reasons.GetValueOrDefault(code);

    public void Asked() => Interlocked.Increment(ref requests);

    public void Cut() => Interlocked.Increment(ref cuts);

    /// <param name="code">The code of the problem; <see langword="null"/> when the answer was none.</param>
    public void Refused(string? code)
    {
        reasons.AddOrUpdate(code ?? "no code", 1, (_, count) => count + 1);
        if (code is null)
        {
            Interlocked.Increment(ref bare);
        }
    }

    public void Raced() => Interlocked.Increment(ref races);

    public void Repeated() => Interlocked.Increment(ref repeats);
}
