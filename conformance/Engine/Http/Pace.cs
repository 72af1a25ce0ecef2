namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Spaces requests evenly, so that no second holds more of them than a server allows.</summary>
internal sealed class Pace
{
    private readonly TimeProvider clock;
    private readonly long gap;
    private long next;

    private Pace(TimeProvider clock, long gap)
    {
        this.clock = clock;
        this.gap = gap;
    }

    /// <summary>No limit.</summary>
    public static Pace Free { get; } = new(TimeProvider.System, 0);

    /// <summary>At most so many requests in a second; <see langword="null"/> for no limit.</summary>
    public static Pace Of(double? rate, TimeProvider clock) => rate is { } limit ? new Pace(clock, (long)(TimeSpan.TicksPerSecond / limit)) : Free;

    /// <summary>Waits for the turn of the next request.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (gap == 0)
        {
            return Task.CompletedTask;
        }

        var wait = TimeSpan.FromTicks(Take() - Now);
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;
    }

    // Each takes a place of its own; whoever comes late does not make up for it by a burst.
    private long Take()
    {
        while (true)
        {
            var seen = Interlocked.Read(ref next);
            var place = Math.Max(seen, Now);
            if (Interlocked.CompareExchange(ref next, place + gap, seen) == seen)
            {
                return place;
            }
        }
    }

    private long Now => clock.GetElapsedTime(0).Ticks;
}
