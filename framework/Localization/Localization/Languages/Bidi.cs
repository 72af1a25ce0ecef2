namespace DigitalIndiaStack.Localization.Languages;

/// <summary>What of the bidirectional algorithm (UAX 9) texts need.</summary>
internal static class Bidi
{
    /// <summary>Whether a letter is written from right to left: the blocks of Hebrew, Arabic, Syriac, Thaana, NKo and their presentation forms.</summary>
    public static bool IsRightToLeft(char letter) =>
        letter is >= '\u0590' and <= '\u08ff' or >= '\ufb1d' and <= '\ufdff' or >= '\ufe70' and <= '\ufefc';
}
