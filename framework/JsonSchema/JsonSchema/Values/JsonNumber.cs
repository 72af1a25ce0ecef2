using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Values;

/// <summary>A JSON number, exactly: sign, significant digits without zeros at either end, and the power of ten of the last digit.</summary>
/// <remarks>Up to 18 digits live in a machine word; longer ones in an array. A huge exponent costs nothing, because it is never expanded.</remarks>
internal readonly struct JsonNumber : IComparable<JsonNumber>, IEquatable<JsonNumber>
{
    private const int WordDigits = 18;

    // Past this an exponent no longer grows: no two such numbers can be told apart in a text of any bounded length.
    private const long ExponentLimit = 1_000_000_000_000_000;

    private static readonly ulong[] PowersOfTen = [.. Enumerable.Range(0, WordDigits + 1).Select(power => (ulong)BigInteger.Pow(10, power))];

    private readonly int sign;
    private readonly ulong word;
    private readonly byte[]? digits;
    private readonly int count;
    private readonly long exponent;

    private JsonNumber(int sign, ulong word, byte[]? digits, int count, long exponent)
    {
        this.sign = count == 0 ? 0 : sign;
        this.word = word;
        this.digits = digits;
        this.count = count;
        this.exponent = count == 0 ? 0 : exponent;
    }

    public bool IsInteger => exponent >= 0;

    public bool IsPositive => sign > 0;

    public static JsonNumber From(in JsonElement number) => Parse(JsonMarshal.GetRawUtf8Value(number));

    /// <summary>Reads a number whose grammar was already checked by the JSON reader.</summary>
    public static JsonNumber Parse(ReadOnlySpan<byte> text)
    {
        var sign = text[0] == '-' ? -1 : 1;
        text = text[0] == '-' ? text[1..] : text;
        var mark = text.IndexOfAny((byte)'e', (byte)'E');
        var exponent = mark < 0 ? 0 : ParseExponent(text[(mark + 1)..]);
        text = mark < 0 ? text : text[..mark];
        var point = text.IndexOf((byte)'.');
        if (point < 0)
        {
            return Normalise(sign, text, exponent);
        }

        var joined = new byte[text.Length - 1];
        text[..point].CopyTo(joined);
        text[(point + 1)..].CopyTo(joined.AsSpan(point));
        return Normalise(sign, joined, exponent - (text.Length - point - 1));
    }

    public int CompareTo(JsonNumber other)
    {
        if (sign != other.sign || sign == 0)
        {
            return sign.CompareTo(other.sign);
        }

        // Same sign: the one whose leading digit stands higher is the greater in size.
        var bySize = (count + exponent).CompareTo(other.count + other.exponent);
        return sign * (bySize != 0 ? bySize : CompareDigits(other));
    }

    public bool Equals(JsonNumber other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is JsonNumber other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(sign);
        hash.Add(exponent);
        hash.Add(word);
        hash.AddBytes(digits);
        return hash.ToHashCode();
    }

    /// <summary>Whether the number divided by a positive divisor leaves nothing; exact for any size.</summary>
    public bool IsMultipleOf(JsonNumber divisor)
    {
        if (sign == 0)
        {
            return true;
        }

        // The digits end in no zero, so a divisor with a higher last place cannot divide them.
        var shift = exponent - divisor.exponent;
        if (shift < 0)
        {
            return false;
        }

        var modulus = divisor.Significand();
        var rest = BigInteger.Zero;
        for (var index = 0; index < count; index++)
        {
            rest = ((rest * 10) + DigitAt(index)) % modulus;
        }

        return (rest * BigInteger.ModPow(10, shift, modulus) % modulus).IsZero;
    }

    /// <summary>The value as a count of things, if it is a whole number from 0; larger than an <see cref="int"/> counts as the largest.</summary>
    public bool TryGetCount(out int value)
    {
        value = int.MaxValue;
        if (sign < 0 || !IsInteger)
        {
            return false;
        }

        if (count + exponent <= 9)
        {
            value = (int)(Significand() * BigInteger.Pow(10, (int)exponent));
        }

        return true;
    }

    private static long ParseExponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        var value = 0L;
        foreach (var digit in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
        {
            value = Math.Min(ExponentLimit, (value * 10) + (digit - '0'));
        }

        return negative ? -value : value;
    }

    private static JsonNumber Normalise(int sign, ReadOnlySpan<byte> text, long exponent)
    {
        text = text.TrimStart((byte)'0');
        var trimmed = text.TrimEnd((byte)'0');
        exponent += text.Length - trimmed.Length;
        if (trimmed.Length > WordDigits)
        {
            return new JsonNumber(sign, 0, trimmed.ToArray(), trimmed.Length, exponent);
        }

        var word = 0UL;
        foreach (var digit in trimmed)
        {
            word = (word * 10) + (ulong)(digit - '0');
        }

        return new JsonNumber(sign, word, null, trimmed.Length, exponent);
    }

    private int CompareDigits(JsonNumber other)
    {
        if (digits is null && other.digits is null)
        {
            return (word * PowersOfTen[WordDigits - count]).CompareTo(other.word * PowersOfTen[WordDigits - other.count]);
        }

        for (var index = 0; index < Math.Max(count, other.count); index++)
        {
            var byDigit = DigitAt(index).CompareTo(other.DigitAt(index));
            if (byDigit != 0)
            {
                return byDigit;
            }
        }

        return 0;
    }

    private int DigitAt(int index)
    {
        if (index >= count)
        {
            return 0;
        }

        return digits is null ? (int)(word / PowersOfTen[count - 1 - index] % 10) : digits[index] - '0';
    }

    private BigInteger Significand()
    {
        var value = BigInteger.Zero;
        for (var index = 0; index < count; index++)
        {
            value = (value * 10) + DigitAt(index);
        }

        return value;
    }
}
