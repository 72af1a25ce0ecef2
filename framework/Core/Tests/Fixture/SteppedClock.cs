namespace DigitalIndiaStack.Core.Tests.Fixture;

/// <summary>A clock that moves when it is told to, with its timestamps.</summary>
internal sealed class SteppedClock : TimeProvider
{
    // A minute ahead: what is signed by the time of the system is never too early.
    private readonly DateTimeOffset begin = System.GetUtcNow() + TimeSpan.FromMinutes(1);
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => begin + TimeSpan.FromTicks(GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public void Advance(TimeSpan step) => Interlocked.Add(ref ticks, step.Ticks);
}
