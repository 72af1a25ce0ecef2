using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>What stays of a text when its placeholders are taken out.</summary>
internal static partial class LiteralText
{
    public static string Of(string text) => Placeholder().Replace(text, " ");

    [GeneratedRegex(@"\{\{.*?\}\}")]
    private static partial Regex Placeholder();
}
