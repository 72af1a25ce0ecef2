namespace DigitalIndiaStack.JsonSchema.Formats;

/// <summary>Durations as in RFC 3339, appendix A: <c>P3Y6M4DT12H30M5S</c>, <c>P2W</c>.</summary>
internal static class DurationFormat
{
    public static bool IsDuration(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != 'P')
        {
            return false;
        }

        text = text[1..];
        if (text[^1] == 'W')
        {
            return text[..^1].IndexOfAnyExceptInRange('0', '9') < 0 && text.Length > 1;
        }

        var time = text.IndexOf('T');
        if (time < 0)
        {
            return AreParts(text, "YMD");
        }

        return (time == 0 || AreParts(text[..time], "YMD")) && AreParts(text[(time + 1)..], "HMS");
    }

    // Numbers with units in this order; none may be left out between two others.
    private static bool AreParts(ReadOnlySpan<char> text, ReadOnlySpan<char> units)
    {
        var last = -1;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            var unit = digits > 0 ? units.IndexOf(text[digits]) : -1;
            if (unit < 0 || (last >= 0 && unit != last + 1))
            {
                return false;
            }

            last = unit;
            text = text[(digits + 1)..];
        }

        return last >= 0;
    }
}
