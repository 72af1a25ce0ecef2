using System.Collections.Concurrent;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>Checks that move a clock, which stands still unless one of them moves it.</summary>
internal sealed class MovingChecks
{
    public MovingChecks() => Room = new WaitingRoom(new TargetClock(Clock));

    public StandingClock Clock { get; } = new();

    public WaitingRoom Room { get; }

    /// <summary>What the checks told, in their order.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    public Task RunAsync(int parallel, IEnumerable<string> checks, Func<string, CancellationToken, Task> body, CancellationToken? cancellationToken = null) => new Scheduler(parallel, Room).RunAsync(
        [.. checks.Select(Of)], (check, stop) => body(check.Id, stop), cancellationToken ?? TestContext.Current.CancellationToken);

    public static Check Of(string id) =>
        new() { Id = id, Title = id, Requirements = ["THG-1.1"], Touches = new Touches { MovesClock = true }, Body = _ => Task.CompletedTask };

    public async Task AdvanceAsync(string check, TimeSpan by, CancellationToken cancellationToken)
    {
        var until = Clock.Now + by;
        using var turn = await Room.WaitAsync(check, until, cancellationToken);
        if (turn.MoveTo is { } to && to > Clock.Now)
        {
            await Task.Yield();
            Clock.MoveTo(to);
        }

        Assert.InRange(Clock.Now, until, until + TimeSpan.FromSeconds(5));
    }

    // Work during which time must stand still.
    public async Task WorkAsync()
    {
        var now = Clock.Now;
        for (var turn = 0; turn < 5; turn++)
        {
            await Task.Yield();
            Assert.Equal(now, Clock.Now);
        }
    }

    public sealed class StandingClock : TimeProvider
    {
        public static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

        private long ticks = Start.Ticks;

        public ConcurrentQueue<double> Moves { get; } = new();

        public DateTimeOffset Now => GetUtcNow();

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

        public void MoveTo(DateTimeOffset moment)
        {
            Moves.Enqueue((moment - Start).TotalSeconds);
            Interlocked.Exchange(ref ticks, moment.Ticks);
        }
    }
}
