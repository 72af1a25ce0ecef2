namespace DigitalIndiaStack.Core.Storage;

/// <summary>How a unit of work started: four cases, nothing else.</summary>
public abstract record WorkStart
{
    private WorkStart()
    {
    }

    /// <summary>The request is the first one: run it inside the work.</summary>
    /// <param name="Work">The running transaction.</param>
    public sealed record Begun(IWork Work) : WorkStart;

    /// <summary>The request was done before: send this answer again.</summary>
    /// <param name="Answer">The first answer, unchanged.</param>
    public sealed record Replay(StoredAnswer Answer) : WorkStart;

    /// <summary>The key was used for a request with another method, path or body (API-0422).</summary>
    public sealed record Mismatch : WorkStart;

    /// <summary>The first request with this key did not end within the lock timeout (API-0409).</summary>
    public sealed record StillRunning : WorkStart;
}
