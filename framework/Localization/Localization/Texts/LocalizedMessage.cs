using System.Text.Encodings.Web;
using DigitalIndiaStack.Localization.Languages;
using Microsoft.AspNetCore.Html;

namespace DigitalIndiaStack.Localization.Texts;

/// <summary>
/// A text for a reader, with the language it was found in. In Razor, <c>@message</c> writes it encoded and, when it is a fallback, inside
/// <c>&lt;span lang dir&gt;</c> (WCAG 3.1.2).
/// </summary>
/// <param name="Key">The key that was asked for.</param>
/// <param name="Text">The text, plain; the key itself when no language has it.</param>
/// <param name="Language">BCP 47 tag of the language of <paramref name="Text"/>.</param>
/// <param name="IsFallback">Whether that is another language than the reader's.</param>
/// <param name="IsMissing">Whether no language has the key.</param>
public sealed record LocalizedMessage(string Key, string Text, string Language, bool IsFallback, bool IsMissing) : IHtmlContent
{
    /// <summary>The direction of the text: <c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => LanguageTag.Direction(Language);

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (!IsFallback)
        {
            encoder.Encode(writer, Text);
            return;
        }

        writer.Write($"<span lang=\"{encoder.Encode(Language)}\" dir=\"{Direction}\">");
        encoder.Encode(writer, Text);
        writer.Write("</span>");
    }

    /// <summary>The text alone.</summary>
    public override string ToString() => Text;
}
