using DigitalIndiaStack.Conformance.Engine.Recording;

namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>What time the server believes it is: the machine's, moved by what a sandbox was advanced.</summary>
public sealed class TargetClock
{
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly TargetClock? shared;
    private readonly Journal? journal;
    private long offsetTicks;

    internal TargetClock(TimeProvider clock) => this.clock = clock;

    /// <summary>The clock as one attempt reads it: each reading is written down, so that it is the same when the verdict is recomputed.</summary>
    internal TargetClock(TargetClock shared, Journal journal)
    {
        this.shared = shared;
        this.journal = journal;
    }

    /// <summary>The server's time, as far as the suite knows.</summary>
    public DateTimeOffset Now => journal is null ? Read() : journal.Moment(shared!.Read);

    /// <summary>A reading that was made already, as the attempt is told of it.</summary>
    internal DateTimeOffset At(DateTimeOffset reading) => journal is null ? reading : journal.Moment(() => reading);

    internal void Learn(DateTimeOffset serverNow)
    {
        if (shared is null)
        {
            Interlocked.Exchange(ref offsetTicks, (serverNow - clock.GetUtcNow()).Ticks);
        }
        else
        {
            shared.Learn(serverNow);
        }
    }

    private DateTimeOffset Read() => clock.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));
}
