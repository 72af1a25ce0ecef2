using System.Collections.Immutable;

namespace DigitalIndiaStack.Identity.Block.Clients.Names;

/// <summary>A script in which names are written; letters of no other are taken.</summary>
internal enum Script
{
    None,
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Oriya,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Myanmar,
    Georgian,
    Ethiopic,
    Khmer,
    Tifinagh,
    Hiragana,
    Katakana,
    Han,
    Hangul,
}

/// <summary>Finds the script of a letter, a mark or a digit: of those in use today (UAX 31, table 5, and Tifinagh), without what is invisible in them.</summary>
internal static class Scripts
{
    private static readonly ImmutableArray<(char First, char Last, Script Script)> Ranges =
    [
        ('A', 'Z', Script.Latin), ('a', 'z', Script.Latin), ('\u00C0', '\u01BF', Script.Latin), ('\u01CD', '\u02AF', Script.Latin), ('\u1E00', '\u1EFF', Script.Latin),
        ('\u0386', '\u03CE', Script.Greek), ('\u0400', '\u045F', Script.Cyrillic), ('\u048A', '\u04FF', Script.Cyrillic),
        ('\u0531', '\u0587', Script.Armenian), ('\u05B0', '\u05EA', Script.Hebrew),
        ('\u0620', '\u063F', Script.Arabic), ('\u0641', '\u0655', Script.Arabic), ('\u0660', '\u0669', Script.Arabic), ('\u0670', '\u06D3', Script.Arabic), ('\u06D5', '\u06D5', Script.Arabic), ('\u06F0', '\u06F9', Script.Arabic),
        ('\u0900', '\u097F', Script.Devanagari), ('\u0980', '\u09FF', Script.Bengali), ('\u0A00', '\u0A7F', Script.Gurmukhi), ('\u0A80', '\u0AFF', Script.Gujarati), ('\u0B00', '\u0B7F', Script.Oriya),
        ('\u0B80', '\u0BFF', Script.Tamil), ('\u0C00', '\u0C7F', Script.Telugu), ('\u0C80', '\u0CFF', Script.Kannada), ('\u0D00', '\u0D7F', Script.Malayalam), ('\u0D80', '\u0DFF', Script.Sinhala),
        ('\u0E00', '\u0E7F', Script.Thai), ('\u0E80', '\u0EFF', Script.Lao), ('\u0F00', '\u0FFF', Script.Tibetan), ('\u1000', '\u109F', Script.Myanmar), ('\u10D0', '\u10FA', Script.Georgian), ('\u1200', '\u135A', Script.Ethiopic),
        ('\u1780', '\u17B3', Script.Khmer), ('\u17B6', '\u17E9', Script.Khmer), ('\u2D30', '\u2D67', Script.Tifinagh),
        ('\u3041', '\u3096', Script.Hiragana), ('\u30A1', '\u30FA', Script.Katakana), ('\u30FC', '\u30FC', Script.Katakana), ('\u3400', '\u4DBF', Script.Han), ('\u4E00', '\u9FFF', Script.Han), ('\uAC00', '\uD7A3', Script.Hangul),
    ];

    private static readonly Script[][] Together = [[Script.Han, Script.Hiragana, Script.Katakana], [Script.Han, Script.Hangul]];

    /// <summary>The script of a character; <see cref="Script.None"/> for one of no script or of another.</summary>
    public static Script Of(char character)
    {
        foreach (var (first, last, script) in Ranges)
        {
            if (character >= first && character <= last)
            {
                return script;
            }
        }

        return Script.None;
    }

    /// <summary>Whether one language writes these together.</summary>
    public static bool AreOfOneLanguage(IReadOnlyCollection<Script> scripts) =>
        scripts.Count <= 1 || Together.Any(together => scripts.All(together.Contains));
}
