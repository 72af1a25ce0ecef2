namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>What a client did, as the emulator saw it.</summary>
public sealed class ClientRecord(TimeProvider clock)
{
    // Timers of clients and the clock of the emulator do not tick alike.
    private static readonly TimeSpan Leniency = TimeSpan.FromMilliseconds(50);

    private readonly Lock door = new();
    private readonly List<string> steps = [];
    private readonly List<string> mistakes = [];
    private readonly Dictionary<string, string> transfers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> asked = new(StringComparer.Ordinal);
    private DateTimeOffset? notBefore;

    /// <summary>What it did, in order; no secret stands in it.</summary>
    public IReadOnlyList<string> Steps => Copy(steps);

    /// <summary>What it did that no client may do.</summary>
    public IReadOnlyList<string> Mistakes => Copy(mistakes);

    /// <summary>Whether the wrong answer was given to it.</summary>
    public bool SawFault { get; private set; }

    /// <summary>Whether it did the job to its end, as far as the emulator sees.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether it went on with what it had to refuse.</summary>
    public bool UsedFault { get; private set; }

    /// <summary>How many different transfers it made.</summary>
    public int Transfers
    {
        get
        {
            lock (door)
            {
                return transfers.Count;
            }
        }
    }

    internal void Step(string what) => Write(() => steps.Add(what));

    internal void Mistake(string what) => Write(() => mistakes.Add(what));

    internal void Fault() => SawFault = true;

    internal void Done() => IsDone = true;

    internal void Used() => UsedFault = true;

    /// <summary>Counts a request; one that comes before the time that Retry-After named is a mistake.</summary>
    /// <returns>How often this was asked, from 1.</returns>
    internal int Ask(string what)
    {
        lock (door)
        {
            if (notBefore > clock.GetUtcNow())
            {
                mistakes.Add($"{what} was asked again before the time that Retry-After named");
            }

            notBefore = null;
            return asked[what] = asked.GetValueOrDefault(what) + 1;
        }
    }

    /// <summary>Forbids the next request before some seconds are over.</summary>
    internal void Wait(int seconds)
    {
        lock (door)
        {
            notBefore = clock.GetUtcNow().AddSeconds(seconds) - Leniency;
        }
    }

    /// <summary>Makes a transfer, or finds the one that was made with the key.</summary>
    /// <returns>Whether the key was used for this body, or for none.</returns>
    internal bool Transfer(string key, string body)
    {
        lock (door)
        {
            if (!transfers.TryGetValue(key, out var first))
            {
                transfers[key] = body;
                return true;
            }

            return first == body;
        }
    }

    private void Write(Action act)
    {
        lock (door)
        {
            act();
        }
    }

    private string[] Copy(List<string> list)
    {
        lock (door)
        {
            return [.. list];
        }
    }
}
