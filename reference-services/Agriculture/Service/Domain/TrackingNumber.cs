using System.Security.Cryptography;

namespace DigitalIndiaStack.Agriculture.Service.Domain;

/// <summary>Makes tracking numbers, <c>AGR-XXXX-XXXX-XXXX</c>: 60 random bits (AGR-5.1).</summary>
internal static class TrackingNumber
{
    // Crockford's alphabet: no I, L, O, U, so that a number read aloud is written down right.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Next() => $"AGR-{Part()}-{Part()}-{Part()}";

    private static string Part() => RandomNumberGenerator.GetString(Alphabet, 4);
}
