using DigitalIndiaStack.Localization.Languages;

namespace DigitalIndiaStack.Localization.Packs;

/// <summary>Chooses the pack that speaks to a reader: the tenant's, else any that offers the language. English needs none.</summary>
internal sealed class PackChooser(ICountryPacks packs, ICountryPackAccessor accessor)
{
    public CountryPack? For(string language) => accessor.Current ?? (LanguageTag.SameLanguage(language, LanguageTag.Source)
        ? null
        : packs.All.FirstOrDefault(pack => pack.Manifest.Languages.Offered.Any(offered => LanguageTag.SameLanguage(offered, language))));
}
