using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>One check of a run with its verdict.</summary>
/// <param name="Check">The check.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Attempts">How often it was run: 1, or 2 after a failure.</param>
/// <param name="Duration">How long it took.</param>
public sealed record CheckResult(Check Check, Verdict Verdict, int Attempts, TimeSpan Duration)
{
    /// <summary>Operations and blocks that it left out of what it judges, because the server declares not to offer them or what leads to them.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Whether the last request of its last attempt got no answer.</summary>
    internal bool IsUnanswered { get; init; }
}
