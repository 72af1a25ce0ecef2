using System.Security.Cryptography;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>What a person gives in place of their number: sixteen digits, the last of them a Verhoeff check digit (IDN-12.1).</summary>
internal readonly record struct VirtualIdDigits
{
    /// <summary>Number of digits, the check digit included; it tells a virtual id from a national number.</summary>
    public const int Length = 16;

    private VirtualIdDigits(string value) => Value = value;

    /// <summary>The digits.</summary>
    public string Value { get; }

    /// <summary>Draws digits by chance alone: nothing of them follows from a number, a person or a moment (IDN-12.2).</summary>
    public static VirtualIdDigits Random()
    {
        Span<char> digits = stackalloc char[Length];
        for (var place = 0; place < Length - 1; place++)
        {
            digits[place] = (char)('0' + RandomNumberGenerator.GetInt32(10));
        }

        digits[^1] = Verhoeff.CheckDigit(digits[..^1]);
        return new VirtualIdDigits(new string(digits));
    }

    /// <summary>Reads a virtual id as people write it, with spaces or hyphens between groups.</summary>
    /// <returns><see langword="null"/> when it is none: wrong length, another character or a wrong check digit.</returns>
    public static VirtualIdDigits? Parse(string? text) => Verhoeff.Read(text, Length) is { } digits ? new VirtualIdDigits(digits) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
