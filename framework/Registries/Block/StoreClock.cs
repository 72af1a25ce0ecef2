namespace DigitalIndiaStack.Registries.Block;

/// <summary>Time as the store keeps it.</summary>
internal static class StoreClock
{
    /// <summary>Now, to the microsecond: an answer says the same moment as every later one.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
