using Microsoft.Extensions.Localization;

namespace DigitalIndiaStack.Localization.Texts;

/// <summary>
/// Offers <see cref="ITextSource"/> through the interface of ASP.NET Core. <see cref="LocalizedString.SearchedLocation"/> is the language of the text.
/// </summary>
internal sealed class TextLocalizer(ITextSource texts, SourceTexts source) : IStringLocalizer
{
    public LocalizedString this[string name] => Of(texts.Find(name));

    // Arguments are (name, value) pairs; one that is not gets its position as name.
    public LocalizedString this[string name, params object[] arguments] =>
        Of(texts.Find(name, [.. arguments.Select((argument, index) => Named(argument, index))]));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => source.Catalog.Keys.Select(key => Of(texts.Find(key)));

    private static LocalizedString Of(LocalizedMessage message) => new(message.Key, message.Text, message.IsMissing, message.Language);

    private static (string Name, object? Value) Named(object argument, int index) => argument switch
    {
        ValueTuple<string, object?> pair => pair,
        ValueTuple<string, string> pair => pair,
        ValueTuple<string, int> pair => pair,
        KeyValuePair<string, object?> pair => (pair.Key, pair.Value),
        _ => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), argument),
    };
}
