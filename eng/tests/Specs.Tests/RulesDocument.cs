using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Specs.Tests;

/// <summary>One clause of a rules document.</summary>
internal sealed record Clause(string Id, string Text)
{
    public IReadOnlyList<string> Levels => [.. Word.Matches(Text).Select(match => match.Value)];

    private static Regex Word { get; } = new(@"\b(MUST NOT|MUST|SHOULD NOT|SHOULD|MAY)\b", RegexOptions.CultureInvariant);
}

/// <summary>Reads the clauses of a rules document: <c>- **CNS-4.3** Withdrawal MUST be final.</c></summary>
internal static partial class RulesDocument
{
    public static IReadOnlyList<Clause> Read(string markdown) =>
        [.. ClauseLine().Matches(markdown).Select(match => new Clause(match.Groups["id"].Value, match.Groups["text"].Value.Trim()))];

    [GeneratedRegex(@"(?m)^- \*\*(?<id>[^*]+)\*\* (?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseLine();
}
