using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Advice for one kind of breach.</summary>
/// <param name="Expected">What the check expected, as a pattern.</param>
/// <param name="Found">What it found, as a pattern.</param>
/// <param name="Advice">One sentence for a developer of the server.</param>
internal sealed record Hint(string Expected, string Found, string Advice)
{
    public bool Fits(string expected, string found) => Holds(Expected, expected) && Holds(Found, found);

    // Patterns are ours; answers are a stranger's, so matching must take linear time.
    private static bool Holds(string pattern, string text) => Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);
}
