namespace DigitalIndiaStack.Core.Time;

/// <summary>The system's time, moved by an offset that can be changed. Only a sandbox host uses it; timers run at the pace of the system.</summary>
public sealed class AdjustableTimeProvider : TimeProvider
{
    private long offsetTicks;

    /// <summary>How far this clock is ahead of the system's.</summary>
    /// <value>Zero at the start.</value>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Moves the clock forward.</summary>
    /// <param name="step">Zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative: no clock in use runs backwards.</exception>
    public void Advance(TimeSpan step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.Zero);
        Interlocked.Add(ref offsetTicks, step.Ticks);
    }

    /// <summary>Returns to the system's time.</summary>
    public void Reset() => Interlocked.Exchange(ref offsetTicks, 0);
}
