using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace DigitalIndiaStack.JsonSchema;

/// <summary>Reads JSON as an API should (I-JSON, RFC 7493): UTF-8 without a mark, no member twice, no half characters, no comments, bounded depth.</summary>
public static class StrictJson
{
    /// <summary>Reads one document.</summary>
    /// <param name="utf8Json">The whole text; it must stay unchanged while the document is used.</param>
    /// <param name="maxDepth">How deep arrays and objects may nest.</param>
    /// <param name="document">The document; the caller disposes it.</param>
    /// <param name="error">Why it was refused: keyword <c>json</c>, with <c>line</c> and <c>column</c> from 1 where the reader knows them.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8Json,
        int maxDepth,
        [NotNullWhen(true)] out JsonDocument? document,
        [NotNullWhen(false)] out ValidationError? error)
    {
        document = null;
        error = null;
        if (!Utf8.IsValid(utf8Json.Span))
        {
            error = Malformed("The text is not UTF-8.", null, null);
            return false;
        }

        if (HasHalfCharacter(utf8Json.Span))
        {
            error = Malformed("The text holds half of a character.", null, null);
            return false;
        }

        try
        {
            document = JsonDocument.Parse(utf8Json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = maxDepth });
            return true;
        }
        catch (JsonException exception)
        {
            // The reader's own words may quote the input, so they do not leave.
            error = Malformed("The text is not strict JSON, has a member twice or nests too deep.", exception.LineNumber, exception.BytePositionInLine);
            return false;
        }
    }

    // A \u escape of a high surrogate must be followed by one of a low surrogate, and a low one must not stand alone.
    private static bool HasHalfCharacter(ReadOnlySpan<byte> text)
    {
        for (var next = text.IndexOf((byte)'\\'); next >= 0; next = text.IndexOf((byte)'\\'))
        {
            text = text[next..];
            if (!TryReadEscape(text, out var unit))
            {
                text = text[Math.Min(2, text.Length)..];
                continue;
            }

            text = text[6..];
            if (char.IsHighSurrogate(unit) && TryReadEscape(text, out var second) && char.IsLowSurrogate(second))
            {
                text = text[6..];
            }
            else if (char.IsSurrogate(unit))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < 6 || text[0] != '\\' || text[1] != 'u')
        {
            return false;
        }

        var isNumber = ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        unit = (char)value;
        return isNumber;
    }

    private static ValidationError Malformed(string message, long? line, long? column)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        if (line is { } lineNumber && column is { } columnNumber)
        {
            arguments["line"] = (lineNumber + 1).ToString(CultureInfo.InvariantCulture);
            arguments["column"] = (columnNumber + 1).ToString(CultureInfo.InvariantCulture);
        }

        return new ValidationError("", "json", "", message, arguments, []);
    }
}
