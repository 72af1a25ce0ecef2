using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>Hashes PINs with PBKDF2-HMAC-SHA256 and a salt of each, and with a pepper where the deployment has one.</summary>
/// <param name="iterations">Rounds for new hashes; a stored hash states its own.</param>
/// <param name="pepper">A key that is kept outside the store; empty for none.</param>
internal sealed class PinHash(int iterations, byte[] pepper)
{
    private const string Scheme = "pbkdf2-sha256";
    private const int SaltLength = 16;
    private const int HashLength = 32;

    // Checked when there is no person, so that an unknown number takes as long as a wrong PIN (IDN-3.11).
    private readonly Lazy<string> nobody = new(() => OfNobody(iterations));

    /// <summary>Hashes a PIN.</summary>
    public string Create(string pin)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return Format(iterations, salt, Derive(pin, salt, iterations));
    }

    /// <summary>A hash of no PIN: none matches it, and it takes as long as any other.</summary>
    public string CreateOfNobody() => OfNobody(iterations);

    /// <summary>Whether the PIN is the one that was hashed.</summary>
    /// <param name="pin">What was typed, of any form.</param>
    /// <param name="stored">The stored hash; <see langword="null"/> when there is no such person, and then the answer takes as long and is no.</param>
    public bool Matches(string pin, string? stored)
    {
        var parts = (stored ?? nobody.Value).Split('$');
        var rounds = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var derived = Derive(pin, Convert.FromBase64String(parts[2]), rounds);
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(parts[3])) && stored is not null;
    }

    private static string OfNobody(int rounds) => Format(rounds, RandomNumberGenerator.GetBytes(SaltLength), RandomNumberGenerator.GetBytes(HashLength));

    private static string Format(int rounds, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");

    private byte[] Derive(string pin, byte[] salt, int rounds)
    {
        var secret = pepper.Length == 0 ? Encoding.UTF8.GetBytes(pin) : HMACSHA256.HashData(pepper, Encoding.UTF8.GetBytes(pin));
        return Rfc2898DeriveBytes.Pbkdf2(secret, salt, rounds, HashAlgorithmName.SHA256, HashLength);
    }
}
