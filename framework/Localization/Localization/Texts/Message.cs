using System.Text;

namespace DigitalIndiaStack.Localization.Texts;

/// <summary>One text with its placeholders <c>{{name}}</c>, split once when it is read.</summary>
internal sealed class Message
{
    private const string Open = "{{";
    private const string Close = "}}";
    private readonly Part[] parts;

    private Message(string source, Part[] parts)
    {
        Source = source;
        this.parts = parts;
        Placeholders = parts.Where(part => part.IsPlaceholder).Select(part => part.Text).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    public IReadOnlySet<string> Placeholders { get; }

    /// <summary>Reads a text; braces that do not pair stay as they are.</summary>
    public static Message Parse(string source)
    {
        var parts = new List<Part>();
        var position = 0;
        while (Next(source, position) is { } placeholder)
        {
            parts.Add(new Part(source[position..placeholder.Start], false));
            parts.Add(new Part(source[placeholder].Trim('{', '}').Trim(), true));
            position = placeholder.End.Value;
        }

        parts.Add(new Part(source[position..], false));
        return new Message(source, [.. parts]);
    }

    /// <summary>Fills the placeholders; one without a value stays visible, so that the fault is seen and not hidden.</summary>
    public string Fill(Func<string, string?> value)
    {
        if (Placeholders.Count == 0)
        {
            return Source;
        }

        var text = new StringBuilder(Source.Length + 32);
        foreach (var part in parts)
        {
            text.Append(part.IsPlaceholder ? value(part.Text) ?? Open + part.Text + Close : part.Text);
        }

        return text.ToString();
    }

    private static Range? Next(string source, int from)
    {
        var open = source.IndexOf(Open, from, StringComparison.Ordinal);
        var close = open < 0 ? -1 : source.IndexOf(Close, open, StringComparison.Ordinal);
        return close < 0 ? null : open..(close + Close.Length);
    }

    private sealed record Part(string Text, bool IsPlaceholder);
}
