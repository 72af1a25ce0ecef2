using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Formats;

/// <summary>Builds the formats of a pack's language once and keeps them as long as the pack.</summary>
internal sealed class FormatSource(PackChooser packs) : IFormatSource
{
    private readonly ConditionalWeakTable<CountryPack, ConcurrentDictionary<string, LocalFormats>> byPack = [];

    // Readers of no pack: bounded by the languages that ICU knows, so that a caller cannot fill it.
    private readonly ConcurrentDictionary<string, LocalFormats> withoutPack = new(StringComparer.OrdinalIgnoreCase);

    public LocalFormats Current => OfLanguage(CultureInfo.CurrentUICulture.Name);

    public LocalFormats OfLanguage(string language)
    {
        if (packs.For(language) is { } pack)
        {
            var known = pack.Manifest.Culture.ContainsKey(language) ? language : LanguageTag.Primary(language);
            known = pack.Manifest.Culture.ContainsKey(known) ? known : LanguageTag.Source;
            return byPack.GetOrCreateValue(pack).GetOrAdd(known, tag => Of(pack, tag));
        }

        var primary = LanguageTag.Primary(language);
        return withoutPack.GetOrAdd(Culture(primary).Name is "" ? LanguageTag.Source : primary, tag =>
            new LocalFormats(tag, FormatData.Of(Culture(tag), new LanguageFormat(), CountryFormat.International)));
    }

    private static LocalFormats Of(CountryPack pack, string language)
    {
        var manifest = pack.Manifest;
        var zone = manifest.TimeZones is [var first, ..] ? TimeZoneInfo.FindSystemTimeZoneById(first) : TimeZoneInfo.Utc;
        var country = new CountryFormat(manifest.Grouping, manifest.Digits is DigitDisplay.NativeDisplay, zone);
        var format = pack.Formats.GetValueOrDefault(language, new LanguageFormat());
        return new LocalFormats(language, FormatData.Of(Culture(manifest.Culture.GetValueOrDefault(language, language)), format, country));
    }

    // Invented data of an unknown culture is worse than English: the pack's own formats then say everything.
    private static CultureInfo Culture(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
