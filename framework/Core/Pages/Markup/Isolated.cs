using System.Text.Encodings.Web;

namespace DigitalIndiaStack.Core.Pages.Markup;

/// <summary>Keeps a value in its own direction inside a text of another one, so that <c>12-AB</c> does not read <c>AB-12</c> in Arabic.</summary>
internal static class Isolated
{
    /// <summary>Writes the value encoded inside <c>bdi</c>; from left to right unless it has a letter of a right-to-left script.</summary>
    public static void Write(TextWriter writer, HtmlEncoder encoder, string value, string? css = null)
    {
        writer.Write("<bdi");
        if (css is not null)
        {
            writer.Write($" class=\"{css}\"");
        }

        writer.Write(HasRightToLeftLetter(value) ? ">" : " dir=\"ltr\">");
        encoder.Encode(writer, value);
        writer.Write("</bdi>");
    }

    // Hebrew to Arabic Extended-A, their presentation forms, and the supplementary right-to-left planes' lead surrogates.
    private static bool HasRightToLeftLetter(string value) =>
        value.Any(letter => letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') or '\uD802' or '\uD803' or '\uD83A' or '\uD83B');
}
