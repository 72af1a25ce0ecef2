using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Domain.Names;

/// <summary>The normal form of a name, in which names of several scripts and spellings are compared (IDN-14.6 to IDN-14.8).</summary>
/// <param name="Parts">The skeletons of its parts, sorted; a part that comes twice is there twice.</param>
internal sealed record NameForm(IReadOnlyList<string> Parts)
{
    // They tell whose child somebody is, or begin a name as an article; the same person writes them, and leaves them out.
    private static readonly FrozenSet<string> Particles = FrozenSet.Create(
        "bin", "ibn", "ben", "bint", "binti", "binte", "bnt", "bn", "abn", "ould", "ag", "arap", "ole", "wa", "al", "el", "ul", "ur", "as", "ash", "ap", "ab", "so", "do", "wo", "s", "d", "w", "o");

    /// <summary>The form of a name; a text without a letter or digit has no part, and is like nothing.</summary>
    public static NameForm Of(string name)
    {
        var parts = Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = parts.Where(part => !Particles.Contains(part)).ToArray();
        return new NameForm([.. (telling.Length > 0 ? telling : parts).Select(WithoutArticle).Select(NamePart.SkeletonOf).Order(StringComparer.Ordinal)]);
    }

    /// <summary>How far another name is like this one; <see langword="null"/> when it is not.</summary>
    public NameLikeness? LikenessTo(NameForm other)
    {
        var (fewer, more) = Parts.Count <= other.Parts.Count ? (Parts, other.Parts.ToList()) : (other.Parts, Parts.ToList());
        return fewer.Count == 0 || !fewer.All(more.Remove) ? null : more.Count == 0 ? NameLikeness.Same : NameLikeness.Contained;
    }

    /// <summary>Compatibility forms, case and marks folded, letters of the known scripts put into Latin ones, and one space where something else stood.</summary>
    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);

        // Unpaired surrogates come out of the runes as U+FFFD; Normalize would throw at them.
        var known = string.Concat(name.EnumerateRunes()).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        foreach (var letter in known)
        {
            folded.Append(LatinLetters.Of(letter) ?? letter.ToString());
        }

        var spaced = new StringBuilder(folded.Length);
        foreach (var letter in folded.ToString().Normalize(NormalizationForm.FormD))
        {
            Append(spaced, letter);
        }

        return spaced.ToString();
    }

    private static void Append(StringBuilder spaced, char letter)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(letter);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format || letter is '\'' or '’' or '‘' or 'ʼ' or 'ـ')
        {
            return;
        }

        spaced.Append(letter switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ı' => "i",
            'ς' => "σ",
            _ => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || category == UnicodeCategory.SpacingCombiningMark ? letter.ToString() : " ",
        });
    }

    // Arabic writes the article with its noun.
    private static string WithoutArticle(string part) => part.Length > 4 && part.StartsWith("al", StringComparison.Ordinal) && IsConsonant(part[2]) ? part[2..] : part;

    private static bool IsConsonant(char letter) => char.IsAsciiLetterLower(letter) && letter is not ('a' or 'e' or 'i' or 'o' or 'u');
}
