namespace DigitalIndiaStack.Faults.Load;

/// <summary>What the clients met.</summary>
internal sealed class Counts
{
    private long cuts;
    private long refusals;
    private long races;
    private long repeats;

    /// <summary>Requests whose answer never came: the service was killed, or the client hung up.</summary>
    public long Cuts => cuts;

    /// <summary>Answers 409, 500 or 503, after which the client asked again.</summary>
    public long Refusals => refusals;

    /// <summary>Keys that were sent twice to each service at once.</summary>
    public long Races => races;

    /// <summary>Keys that were sent again after their answer.</summary>
    public long Repeats => repeats;

    public void Cut() => Interlocked.Increment(ref cuts);

    public void Refused() => Interlocked.Increment(ref refusals);

    public void Raced() => Interlocked.Increment(ref races);

    public void Repeated() => Interlocked.Increment(ref repeats);
}
