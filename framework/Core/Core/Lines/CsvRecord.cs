namespace DigitalIndiaStack.Core.Lines;

/// <summary>Reads one record of CSV (RFC 4180).</summary>
public static class CsvRecord
{
    /// <summary>The fields of a record; <see langword="null"/> when its quotation marks do not close.</summary>
    /// <param name="record">The record without its end; a field holds no line break.</param>
    public static IReadOnlyList<string>? Fields(string record)
    {
        var fields = new List<string>();
        var rest = record.AsSpan();
        var more = true;
        while (more)
        {
            if (Length(rest) is not { } length)
            {
                return null;
            }

            var field = rest[..length];
            fields.Add(field is ['"', .. var quoted, '"'] ? quoted.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : field.ToString());
            more = length < rest.Length;
            rest = more ? rest[(length + 1)..] : [];
        }

        return fields;
    }

    /// <summary>How long the first field is, with its quotation marks.</summary>
    private static int? Length(ReadOnlySpan<char> text)
    {
        if (text is not ['"', ..])
        {
            var end = text.IndexOf(',') is >= 0 and var comma ? comma : text.Length;
            return text[..end].Contains('"') ? null : end;
        }

        var index = 1;
        while (index < text.Length)
        {
            if (text[index] != '"')
            {
                index++;
            }
            else if (index + 1 < text.Length && text[index + 1] == '"')
            {
                index += 2;
            }
            else
            {
                return index + 1 == text.Length || text[index + 1] == ',' ? index + 1 : null;
            }
        }

        return null;
    }
}
