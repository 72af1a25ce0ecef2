using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.AspNetCore.Html;

namespace DigitalIndiaStack.Core.Pages.Texts;

/// <summary>
/// A text for the reader of a page. Written in Razor as <c>@text</c> it is encoded, its arguments are isolated in their own direction, and a
/// text in another language than the page's says so (WCAG 3.1.2).
/// </summary>
public sealed partial class PageText : IHtmlContent
{
    private readonly LocalizedMessage message;
    private readonly IReadOnlyList<object> values;

    internal PageText(LocalizedMessage message, IReadOnlyList<object> values)
    {
        this.message = message;
        this.values = values;
    }

    /// <summary>BCP 47 tag of the language of the text.</summary>
    public string Language => message.Language;

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => message.Direction;

    /// <summary>Whether the text is in another language than the page.</summary>
    public bool IsFallback => message.IsFallback;

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (IsFallback)
        {
            writer.Write($"<span lang=\"{encoder.Encode(Language)}\" dir=\"{Direction}\">");
        }

        Visit(literal => encoder.Encode(writer, literal), value => WriteValue(writer, encoder, value));
        if (IsFallback)
        {
            writer.Write("</span>");
        }
    }

    /// <summary>The text without markup, for a title or an attribute.</summary>
    public override string ToString()
    {
        var plain = new StringBuilder();
        Visit(literal => plain.Append(literal), value => plain.Append('\u2068').Append(value.ToString()).Append('\u2069'));
        return plain.ToString();
    }

    /// <summary>What stands for an argument while the text is looked up: private-use characters, which no text contains.</summary>
    internal static string PlaceOf(int argument) => $"\uE000{argument}\uE001";

    private static void WriteValue(TextWriter writer, HtmlEncoder encoder, object value)
    {
        if (value is PageText { IsFallback: true } text)
        {
            text.WriteTo(writer, encoder);
        }
        else
        {
            Isolated.Write(writer, encoder, value.ToString() ?? string.Empty);
        }
    }

    private void Visit(Action<string> literal, Action<object> argument)
    {
        var position = 0;
        foreach (var mark in Places().EnumerateMatches(message.Text))
        {
            literal(message.Text[position..mark.Index]);
            position = mark.Index + mark.Length;
            var place = message.Text.AsSpan(mark.Index, mark.Length).Trim("\u2068\u2069\uE000\uE001")[0] - '0';
            if (place < values.Count)
            {
                argument(values[place]);
            }
        }

        literal(message.Text[position..]);
    }

    // Localization wraps a value in isolates of plain text where it is needed; markup does it here.
    [GeneratedRegex("\u2068?\uE000[0-9]\uE001\u2069?", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
