using System.Globalization;
using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Core.Pages.Texts;

/// <summary>The languages that a page may be read in: those of the country in use, or of all countries while none is known.</summary>
internal sealed class PageLanguages(ICountryPacks packs, ICountryPackAccessor accessor)
{
    /// <summary>The languages, the first one for a reader who names none.</summary>
    public IReadOnlyList<PageLanguage> Offered => accessor.Current is { } pack
        ? [.. pack.Manifest.Languages.Offered.OrderBy(code => code != pack.Manifest.Languages.Default).Select(Of)]
        : [.. packs.All.SelectMany(country => country.Manifest.Languages.Offered).Prepend(LanguageTag.Source).Distinct(StringComparer.Ordinal).Select(Of)];

    /// <summary>The names of the country in use, by language.</summary>
    public IReadOnlyDictionary<string, string>? CountryNames => accessor.Current?.Manifest.Names;

    /// <summary>Whether a language awaits its check by a native speaker.</summary>
    public bool IsDraft(string code)
    {
        var pack = accessor.Current ?? packs.All.FirstOrDefault(country => country.Manifest.Languages.Offered.Contains(code));
        return !LanguageTag.SameLanguage(code, LanguageTag.Source) && pack?.Manifest.Translation.GetValueOrDefault(code) is { Status: TranslationStatus.Draft };
    }

    /// <summary>Chooses the language of a page: the one the reader chose before, else what the browser asks for, else the first of the country.</summary>
    public PageLanguage Choose(string? chosen, string? acceptLanguage)
    {
        var offered = Offered;
        var code = LanguageNegotiator.Choose(acceptLanguage, [.. offered.Select(language => language.Code)], offered[0].Code);
        return offered.FirstOrDefault(language => language.Code == chosen) ?? offered.First(language => language.Code == code);
    }

    private static PageLanguage Of(string code) => new(code, OwnName(code), LanguageTag.Direction(code));

    private static string OwnName(string code)
    {
        var name = CultureInfo.GetCultureInfo(code).NativeName;
        return name.Length == 0 ? code : string.Concat(name[..1].ToUpperInvariant(), name.AsSpan(1));
    }
}
