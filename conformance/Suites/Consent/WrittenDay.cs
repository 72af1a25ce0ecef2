using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace DigitalIndiaStack.Conformance.Suites.Consent;

/// <summary>A day as a page writes it for a person (CNS-3.10).</summary>
/// <param name="earliest">The first moment that may be meant.</param>
/// <param name="latest">The last.</param>
internal sealed class WrittenDay(DateTimeOffset earliest, DateTimeOffset latest)
{
    // The day is that of the person, and no clock is further from UTC.
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(14);

    private readonly List<DateOnly> days = [.. Days(DateOnly.FromDateTime((earliest - Farthest).UtcDateTime), DateOnly.FromDateTime((latest + Farthest).UtcDateTime))];

    /// <summary>Whether a part of a page writes it: in English in any way in which English does, in other languages marked up as <c>time</c>.</summary>
    public bool IsIn(IElement part)
    {
        var language = part.Closest("[lang]")?.GetAttribute("lang") ?? "en";
        return language.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase)
            ? days.Exists(day => IsIn(part.TextContent, day))
            : part.QuerySelectorAll("time[datetime]").Any(time => time.TextContent.Trim().Length > 0 && days.Exists(day => time.GetAttribute("datetime")!.StartsWith(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)));
    }

    /// <summary>What is looked for, for the report.</summary>
    public override string ToString() => string.Join(" or ", days.Select(day => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)));

    private static bool IsIn(string text, DateOnly day)
    {
        var name = day.ToString("MMMM", CultureInfo.InvariantCulture);
        var (date, year) = ($"0?{day.Day}(?:st|nd|rd|th)?", day.Year.ToString(CultureInfo.InvariantCulture));
        var month = $"(?:0?{day.Month}|{name}|{name[..3]}t?)";
        const string Gap = @"[\s.,/\-–]+(?:of\s+)?";
        return new[] { $"{date}{Gap}{month}{Gap}{year}", $"{month}{Gap}{date}{Gap}{year}", $"{year}{Gap}{month}{Gap}{date}" }
            .Any(form => Regex.IsMatch(text, $@"(?<!\d){form}(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
    }

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
