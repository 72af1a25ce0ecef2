using System.Collections.Frozen;
using System.Text.Json;

namespace DigitalIndiaStack.Localization.Languages;

/// <summary>Reads language tags (BCP 47) without asking ICU, which does not know every language we serve.</summary>
public static class LanguageTag
{
    /// <summary>The language in which every text of the product exists.</summary>
    public const string Source = "en";

    private static readonly FrozenDictionary<string, string> Scripts = LoadScripts();

    private static readonly FrozenSet<string> RightToLeftScripts =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");

    /// <summary>The tag without its last subtag; empty when it has one only.</summary>
    public static string Parent(string tag) => tag.LastIndexOf('-') is var at and > 0 ? tag[..at] : string.Empty;

    /// <summary>The language alone: <c>ar</c> of <c>ar-MA</c>.</summary>
    public static string Primary(string tag) => tag.Split('-', 2)[0].ToLowerInvariant();

    /// <summary>Whether both tags are of one language, whatever the region.</summary>
    public static bool SameLanguage(string one, string other) => string.Equals(Primary(one), Primary(other), StringComparison.Ordinal);

    /// <summary>The script, ISO 15924: the one that the tag names, else the likely one of the language.</summary>
    public static string Script(string tag)
    {
        var named = tag.Split('-').Skip(1).FirstOrDefault(part => part.Length == 4 && part.All(char.IsAsciiLetter));
        return named ?? Scripts.GetValueOrDefault(Primary(tag), "Latn");
    }

    /// <summary>The value of the HTML attribute <c>dir</c>: <c>rtl</c> or <c>ltr</c>.</summary>
    public static string Direction(string tag) => IsRightToLeft(tag) ? "rtl" : "ltr";

    /// <summary>Whether the language is written from right to left.</summary>
    public static bool IsRightToLeft(string tag) => RightToLeftScripts.Contains(Script(tag));

    private static FrozenDictionary<string, string> LoadScripts()
    {
        using var stream = typeof(LanguageTag).Assembly.GetManifestResourceStream("scripts.json")!;
        var byScript = JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!;
        return byScript
            .SelectMany(script => script.Value.Select(language => (Language: language, Script: script.Key)))
            .ToFrozenDictionary(pair => pair.Language, pair => pair.Script, StringComparer.OrdinalIgnoreCase);
    }
}
