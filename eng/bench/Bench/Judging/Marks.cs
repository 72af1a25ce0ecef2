namespace DigitalIndiaStack.Bench.Judging;

/// <summary>By what one sees the first verdict in the output of a tool.</summary>
internal static class Marks
{
    /// <summary>Of the checks of the bench.</summary>
    public const string Verdict = "verdict:";

    /// <summary>Of <c>dis conform run</c>: the first of so many.</summary>
    public const string Run = " 1/";

    /// <summary>Of newman: a tick.</summary>
    public const string Newman = "✓";
}
