namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>How long one attempt may work. Time in which it waits for others does not count.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly long startedAt;
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly TimeSpan most;

    public TimeLimit(TimeSpan most, CancellationToken cancellationToken)
    {
        this.most = most;
        startedAt = clock.GetTimestamp();
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = source.Token;
        source.CancelAfter(most);
    }

    /// <summary>Is cancelled when the time is over, or the run is broken off.</summary>
    public CancellationToken Token { get; }

    /// <summary>How long it stood still.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Waits with the time standing still.</summary>
    public async Task<T> PauseAsync<T>(Func<Task<T>> wait)
    {
        var since = clock.GetTimestamp();
        source.CancelAfter(Timeout.InfiniteTimeSpan);
        try
        {
            return await wait();
        }
        finally
        {
            Waited += clock.GetElapsedTime(since);
            var rest = most - (clock.GetElapsedTime(startedAt) - Waited);
            source.CancelAfter(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        }
    }

    public void Dispose() => source.Dispose();
}
