using DigitalIndiaStack.Localization.Formats;
using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Core.Pages.Texts;

/// <summary>The texts of the page being written, in the language of its reader. Pages have it as <c>T</c>.</summary>
public sealed class PageTexts
{
    // One digit marks an argument's place.
    private const int MostArguments = 10;
    private readonly ITextSource source;
    private readonly IFormatSource formats;
    private readonly PageLanguages languages;

    internal PageTexts(ITextSource source, IFormatSource formats, PageLanguages languages)
    {
        this.source = source;
        this.formats = formats;
        this.languages = languages;
        Language = languages.Offered[0];
    }

    /// <summary>The language of the page.</summary>
    public PageLanguage Language { get; internal set; }

    /// <summary>The languages that the reader may choose.</summary>
    public IReadOnlyList<PageLanguage> Offered => languages.Offered;

    /// <summary>The country in use, in the language of the page; <see langword="null"/> while none is known.</summary>
    public PageText? CountryName => languages.CountryNames is { } names ? Pick(names) : null;

    /// <summary>Whether the language of the page is a draft that no native speaker has checked.</summary>
    public bool IsDraft => languages.IsDraft(Language.Code);

    /// <summary>The text under a key.</summary>
    /// <param name="key">Key of the text.</param>
    public PageText this[string key] => Find(key);

    /// <summary>Finds a text; an argument named <c>count</c> also chooses the plural form.</summary>
    /// <param name="key">Key of the text, without plural suffix.</param>
    /// <param name="arguments">Values by placeholder name, at most ten.</param>
    public PageText Find(string key, params (string Name, object? Value)[] arguments)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(arguments.Length, MostArguments);
        var message = source.FindIn(Language.Code, key, [.. arguments.Select(Mark)]);
        var format = formats.OfLanguage(message.Language);
        return new PageText(message, Array.ConvertAll(arguments, argument => argument.Value as PageText ?? (object)format.Value(argument.Value)));
    }

    /// <summary>Chooses from texts by language: the reader's, else English, else the first.</summary>
    /// <param name="texts">Texts by BCP 47 tag.</param>
    public PageText Pick(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var all = texts.ToList();
        var found = new[] { Language.Code, LanguageTag.Source }
            .Select(wanted => all.FindIndex(text => LanguageTag.SameLanguage(text.Key, wanted)))
            .FirstOrDefault(index => index >= 0);
        return found < all.Count ? InLanguage(all[found].Key, all[found].Value) : Plain(string.Empty);
    }

    /// <summary>The text under a key that data chooses, or the word of the data itself when no language has the key.</summary>
    /// <param name="key">Key of the text, for example <c>agriculture.crop.maize</c>.</param>
    /// <param name="word">What the data says.</param>
    public PageText FindOr(string key, string word) =>
        source.FindIn(Language.Code, key) is { IsMissing: false } message ? new PageText(message, []) : Plain(word);

    /// <summary>A text that is either under a key or, when no language has the key, the given text itself.</summary>
    internal PageText KeyOrText(string keyOrText) => FindOr(keyOrText, keyOrText);

    /// <summary>Text that needs no look-up.</summary>
    internal PageText Plain(string text) => InLanguage(Language.Code, text);

    /// <summary>Writes a number, date, instant or amount as the language of the page does.</summary>
    internal string Format(object? value) => formats.OfLanguage(Language.Code).Value(value);

    private PageText InLanguage(string language, string text) =>
        new(new LocalizedMessage(string.Empty, text, language, !LanguageTag.SameLanguage(language, Language.Code), false), []);

    // The count goes through as a number, because it chooses the plural form; it needs no isolation.
    private static (string Name, object? Value) Mark((string Name, object? Value) argument, int place) =>
        (argument.Name, argument.Name == "count" ? argument.Value : PageText.PlaceOf(place));
}
