using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>A key of a ring, as its row was when it was read.</summary>
/// <param name="Key">The pair of P-256, or its public half.</param>
/// <param name="Row">Its row.</param>
internal sealed record RingKey(ECDsaSecurityKey Key, StoredKey Row)
{
    /// <summary>Whether its private half is still there.</summary>
    public bool IsWhole => Row.RetiredAt is null;

    /// <summary>Loads a row.</summary>
    public static RingKey Of(StoredKey row)
    {
        var pair = ECDsa.Create();
        if (row.RetiredAt is null)
        {
            pair.ImportPkcs8PrivateKey(row.Value, out _);
        }
        else
        {
            pair.ImportSubjectPublicKeyInfo(row.Value, out _);
        }

        var key = new ECDsaSecurityKey(pair);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return new RingKey(key, row);
    }

    /// <summary>Makes a pair, as PKCS #8.</summary>
    public static byte[] Make()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return pair.ExportPkcs8PrivateKey();
    }

    /// <summary>The public half of a pair, as a SubjectPublicKeyInfo.</summary>
    public static byte[] PublicHalf(byte[] pkcs8)
    {
        using var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(pkcs8, out _);
        return pair.ExportSubjectPublicKeyInfo();
    }

    /// <summary>Whether its row holds the same key.</summary>
    public bool Is(StoredKey row) => Row.Value.AsSpan().SequenceEqual(row.Value);
}
