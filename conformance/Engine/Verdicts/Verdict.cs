using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>What a check came to, and why.</summary>
public sealed record Verdict
{
    /// <summary>What it came to.</summary>
    public required VerdictKind Kind { get; init; }

    /// <summary>A code of <see cref="Checks.ReasonCodes"/>; empty for pass, fail and warn.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What happened, for a person; empty for pass.</summary>
    public string Message { get; init; } = "";

    /// <summary>What the requirement leads to; empty when nothing was judged.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What the server did; empty when nothing was judged.</summary>
    public string Found { get; init; } = "";

    /// <summary>The request in question.</summary>
    public Exchange? Exchange { get; init; }

    internal static Verdict Pass { get; } = new() { Kind = VerdictKind.Pass };

    /// <summary>Whether the server was seen to break the requirement.</summary>
    internal bool IsBreach => Kind is VerdictKind.Fail or VerdictKind.Warn;
}
