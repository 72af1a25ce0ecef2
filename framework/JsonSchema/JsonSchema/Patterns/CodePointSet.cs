using System.Globalization;

namespace DigitalIndiaStack.JsonSchema.Patterns;

/// <summary>A set of Unicode code points, as sorted ranges that neither overlap nor touch.</summary>
internal sealed class CodePointSet
{
    public const int Last = 0x10FFFF;

    private CodePointSet(IReadOnlyList<(int First, int Last)> ranges) => Ranges = ranges;

    public static CodePointSet All { get; } = Of((0, Last));

    public static CodePointSet Digits { get; } = Of(('0', '9'));

    public static CodePointSet Words { get; } = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    public static CodePointSet LineEnds { get; } = Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029));

    /// <summary>White space and line terminators of ECMA-262, section 12.2 and 12.3.</summary>
    public static CodePointSet Spaces { get; } = Of(
        (0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A),
        (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    public IReadOnlyList<(int First, int Last)> Ranges { get; }

    public static CodePointSet Of(params IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new CodePointSet(merged);
    }

    public static CodePointSet Where(Func<int, bool> belongs)
    {
        var ranges = new List<(int First, int Last)>();
        var first = -1;
        for (var point = 0; point <= Last + 1; point++)
        {
            var inside = point <= Last && belongs(point);
            if (inside && first < 0)
            {
                first = point;
            }
            else if (!inside && first >= 0)
            {
                ranges.Add((first, point - 1));
                first = -1;
            }
        }

        return new CodePointSet(ranges);
    }

    public static CodePointSet OfCategories(IReadOnlySet<UnicodeCategory> categories) =>
        Where(point => categories.Contains(CharUnicodeInfo.GetUnicodeCategory(point)));

    public CodePointSet Complement()
    {
        var ranges = new List<(int First, int Last)>();
        var next = 0;
        foreach (var range in Ranges)
        {
            if (range.First > next)
            {
                ranges.Add((next, range.First - 1));
            }

            next = range.Last + 1;
        }

        if (next <= Last)
        {
            ranges.Add((next, Last));
        }

        return new CodePointSet(ranges);
    }
}
