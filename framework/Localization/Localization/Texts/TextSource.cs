using System.Globalization;
using DigitalIndiaStack.Localization.Formats;
using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Texts;

/// <summary>Looks texts up in the current pack, its fallback languages, and the English of the blocks.</summary>
internal sealed class TextSource(PackChooser packs, SourceTexts source, IFormatSource formats) : ITextSource
{
    private const char IsolateStart = '\u2068';
    private const char IsolateEnd = '\u2069';

    public LocalizedMessage Find(string key, params (string Name, object? Value)[] arguments) =>
        FindIn(CultureInfo.CurrentUICulture.Name, key, arguments);

    public LocalizedMessage FindIn(string language, string key, params (string Name, object? Value)[] arguments)
    {
        var count = Count(arguments);
        foreach (var catalog in Catalogs(language))
        {
            if (catalog.Find(key, count) is { } message)
            {
                var isFallback = language.Length > 0 && !LanguageTag.SameLanguage(catalog.Language, language);
                return new LocalizedMessage(key, Fill(message, catalog.Language, arguments), catalog.Language, isFallback, false);
            }
        }

        return new LocalizedMessage(key, key, LanguageTag.Source, !LanguageTag.SameLanguage(LanguageTag.Source, language), true);
    }

    private IEnumerable<TextCatalog> Catalogs(string language)
    {
        var pack = packs.For(language);
        foreach (var tag in Chain(language).Concat(pack?.Manifest.Fallback ?? []).Append(LanguageTag.Source).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (pack?.Texts.GetValueOrDefault(tag) is { } texts)
            {
                yield return texts;
            }

            if (string.Equals(tag, LanguageTag.Source, StringComparison.OrdinalIgnoreCase))
            {
                yield return source.Catalog;
            }
        }
    }

    private static IEnumerable<string> Chain(string language)
    {
        for (var tag = language; tag.Length > 0; tag = LanguageTag.Parent(tag))
        {
            yield return tag;
        }
    }

    private string Fill(Message message, string language, (string Name, object? Value)[] arguments)
    {
        var format = new Lazy<LocalFormats>(() => formats.OfLanguage(language));
        return message.Fill(name => Array.Find(arguments, argument => argument.Name == name) is { Name: not null } found
            ? Isolate(format.Value.Value(found.Value), language)
            : null);
    }

    // A value of the other direction would reorder the words around it: isolates (UAX 9) keep it apart in plain text as well as in HTML.
    private static string Isolate(string value, string language) =>
        value.Length > 0 && (LanguageTag.IsRightToLeft(language) || value.Any(Bidi.IsRightToLeft)) ? IsolateStart + value + IsolateEnd : value;

    private static decimal? Count((string Name, object? Value)[] arguments) =>
        Array.Find(arguments, argument => argument.Name == "count").Value is { } value and (byte or short or ushort or int or uint or long or ulong or decimal)
            ? Convert.ToDecimal(value, CultureInfo.InvariantCulture)
            : null;
}
