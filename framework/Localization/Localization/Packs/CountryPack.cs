using DigitalIndiaStack.Localization.Formats;
using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Localization.Packs;

/// <summary>Everything that a country adds to the product; data only, immutable once read.</summary>
public sealed record CountryPack
{
    /// <summary>The manifest.</summary>
    public required PackManifest Manifest { get; init; }

    /// <summary>The texts, by language.</summary>
    public required IReadOnlyDictionary<string, TextCatalog> Texts { get; init; }

    /// <summary>How numbers and dates are written, by language.</summary>
    public required IReadOnlyDictionary<string, LanguageFormat> Formats { get; init; }

    /// <summary>The numbers that identify people, by name; <c>national</c> is the one that enrolment gives.</summary>
    public required IReadOnlyDictionary<string, IdentifierScheme> Identifiers { get; init; }

    /// <summary>The made-up people of the sandbox.</summary>
    public required IReadOnlyList<Persona> Personas { get; init; }

    /// <summary>The benefits that the country offers.</summary>
    public required IReadOnlyList<BenefitService> Services { get; init; }

    /// <summary>The colours; <see langword="null"/> for the product's own.</summary>
    public required PackTheme? Theme { get; init; }

    /// <summary>The places of the administration.</summary>
    public required IReadOnlyList<AdminUnit> AdminUnits { get; init; }

    /// <summary>Name of the pack, which is also the tenant that it serves.</summary>
    public string Id => Manifest.Id;

    /// <summary>Chooses the language of an answer.</summary>
    /// <param name="acceptLanguage">The header; <see langword="null"/> for the default language of the pack.</param>
    public string ChooseLanguage(string? acceptLanguage) =>
        LanguageNegotiator.Choose(acceptLanguage, Manifest.Languages.Offered, Manifest.Languages.Default);

    /// <summary>The entry of a text by language that a reader should get: theirs, else a fallback of the pack, else English, else the first.</summary>
    /// <param name="texts">Texts by language, as in <see cref="BenefitService.Names"/>.</param>
    /// <param name="language">BCP 47 tag of the reader's language.</param>
    public LocalizedMessage Pick(IReadOnlyDictionary<string, string> texts, string language)
    {
        string[] wanted = [language, LanguageTag.Primary(language), .. Manifest.Fallback, LanguageTag.Source];
        var found = wanted.FirstOrDefault(texts.ContainsKey) ?? texts.Keys.FirstOrDefault();
        return found is null
            ? new LocalizedMessage(string.Empty, string.Empty, language, false, true)
            : new LocalizedMessage(string.Empty, texts[found], found, !LanguageTag.SameLanguage(found, language), false);
    }
}
