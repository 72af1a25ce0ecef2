using System.Security.Cryptography;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Makes receipt numbers: an R and twelve characters, 60 random bits (PAY-3.8).</summary>
internal static class ReceiptNumber
{
    // Crockford's alphabet: no I, L, O, U, so that a number read aloud is written down right.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Next() => $"R{RandomNumberGenerator.GetString(Alphabet, 12)}";
}
