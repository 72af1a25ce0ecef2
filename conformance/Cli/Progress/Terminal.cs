using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Conformance.Cli.Progress;

/// <summary>Where the words of a command go, and what can be done with them there.</summary>
/// <param name="Output">Takes the words.</param>
/// <param name="IsLive">Whether a line can be written over: a person looks on.</param>
/// <param name="IsColoured">Whether colours are understood and wanted.</param>
internal sealed partial record Terminal(TextWriter Output, bool IsLive, bool IsColoured)
{
    /// <summary>What an output can do. A pipe and a build server get plain lines; NO_COLOR (no-color.org) takes the colours and leaves the rest.</summary>
    public static Terminal Of(TextWriter output)
    {
        var isLive = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(output, isLive, isLive && !IsSet("NO_COLOR"));
    }

    /// <summary>Columns of a line; 80 where nobody knows.</summary>
    public int Width => IsLive && Console.WindowWidth > 0 ? Console.WindowWidth : 80;

    /// <summary>A text in a colour, where colours are understood.</summary>
    public string Paint(string text, string colour) => IsColoured ? $"\u001b[{colour}m{text}\u001b[0m" : text;

    /// <summary>What a stranger said, as text alone: it moves no cursor, and gives a build server no commands (<c>::error</c>, <c>##[group]</c>, <c>##vso[</c>).</summary>
    public static string Harmless(string text) => Command().Replace(Control().Replace(text, "\uFFFD"), "$1\u2060");

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029-[\t\r\n]]")]
    private static partial Regex Control();

    // A word joiner, which nobody sees, stands where the command would begin.
    [GeneratedRegex(@"((?:^|[\r\n])[ \t]*(?=::)|#(?=#))")]
    private static partial Regex Command();

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
