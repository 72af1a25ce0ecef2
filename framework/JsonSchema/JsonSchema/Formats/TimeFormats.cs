using System.Globalization;

namespace DigitalIndiaStack.JsonSchema.Formats;

/// <summary>Dates and times of RFC 3339, section 5.6.</summary>
internal static class TimeFormats
{
    public static bool IsDate(ReadOnlySpan<char> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-' || !Number(text[..4], out var year) || !Number(text[5..7], out var month))
        {
            return false;
        }

        // Year 0000 is in the grammar; the calendar of .NET begins with 1, and 0000 was a leap year like 2000.
        return month is >= 1 and <= 12 && Number(text[8..], out var day) && day >= 1
            && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
    }

    public static bool IsDateTime(ReadOnlySpan<char> text) =>
        text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':'
            || !Number(text[..2], out var hour) || !Number(text[3..5], out var minute) || !Number(text[6..8], out var second))
        {
            return false;
        }

        var rest = text[8..];
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0)
            {
                return false;
            }

            rest = rest[(digits + 1)..];
        }

        return hour <= 23 && minute <= 59 && second <= 60 && IsOffset(rest, out var offset)
            && (second < 60 || IsLastMinuteOfDay((hour * 60) + minute - offset));
    }

    // A leap second ends a day in UTC, whatever the offset.
    private static bool IsLastMinuteOfDay(int minutes) => ((minutes % 1440) + 1440) % 1440 == 1439;

    private static bool IsOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':' || !Number(text[1..3], out var hour) || !Number(text[4..], out var minute))
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return hour <= 23 && minute <= 59;
    }

    private static bool Number(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
