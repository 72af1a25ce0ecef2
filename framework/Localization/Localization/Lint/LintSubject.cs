using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Lint;

/// <summary>What every rule looks at.</summary>
internal sealed record LintSubject(CountryPack Pack, SourceSet Source)
{
    /// <summary>The languages that need a file of strings: all that are offered but English, which the product carries.</summary>
    public IEnumerable<string> Translated =>
        Pack.Manifest.Languages.Offered.Where(language => !string.Equals(language, LanguageTag.Source, StringComparison.Ordinal));

    /// <summary>Every text of every file of strings.</summary>
    public IEnumerable<Translation> Translations => Pack.Texts.Values.SelectMany(catalog => catalog.Keys.Order(StringComparer.Ordinal)
        .Select(key => new Translation(FileOf(catalog.Language), catalog.Language, key, catalog.Source(key)!, Source.Find(key))));

    public static string FileOf(string language) => $"strings/{language}.json";
}

/// <summary>One text of a file of strings, with the English message that it translates.</summary>
internal sealed record Translation(string File, string Language, string Key, string Text, SourceMessage? Source);
