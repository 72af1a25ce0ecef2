using System.Globalization;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Reads times and rates of the command line, and writes numbers of things.</summary>
internal static partial class Quantity
{
    /// <summary>Reads <c>500ms</c>, <c>60s</c>, <c>5m</c> or <c>1h</c>.</summary>
    public static TimeSpan Time(string option, string text) => Duration().Match(text) is { Success: true } match && Number(match) > 0
        ? TimeSpan.FromSeconds(Number(match) * Seconds(match.Groups[2].Value))
        : throw new ConfigurationFaultException([$"{option} {text}: write a time as 500ms, 60s, 5m or 1h."]);

    /// <summary>Reads <c>50/s</c> or <c>600/m</c> as requests in a second.</summary>
    public static double Rate(string option, string text) => PerTime().Match(text) is { Success: true } match && Number(match) > 0
        ? Number(match) / Seconds(match.Groups[2].Value)
        : throw new ConfigurationFaultException([$"{option} {text}: write a rate as 50/s or 600/m."]);

    /// <summary>So many of a thing: <c>1 check</c>, <c>2 checks</c>.</summary>
    public static string Of(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    private static double Seconds(string unit) => unit switch
    {
        "ms" => 0.001,
        "m" => 60,
        "h" => 3600,
        _ => 1,
    };

    [GeneratedRegex(@"^(\d{1,7}(?:\.\d{1,3})?)(ms|s|m|h)$")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^(\d{1,7}(?:\.\d{1,3})?)/(s|m|h)$")]
    private static partial Regex PerTime();
}
