namespace DigitalIndiaStack.JsonSchema.Patterns;

/// <summary>Reads an ECMA-262 pattern in Unicode mode into pieces: syntax that .NET shares, and sets of code points.</summary>
/// <remarks>What a linear-time engine cannot do is refused here with its name: lookaround and back references.</remarks>
internal sealed class PatternParser(string pattern)
{
    // Groups nest in the engine's own parser too.
    private const int MaxGroups = 100;

    private readonly PatternCursor cursor = new(pattern);
    private readonly List<PatternPiece> pieces = [];
    private int depth;

    public IReadOnlyList<PatternPiece> Parse()
    {
        var canRepeat = false;
        while (!cursor.AtEnd)
        {
            canRepeat = ReadOne(cursor.Next(), canRepeat);
        }

        return depth == 0 ? pieces : throw new PatternRefusedException("a group is not closed.");
    }

    // Answers whether a quantifier may follow what was read.
    private bool ReadOne(int point, bool canRepeat)
    {
        switch (point)
        {
            case '|':
                return Syntax("|");
            case '(':
                OpenGroup();
                return false;
            case ')':
                depth--;
                pieces.Add(new PatternPiece(")"));
                return depth >= 0 ? true : throw new PatternRefusedException("a group is closed that was not opened.");
            case '^':
                return Syntax(@"\A");
            case '$':
                return Syntax(@"\z");
            case '*' or '+' or '?' or '{':
                return Quantify(point, canRepeat);
            case '}' or ']':
                throw new PatternRefusedException($"'{(char)point}' must be escaped.");
            case '.':
                return Set(CodePointSet.LineEnds.Complement());
            case '[':
                return Set(new ClassParser(cursor).Parse());
            case '\\':
                return Escape(cursor.Next());
            default:
                return Set(CodePointSet.Of((point, point)));
        }
    }

    private bool Syntax(string text)
    {
        pieces.Add(new PatternPiece(text));
        return false;
    }

    private bool Set(CodePointSet set)
    {
        pieces.Add(new PatternPiece(set));
        return true;
    }

    private void OpenGroup()
    {
        if (++depth > MaxGroups)
        {
            throw new PatternRefusedException($"groups nest deeper than {MaxGroups}.");
        }

        if (cursor.Take('?') && !cursor.Take(':'))
        {
            if (!cursor.Take('<') || cursor.Peek('=') || cursor.Peek('!'))
            {
                throw new PatternRefusedException("lookaround and group modifiers need more than linear time.");
            }

            cursor.Until('>');
        }

        pieces.Add(new PatternPiece("(?:"));
    }

    private bool Quantify(int point, bool canRepeat)
    {
        if (!canRepeat)
        {
            throw new PatternRefusedException("a quantifier follows nothing that can repeat.");
        }

        var bounds = point == '{' ? cursor.Bounds() : ((char)point).ToString();
        pieces.Add(new PatternPiece(cursor.Take('?') ? bounds + "?" : bounds));
        return false;
    }

    private bool Escape(int letter)
    {
        switch (letter)
        {
            case 'b' or 'B':
                return Syntax($"\\{(char)letter}");
            case 'k' or (>= '1' and <= '9'):
                throw new PatternRefusedException("back references need more than linear time.");
        }

        if (ClassParser.ClassEscape(cursor, letter) is { } set)
        {
            return Set(set);
        }

        return cursor.CharacterEscape(letter) is { } point
            ? Set(CodePointSet.Of((point, point)))
            : throw new PatternRefusedException($"'\\{char.ConvertFromUtf32(letter)}' means nothing.");
    }
}
