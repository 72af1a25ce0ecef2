namespace DigitalIndiaStack.JsonSchema.Patterns;

/// <summary>Reads a bracketed class, after its opening bracket.</summary>
internal sealed class ClassParser(PatternCursor cursor)
{
    private readonly List<(int First, int Last)> ranges = [];

    /// <summary>The set of <c>\d \D \w \W \s \S \p{…} \P{…}</c>; null for any other letter.</summary>
    public static CodePointSet? ClassEscape(PatternCursor cursor, int letter) => letter switch
    {
        'd' => CodePointSet.Digits,
        'D' => CodePointSet.Digits.Complement(),
        'w' => CodePointSet.Words,
        'W' => CodePointSet.Words.Complement(),
        's' => CodePointSet.Spaces,
        'S' => CodePointSet.Spaces.Complement(),
        'p' => Property(cursor),
        'P' => Property(cursor).Complement(),
        _ => null,
    };

    public CodePointSet Parse()
    {
        var isNegated = cursor.Take('^');
        while (!cursor.Take(']'))
        {
            var (first, wide) = Atom();
            if (!cursor.Peek('-'))
            {
                Add(first, wide);
                continue;
            }

            cursor.Take('-');
            if (cursor.Peek(']'))
            {
                Add(first, wide);
                Add('-', null);
                continue;
            }

            AddRange(first, wide, Atom());
        }

        var set = CodePointSet.Of(ranges);
        return isNegated ? set.Complement() : set;
    }

    private void AddRange(int first, CodePointSet? wide, (int Point, CodePointSet? Wide) last)
    {
        if (wide is not null || last.Wide is not null || first > last.Point)
        {
            throw new PatternRefusedException("a range in brackets is out of order or has a class as its end.");
        }

        ranges.Add((first, last.Point));
    }

    private void Add(int point, CodePointSet? wide) => ranges.AddRange(wide?.Ranges ?? [(point, point)]);

    private (int Point, CodePointSet? Wide) Atom()
    {
        var point = cursor.Next();
        if (point != '\\')
        {
            return (point, null);
        }

        var letter = cursor.Next();
        if (ClassEscape(cursor, letter) is { } wide)
        {
            return (0, wide);
        }

        return letter switch
        {
            'b' => ('\b', null),
            '-' => ('-', null),
            _ => (cursor.CharacterEscape(letter) ?? throw new PatternRefusedException($"'\\{char.ConvertFromUtf32(letter)}' means nothing in brackets."), null),
        };
    }

    private static CodePointSet Property(PatternCursor cursor)
    {
        var name = cursor.Take('{') ? cursor.Until('}') : throw new PatternRefusedException("\\p must be followed by a name in braces.");
        return UnicodeProperties.Find(name) ?? throw new PatternRefusedException($"the Unicode property '{name}' is not known.");
    }
}
