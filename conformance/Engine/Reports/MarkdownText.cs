using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Puts texts of servers and specifications into Markdown without letting them be Markdown.</summary>
internal static partial class MarkdownText
{
    /// <summary>One line of plain text.</summary>
    public static string Plain(string text) => Special().Replace(text.ReplaceLineEndings(" "), "\\$0");

    /// <summary>A block of code, fenced by more tildes than the text holds in a row.</summary>
    public static string Block(string text, string language = "")
    {
        var longest = Tildes().Matches(text).Select(match => match.Length).DefaultIfEmpty(0).Max();
        var fence = new string('~', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{text.ReplaceLineEndings("\n")}\n{fence}\n";
    }

    [GeneratedRegex(@"[\\`*_{}\[\]<>|#&@~]")]
    private static partial Regex Special();

    [GeneratedRegex("~+")]
    private static partial Regex Tildes();
}
