using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Localization.Languages;

/// <summary>Chooses the language of an answer from <c>Accept-Language</c> by the lookup of RFC 4647 section 3.4.</summary>
public static class LanguageNegotiator
{
    // A header with more ranges than this is nonsense or hostile: the rest is not read.
    private const int MostRanges = 20;

    /// <summary>The offered language that the reader wants most.</summary>
    /// <param name="acceptLanguage">The header, several joined by commas; a malformed one counts as absent.</param>
    /// <param name="offered">The languages to choose from. <c>sw-KE</c> finds <c>sw</c>, and <c>sw</c> finds <c>sw-KE</c>.</param>
    /// <param name="otherwise">The answer when none fits.</param>
    public static string Choose(string? acceptLanguage, IReadOnlyList<string> offered, string otherwise)
    {
        if (string.IsNullOrWhiteSpace(acceptLanguage) || !StringWithQualityHeaderValue.TryParseList([acceptLanguage], out var ranges))
        {
            return otherwise;
        }

        var refused = ranges.Where(range => range.Quality == 0).Select(range => range.Value.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = ranges.Where(range => range.Quality is not 0).Take(MostRanges).OrderByDescending(range => range.Quality ?? 1);
        foreach (var range in wanted.Select(range => range.Value.ToString()))
        {
            if (range == "*")
            {
                return offered.Contains(otherwise) && !refused.Contains(otherwise) ? otherwise : offered.FirstOrDefault(tag => !refused.Contains(tag)) ?? otherwise;
            }

            if (Lookup(range, offered, refused) is { } found)
            {
                return found;
            }
        }

        return otherwise;
    }

    private static string? Lookup(string range, IReadOnlyList<string> offered, HashSet<string> refused)
    {
        for (var tag = range; tag.Length > 0; tag = LanguageTag.Parent(tag))
        {
            var found = offered.FirstOrDefault(candidate => string.Equals(candidate, tag, StringComparison.OrdinalIgnoreCase));
            if (found is not null && !refused.Contains(found))
            {
                return found;
            }
        }

        return offered.FirstOrDefault(candidate => LanguageTag.SameLanguage(candidate, range) && !refused.Contains(candidate));
    }
}
