using System.Globalization;

namespace DigitalIndiaStack.JsonSchema.Patterns;

/// <summary>Reads a pattern by code point, and the escapes that stand for one.</summary>
internal sealed class PatternCursor(string text)
{
    private int position;

    public bool AtEnd => position >= text.Length;

    public bool Peek(char expected) => !AtEnd && text[position] == expected;

    public bool Take(char expected)
    {
        var found = Peek(expected);
        position += found ? 1 : 0;
        return found;
    }

    public bool Take(string expected)
    {
        var found = string.CompareOrdinal(text, position, expected, 0, expected.Length) == 0;
        position += found ? expected.Length : 0;
        return found;
    }

    public int Next()
    {
        if (AtEnd)
        {
            throw new PatternRefusedException("it ends too early.");
        }

        var point = char.IsSurrogatePair(text, position) ? char.ConvertToUtf32(text, position) : text[position];
        position += point > char.MaxValue ? 2 : 1;
        return point;
    }

    public string Until(char end)
    {
        var stop = text.IndexOf(end, position);
        if (stop < 0)
        {
            throw new PatternRefusedException($"'{end}' is missing.");
        }

        var part = text[position..stop];
        position = stop + 1;
        return part;
    }

    /// <summary>Reads <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c> after its brace.</summary>
    public string Bounds()
    {
        var bounds = Until('}');
        var parts = bounds.Split(',');
        var isNumber = parts.Length <= 2 && IsNumber(parts[0]) && (parts.Length == 1 || parts[1].Length == 0 || IsNumber(parts[1]));
        return isNumber ? "{" + bounds + "}" : throw new PatternRefusedException("a brace that bounds nothing must be escaped.");
    }

    /// <summary>The code point of a character escape after its backslash and letter; null when the letter means something else.</summary>
    public int? CharacterEscape(int letter) => letter switch
    {
        't' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        '0' when AtEnd || !char.IsAsciiDigit(text[position]) => 0,
        'c' => Control(),
        'x' => Hex(2),
        'u' => Unicode(),
        '^' or '$' or '\\' or '.' or '*' or '+' or '?' or '(' or ')' or '[' or ']' or '{' or '}' or '|' or '/' => letter,
        _ => null,
    };

    private static bool IsNumber(string digits) => digits.Length is > 0 and <= 9 && digits.All(char.IsAsciiDigit);

    private int Control()
    {
        var letter = Next();
        return letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? letter % 32 : throw new PatternRefusedException("\\c must be followed by a letter.");
    }

    private int Unicode()
    {
        if (Take('{'))
        {
            var digits = Until('}');
            return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= CodePointSet.Last
                ? value
                : throw new PatternRefusedException($"\\u{{{digits}}} is no code point.");
        }

        var unit = Hex(4);
        var mark = position;
        if (char.IsHighSurrogate((char)unit) && Take("\\u"))
        {
            var low = Hex(4);
            if (char.IsLowSurrogate((char)low))
            {
                return char.ConvertToUtf32((char)unit, (char)low);
            }

            position = mark;
        }

        return unit;
    }

    private int Hex(int length)
    {
        if (position + length <= text.Length
            && int.TryParse(text.AsSpan(position, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            position += length;
            return value;
        }

        throw new PatternRefusedException($"{length} hexadecimal digits are missing.");
    }
}
