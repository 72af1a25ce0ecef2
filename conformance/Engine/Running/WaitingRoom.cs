using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>
/// Where checks wait for a moment of the server's clock. It is moved only while every running check waits here, once for all whose moment is
/// next: so none sees time move but across its own wait.
/// </summary>
/// <param name="clock">The server's time.</param>
internal sealed class WaitingRoom(TargetClock clock)
{
    // A check must bear it that a machine is slow: so many moments that lie close together are one.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private readonly List<Wish> wishes = [];
    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isMoving;

    /// <summary>Whether nobody waits, because nothing moves: verdicts are recomputed.</summary>
    public bool IsOpen { get; init; }

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return wishes.Count;
            }
        }
    }

    /// <summary>Whether one who waited is moving the clock: whoever begins to work now would see it jump.</summary>
    public bool IsMoving
    {
        get
        {
            lock (gate)
            {
                return isMoving;
            }
        }
    }

    /// <summary>Is over when somebody came, gave up, or has moved the clock, or a moment has come by itself.</summary>
    public Task Changed
    {
        get
        {
            lock (gate)
            {
                return changed.Task;
            }
        }
    }

    /// <summary>Waits for a moment. Who is given a <see cref="Turn"/> with a moment to move to moves the clock; nobody else works meanwhile.</summary>
    /// <param name="check">The check that waits.</param>
    /// <param name="until">The moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The check waits already: while it did, the rest of it would work.</exception>
    public async Task<Turn> WaitAsync(string check, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (IsOpen)
        {
            return new Turn(this, until, null);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var wish = new Wish(check, until);
        lock (gate)
        {
            if (wishes.Exists(other => other.Check == check))
            {
                throw new InvalidOperationException("A check waits for one moment at a time.");
            }

            wishes.Add(wish);
            Tell();
        }

        using var giveUp = cancellationToken.Register(() => GiveUp(wish, cancellationToken));
        using var timer = Alarm(until);
        return await wish.Granted.Task;
    }

    /// <summary>Lets those go on whose moment has come, the earliest first.</summary>
    /// <param name="most">How many may begin to work.</param>
    public void LetGo(int most)
    {
        lock (gate)
        {
            var now = clock.Now;
            foreach (var wish in isMoving ? [] : wishes.Where(wish => wish.Until <= now).OrderBy(wish => wish.Until).Take(most).ToList())
            {
                Grant(wish, new Turn(this, now, null));
            }
        }
    }

    /// <summary>Lets the one whose moment is next move the clock; nobody may be working.</summary>
    public void Move()
    {
        lock (gate)
        {
            if (isMoving || wishes.MinBy(wish => wish.Until) is not { } next)
            {
                return;
            }

            isMoving = true;
            Grant(next, new Turn(this, clock.Now, wishes.Where(wish => wish.Until <= next.Until + Slack).Max(wish => wish.Until)));
        }
    }

    internal void Moved()
    {
        lock (gate)
        {
            isMoving = false;
            Tell();
        }
    }

    private void Grant(Wish wish, Turn turn)
    {
        wishes.Remove(wish);
        wish.Granted.TrySetResult(turn);
    }

    private void GiveUp(Wish wish, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (wishes.Remove(wish))
            {
                wish.Granted.TrySetCanceled(cancellationToken);
                Tell();
            }
        }
    }

    // Time goes on of itself too. A moment that is far away is moved to.
    private Timer? Alarm(DateTimeOffset until) => until - clock.Now is var rest && rest < TimeSpan.FromHours(1)
        ? new Timer(_ => Ring(), null, (rest > TimeSpan.Zero ? rest : TimeSpan.Zero) + TimeSpan.FromMilliseconds(10), Timeout.InfiniteTimeSpan)
        : null;

    private void Ring()
    {
        lock (gate)
        {
            Tell();
        }
    }

    private void Tell()
    {
        changed.TrySetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record Wish(string Check, DateTimeOffset Until)
    {
        public TaskCompletionSource<Turn> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>The end of a wait.</summary>
/// <param name="room">Where somebody waited.</param>
/// <param name="now">The server's time when the wait ended.</param>
/// <param name="moveTo">To when the one whose turn it is moves the clock; <see langword="null"/> when the moment has come.</param>
internal sealed class Turn(WaitingRoom room, DateTimeOffset now, DateTimeOffset? moveTo) : IDisposable
{
    /// <inheritdoc cref="Turn(WaitingRoom, DateTimeOffset, DateTimeOffset?)" path="/param[@name='now']"/>
    public DateTimeOffset Now => now;

    /// <inheritdoc cref="Turn(WaitingRoom, DateTimeOffset, DateTimeOffset?)" path="/param[@name='moveTo']"/>
    public DateTimeOffset? MoveTo => moveTo;

    /// <summary>Lets the others look at the clock.</summary>
    public void Dispose()
    {
        if (moveTo is not null)
        {
            room.Moved();
        }
    }
}
