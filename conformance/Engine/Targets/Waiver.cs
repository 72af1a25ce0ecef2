namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>A known breach that does not fail the run until a day.</summary>
/// <param name="Requirement">Clause that is breached.</param>
/// <param name="Reason">Why it is.</param>
/// <param name="Owner">Who repairs it.</param>
/// <param name="Expires">Last day on which the waiver counts.</param>
public sealed record Waiver(string Requirement, string Reason, string Owner, DateOnly Expires)
{
    /// <summary>
    /// Whether it is a quarantine: it covers checks that failed once and then passed, and no breach. It may go unused, because a flake does
    /// not show itself in each run; only its day ends it.
    /// </summary>
    public bool IsQuarantine { get; init; }

    /// <summary>Where the repair is tracked; <see langword="null"/> when nowhere.</summary>
    public Uri? Link { get; init; }
}
