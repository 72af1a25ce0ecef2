using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Patterns;

/// <summary>A regular expression of ECMA-262 in Unicode mode, matched in time linear in the text.</summary>
internal sealed class EcmaPattern
{
    private const int ShortText = 256;

    // Enough for any pattern a person writes; what it compiles to is bounded by the engine.
    private const int MaxLength = 4096;

    private readonly Regex regex;
    private readonly Alphabet alphabet;

    private EcmaPattern(string source, Regex regex, Alphabet alphabet)
    {
        Source = source;
        this.regex = regex;
        this.alphabet = alphabet;
    }

    /// <summary>The pattern as the schema has it.</summary>
    public string Source { get; }

    /// <summary>Compiles a pattern.</summary>
    /// <param name="source">The pattern.</param>
    /// <param name="pattern">The compiled pattern.</param>
    /// <param name="why">Why it was refused: a clause that ends with a full stop.</param>
    public static bool TryCompile(string source, [NotNullWhen(true)] out EcmaPattern? pattern, [NotNullWhen(false)] out string? why)
    {
        (pattern, why) = (null, null);
        try
        {
            pattern = Compile(source);
            return true;
        }
        catch (PatternRefusedException exception)
        {
            why = exception.Message;
        }
        catch (NotSupportedException)
        {
            why = "it repeats too much for a linear-time automaton.";
        }
        catch (RegexParseException)
        {
            why = "its quantifiers are out of order.";
        }

        return false;
    }

    /// <summary>Whether the pattern matches anywhere in a JSON string, given between its quotes as written.</summary>
    public bool IsMatch(ReadOnlySpan<byte> raw)
    {
        if (JsonText.HasEscape(raw))
        {
            return IsMatch(JsonText.Decode(raw));
        }

        // There are at most as many code points as bytes.
        var rented = raw.Length > ShortText ? ArrayPool<char>.Shared.Rent(raw.Length) : null;
        Span<char> letters = rented ?? stackalloc char[ShortText];
        var count = 0;
        while (raw.Length > 0)
        {
            Rune.DecodeFromUtf8(raw, out var rune, out var consumed);
            letters[count++] = alphabet.LetterOf(rune.Value);
            raw = raw[consumed..];
        }

        var matched = regex.IsMatch(letters[..count]);
        Return(rented);
        return matched;
    }

    private bool IsMatch(string text)
    {
        var rented = text.Length > ShortText ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        Span<char> letters = rented ?? stackalloc char[ShortText];
        var count = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var isPair = char.IsSurrogatePair(text, index);
            letters[count++] = alphabet.LetterOf(isPair ? char.ConvertToUtf32(text, index) : text[index]);
            index += isPair ? 1 : 0;
        }

        var matched = regex.IsMatch(letters[..count]);
        Return(rented);
        return matched;
    }

    private static void Return(char[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static EcmaPattern Compile(string source)
    {
        if (source.Length > MaxLength)
        {
            throw new PatternRefusedException($"it is longer than {MaxLength} characters.");
        }

        var pieces = new PatternParser(source).Parse();
        var alphabet = new Alphabet(pieces.Select(piece => piece.Set).OfType<CodePointSet>());
        var translated = string.Concat(pieces.Select(piece => piece.Set is { } set ? alphabet.ClassOf(set) : piece.Syntax));
        return new EcmaPattern(source, new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), alphabet);
    }
}
