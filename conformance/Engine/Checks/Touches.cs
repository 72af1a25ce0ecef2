namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>What a check meets that other checks may meet too; the scheduler runs at once what has nothing in common.</summary>
public sealed record Touches
{
    /// <summary>Nobody said: the check may touch anything.</summary>
    public static Touches Unknown { get; } = new() { IsUnknown = true };

    /// <summary>Nothing but things of its own making.</summary>
    public static Touches OwnThings { get; } = new();

    /// <summary>Shared things that must stay as they are while the check runs.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>Shared things that the check changes.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>Whether nothing else may run meanwhile: nobody said what the check touches.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>Whether the check moves the server's clock, so that only others that do may run meanwhile.</summary>
    public bool MovesClock { get; init; }

    /// <summary>Whether a server in production must be spared the check.</summary>
    public bool IsDestructive
    {
        get => field || IsUnknown || MovesClock;
        init;
    }

    /// <summary>Whether two checks must not run at the same time.</summary>
    public bool Meets(Touches other) => IsUnknown || other.IsUnknown || MovesClock != other.MovesClock
        || Writes.Any(thing => other.Writes.Contains(thing) || other.Reads.Contains(thing))
        || other.Writes.Any(Reads.Contains);

    internal static Touches Of(TouchesAttribute? attribute) => attribute is null ? Unknown : new Touches
    {
        Reads = attribute.Reads,
        Writes = attribute.Writes,
        MovesClock = attribute.MovesClock,
        IsDestructive = attribute.Destructive,
    };
}
