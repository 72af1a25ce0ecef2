using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Localization.Plurals;
using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Localization.Lint;

/// <summary>All English texts of the product, which translations are compared with.</summary>
public sealed class SourceSet
{
    /// <summary>Makes the set.</summary>
    /// <param name="texts">English texts by key, plural suffixes included.</param>
    /// <param name="maximumLengths">The most characters that a text may have where it is shown, by key without suffix.</param>
    public SourceSet(IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, int>? maximumLengths = null)
    {
        MaximumLengths = maximumLengths ?? new Dictionary<string, int>();
        Hash = HashOf(texts);
        Messages = texts
            .GroupBy(text => IsPlural(text.Key, texts) ? PluralKey.Split(text.Key).Key : text.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new SourceMessage(group.Key, IsPlural(group.First().Key, texts), [.. group.Select(text => text.Value)]), StringComparer.Ordinal);
    }

    /// <summary>Hash of all keys and texts: the first 16 hexadecimal digits of SHA-256.</summary>
    public string Hash { get; }

    /// <summary>How many messages there are; a plural counts once.</summary>
    public int Count => Messages.Count;

    internal IReadOnlyDictionary<string, SourceMessage> Messages { get; }

    internal IReadOnlyDictionary<string, int> MaximumLengths { get; }

    /// <summary>The message of a key that a translation uses; a suffix counts only where the English message is a plural.</summary>
    internal SourceMessage? Find(string key)
    {
        if (Messages.TryGetValue(key, out var message) && !message.IsPlural)
        {
            return message;
        }

        var (name, form) = PluralKey.Split(key);
        return form is not null && Messages.TryGetValue(name, out var plural) && plural.IsPlural ? plural : null;
    }

    private static bool IsPlural(string key, IReadOnlyDictionary<string, string> texts) =>
        PluralKey.Split(key) is { Form: not null } split && texts.ContainsKey(PluralKey.With(split.Key, PluralForm.Other));

    private static string HashOf(IReadOnlyDictionary<string, string> texts)
    {
        var lines = texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => $"{text.Key}\0{text.Value}\0");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))))[..16];
    }
}

/// <summary>One English message, with all its forms when it is a plural.</summary>
/// <param name="Key">The key without suffix.</param>
/// <param name="IsPlural">Whether it has plural forms.</param>
/// <param name="Texts">Its texts.</param>
internal sealed record SourceMessage(string Key, bool IsPlural, IReadOnlyList<string> Texts)
{
    /// <summary>Placeholders that a translation must use.</summary>
    public IReadOnlySet<string> Placeholders { get; } = Texts.SelectMany(text => Message.Parse(text).Placeholders).ToHashSet(StringComparer.Ordinal);
}
