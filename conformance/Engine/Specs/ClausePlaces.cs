using DigitalIndiaStack.Conformance.Engine.Requirements;

namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>Finds the lines at which clauses stand, so that reports can point at them.</summary>
internal static class ClausePlaces
{
    /// <summary>The line of the clause in the rules document; without one, that of its entry in the requirement list.</summary>
    public static ClausePlace Find(SpecFiles files, Requirement requirement)
    {
        var list = $"{requirement.Block}/requirements.yaml";
        return Candidates(requirement).Select(path => Line(files, path, $"**{requirement.Id}**")).FirstOrDefault(place => place is not null)
            ?? Line(files, list, $"id: {requirement.Id}")
            ?? new ClausePlace($"specs/{list}", 1);
    }

    private static IEnumerable<string> Candidates(Requirement requirement)
    {
        var named = requirement.Anchor.Split('#')[0];
        if (named.Length > 0)
        {
            yield return named.Contains('/', StringComparison.Ordinal) ? named : $"{requirement.Block}/{named}";
        }

        yield return $"{requirement.Block}/{requirement.Block}.v1.md";
    }

    private static ClausePlace? Line(SpecFiles files, string path, string mark)
    {
        if (!files.Contains(path))
        {
            return null;
        }

        var text = files[path];
        var at = Position(text, mark);
        return at < 0 ? null : new ClausePlace($"specs/{path}", text.AsSpan(0, at).Count('\n') + 1);
    }

    // "id: CNS-1.1" must not be found in "id: CNS-1.10".
    private static int Position(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        while (at >= 0 && at + mark.Length < text.Length && (char.IsLetterOrDigit(text[at + mark.Length]) || text[at + mark.Length] == '.'))
        {
            at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal);
        }

        return at;
    }
}
