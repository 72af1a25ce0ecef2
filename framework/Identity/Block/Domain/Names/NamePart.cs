using System.Text;

namespace DigitalIndiaStack.Identity.Block.Domain.Names;

/// <summary>One part of a name, as it is compared: what spelling and transliteration leave alone.</summary>
internal static class NamePart
{
    private static readonly (string Spelling, string Sound)[] Sounds =
    [
        ("sch", "s"), ("ch", "s"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("bh", "b"), ("ph", "f"), ("dj", "j"), ("ck", "k"), ("qu", "k"),
        ("c", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ];

    /// <summary>The skeleton of a folded part: its consonants, each once where it is doubled; a vowel at the beginning stands as <c>a</c>.</summary>
    /// <param name="folded">Small letters without marks.</param>
    /// <returns>The part itself where it is not all of Latin letters, or where only one consonant would be left of it.</returns>
    public static string SkeletonOf(string folded)
    {
        if (!folded.All(char.IsAsciiLetterLower))
        {
            return folded;
        }

        var sounds = Sounds.Aggregate(folded, (text, sound) => text.Replace(sound.Spelling, sound.Sound, StringComparison.Ordinal));
        var kept = new StringBuilder(sounds.Length);
        for (var place = 0; place < sounds.Length; place++)
        {
            Append(kept, sounds, place);
        }

        return kept.Length > 1 ? kept.ToString() : folded;
    }

    // Arabic writes y and v for long vowels, and the h at the end of a name is seldom more than a spelling.
    private static void Append(StringBuilder kept, string sounds, int place)
    {
        var letter = sounds[place];
        if (place == 0)
        {
            kept.Append(IsVowel(letter) ? 'a' : letter);
        }
        else if (!IsVowel(letter) && letter is not ('y' or 'v') && letter != kept[^1] && !(letter == 'h' && place == sounds.Length - 1))
        {
            kept.Append(letter);
        }
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
