using System.Collections.Frozen;

namespace DigitalIndiaStack.Identity.Block.Domain.Names;

/// <summary>
/// Puts Arabic and Devanagari letters into Latin ones, one by one. What a script does not write (the short vowels of Arabic, the vowel that a consonant
/// of Devanagari carries) is left out: names are compared by their consonants.
/// </summary>
internal static class LatinLetters
{
    private static readonly FrozenDictionary<char, string> Table = Read(
        "ء آ أ إ ا ى ة ع=a ؤ=v ئ=y ب=b ت ط ث=t ج=j ح ه=h خ=kh د ض ذ=d ر=r ز ظ=z س ص=s ش=sh غ=gh ف=f ق ك ک=k ل=l م=m ن=n و=v ي ی=y پ=p چ=ch گ=g ڤ=f ژ=z",
        "अ आ इ ई उ ऊ ऋ ए ऐ ओ औ ा ि ी ु ू े ै ो ौ=a क ख=k ग घ=g ङ ञ ण न=n च छ=ch ज झ=j ट ठ त थ=t ड ढ द ध=d प=p फ=f ब भ=b म=m य=y र=r ल=l व=v श ष=sh स=s ह=h ं ँ=n ृ=r");

    /// <summary>The Latin letters of a letter, in small ones.</summary>
    /// <returns><see langword="null"/> for a letter of another script.</returns>
    public static string? Of(char letter) => Table.GetValueOrDefault(letter);

    private static FrozenDictionary<char, string> Read(params ReadOnlySpan<string> scripts)
    {
        var table = new Dictionary<char, string>();
        foreach (var script in scripts)
        {
            var waiting = new List<char>();
            foreach (var entry in script.Split(' '))
            {
                waiting.Add(entry[0]);
                if (entry.Length > 2)
                {
                    waiting.ForEach(letter => table[letter] = entry[2..]);
                    waiting.Clear();
                }
            }
        }

        return table.ToFrozenDictionary();
    }
}
