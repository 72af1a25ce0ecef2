using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Core.Keys;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>The secret number of a voucher: nineteen random characters and a check character, 95 bits (PAY-13.5).</summary>
/// <param name="plain">Twenty characters of the alphabet.</param>
internal readonly struct SecretNumber(string plain)
{
    private const int Length = 20;
    private const string Alphabet = WrittenNumber.Alphabet;

    /// <summary>As it is shown: groups of four with hyphens between.</summary>
    public string Text => WrittenNumber.Grouped(plain);

    /// <summary>A number that nobody can guess.</summary>
    public static SecretNumber Next()
    {
        var random = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return new SecretNumber(random + Alphabet[Check(random + Alphabet[0])]);
    }

    /// <summary>Reads a number as somebody types it.</summary>
    /// <returns><see langword="false"/> when it is mistyped.</returns>
    public static bool TryRead(string typed, out SecretNumber number)
    {
        var plain = WrittenNumber.Plain(typed);
        number = new SecretNumber(plain);
        return plain.Length == Length && number.IsWhole();
    }

    /// <summary>What is kept of the number: the hash under a key that lies outside of the store (PAY-13.7).</summary>
    /// <param name="tenant">The tenant, so that no number is known in another.</param>
    public byte[] Hash(SecretKeys keys, string tenant) =>
        HMACSHA256.HashData(keys.Get("payments-vouchers"), Encoding.UTF8.GetBytes($"{tenant}|{plain}"));

    private bool IsWhole() => plain.All(character => Alphabet.Contains(character, StringComparison.Ordinal)) && Check(plain) == 0;

    /// <summary>What has to be added to the last character; zero for a whole number. Luhn's algorithm with the size of the alphabet in the place of ten.</summary>
    private static int Check(string text)
    {
        var (size, sum, factor) = (Alphabet.Length, 0, 1);
        foreach (var character in text.Reverse())
        {
            var weighted = factor * Alphabet.IndexOf(character, StringComparison.Ordinal);
            sum += (weighted / size) + (weighted % size);
            factor = 3 - factor;
        }

        return (size - (sum % size)) % size;
    }
}
