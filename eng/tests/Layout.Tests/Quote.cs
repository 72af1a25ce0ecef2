using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Layout.Tests;

/// <summary>Text of a file that a page of the handbook quotes: a fence below <c>&lt;!-- quote PATH#REGION --&gt;</c>.</summary>
/// <param name="Path">File from the root.</param>
/// <param name="Region">Region of it, between <c>region NAME</c> and <c>endregion NAME</c>; empty for the whole file.</param>
/// <param name="Text">What the page says that it holds.</param>
internal sealed partial record Quote(string Path, string Region, string Text)
{
    /// <summary>The quotes of a page.</summary>
    public static IReadOnlyList<Quote> Of(string page) =>
        [.. Marked().Matches(page).Select(match => new Quote(match.Groups["path"].Value, match.Groups["region"].Value, match.Groups["text"].Value))];

    /// <summary>Whether a file holds the text as it is quoted.</summary>
    public bool IsOf(string file) => Source(file) == Text;

    private string? Source(string file)
    {
        if (Region.Length == 0)
        {
            return file;
        }

        var name = Regex.Escape(Region);
        var found = Regex.Match(file, $@"^[^\n]*\bregion {name}\n(?<text>.*?)^[^\n]*\bendregion {name}$", RegexOptions.Multiline | RegexOptions.Singleline);
        return found.Success ? found.Groups["text"].Value : null;
    }

    [GeneratedRegex("<!-- quote (?<path>[^#\\s]+)(#(?<region>\\S+))? -->\\n```[a-z]*\\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
