namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>A clock that stands still until it jumps, forwards or backwards.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Jump(TimeSpan by) => now += by;
}
