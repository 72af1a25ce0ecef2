namespace DigitalIndiaStack.Localization.Plurals;

/// <summary>Keys with the plural suffix of i18next version 4, as <c>consent.items_one</c>.</summary>
internal static class PluralKey
{
    private static readonly string[] Suffixes = ["_zero", "_one", "_two", "_few", "_many", "_other"];

    public static string With(string key, PluralForm form) => key + Suffixes[(int)form];

    /// <summary>The key without its suffix, and the form that the suffix names.</summary>
    public static (string Key, PluralForm? Form) Split(string key)
    {
        var index = Array.FindIndex(Suffixes, suffix => key.EndsWith(suffix, StringComparison.Ordinal));
        return index < 0 ? (key, null) : (key[..^Suffixes[index].Length], (PluralForm)index);
    }
}
