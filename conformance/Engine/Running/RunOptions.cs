namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>What to run.</summary>
public sealed record RunOptions
{
    /// <summary>Ids of checks or requirements, or starts of them (<c>CNS</c>, <c>CNS-4</c>); empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Profiles; empty for all.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Seed of chance.</summary>
    public int Seed { get; init; }

    /// <summary>How often a failing check is run again before it counts; a run that hunts mutants sets 0 to save time.</summary>
    /// <value>0 or 1. The default is 1.</value>
    public int Repeats { get; init; } = 1;

    /// <summary>Ids of checks, exactly these; <see langword="null"/> for all.</summary>
    public IReadOnlySet<string>? Checks { get; init; }

    /// <summary>How many checks that touch nothing in common run at the same time.</summary>
    /// <value>At least 1. The default is 1.</value>
    public int Parallel { get; init; } = 1;

    /// <summary>After this time nothing more is started and what runs is broken off; the rest is skipped.</summary>
    /// <value>The default is no limit.</value>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>The most requests in a second, over the whole run.</summary>
    /// <value>The default is no limit.</value>
    public double? Rate { get; init; }

    /// <summary>What a run that was broken off had come to; <see langword="null"/> to begin anew.</summary>
    public RunSoFar? SoFar { get; init; }
}
