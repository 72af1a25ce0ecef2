using System.Collections.Frozen;
using System.Text.Json;
using DigitalIndiaStack.Localization.Plurals;

namespace DigitalIndiaStack.Localization.Texts;

/// <summary>All texts of one language: flat keys, with the plural suffixes of i18next version 4 (<c>_one</c>, <c>_other</c>).</summary>
public sealed class TextCatalog
{
    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false, RespectNullableAnnotations = true };
    private readonly FrozenDictionary<string, Message> messages;
    private readonly PluralRules plurals;

    /// <summary>Makes a catalog of texts.</summary>
    /// <param name="language">BCP 47 tag of the language of the texts.</param>
    /// <param name="texts">The texts by key.</param>
    public TextCatalog(string language, IEnumerable<KeyValuePair<string, string>> texts)
    {
        Language = language;
        plurals = PluralRules.For(language);
        messages = texts.ToFrozenDictionary(text => text.Key, text => Message.Parse(text.Value), StringComparer.Ordinal);
    }

    /// <summary>BCP 47 tag of the language of the texts.</summary>
    public string Language { get; }

    /// <summary>Every key, plural suffixes included.</summary>
    public IReadOnlyList<string> Keys => messages.Keys;

    /// <summary>Reads a flat JSON object of texts.</summary>
    /// <exception cref="JsonException">The file is not such an object, or names a key twice.</exception>
    public static IReadOnlyDictionary<string, string> ReadJson(Stream stream) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(stream, Strict) ?? throw new JsonException("The file is 'null', not an object of texts.");

    /// <summary>The text under a key, as it was written; <see langword="null"/> when there is none.</summary>
    public string? Source(string key) => messages.GetValueOrDefault(key)?.Source;

    /// <summary>Finds a text; with a count, the plural form that this language uses for it.</summary>
    internal Message? Find(string key, decimal? count)
    {
        if (count is { } number && messages.TryGetValue(PluralKey.With(key, plurals.Select(number)), out var form))
        {
            return form;
        }

        return messages.GetValueOrDefault(key) ?? messages.GetValueOrDefault(PluralKey.With(key, PluralForm.Other));
    }
}
