using System.Security.Cryptography;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>The number of a person in their country: twelve digits, the last of them a Verhoeff check digit (IDN-2.1).</summary>
internal readonly record struct NationalNumber
{
    /// <summary>Number of digits, the check digit included.</summary>
    public const int Length = 12;

    private NationalNumber(string value) => Value = value;

    /// <summary>The digits.</summary>
    public string Value { get; }

    /// <summary>Makes a random number, so that numbers tell neither who enrolled before whom nor how many did.</summary>
    /// <param name="prefix">The first digits; at most eight, so that at least 1,000 numbers remain.</param>
    public static NationalNumber Random(string prefix)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefix.Length, 8);
        Span<char> digits = stackalloc char[Length];
        prefix.CopyTo(digits);
        for (var place = prefix.Length; place < Length - 1; place++)
        {
            digits[place] = (char)('0' + RandomNumberGenerator.GetInt32(10));
        }

        digits[^1] = Verhoeff.CheckDigit(digits[..^1]);
        return new NationalNumber(new string(digits));
    }

    /// <summary>Reads a number as people write it, with spaces or hyphens between groups.</summary>
    /// <returns><see langword="null"/> when it is no number of a person: wrong length, another character or a wrong check digit.</returns>
    public static NationalNumber? Parse(string? text) => Verhoeff.Read(text, Length) is { } digits ? new NationalNumber(digits) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
