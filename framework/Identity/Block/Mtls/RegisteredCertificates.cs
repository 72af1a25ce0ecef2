using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Core.Security.Mtls;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Mtls;

/// <summary>Reads the certificates with which a client is registered from its key set.</summary>
internal static class RegisteredCertificates
{
    // In bits.
    private const int SmallestModulus = 2048;
    private const int SmallestCurve = 256;

    /// <summary>The thumbprints; <see langword="null"/> when a key other than for encryption has none that can be read, or a weak one, or there is no such key.</summary>
    public static IReadOnlyList<string>? Of(JsonWebKeySet set)
    {
        var found = set.Keys.Where(key => key.Use != JsonWebKeyUseNames.Enc).Select(Of).ToList();
        List<string> known = [.. found.OfType<string>()];
        return known.Count > 0 && known.Count == found.Count ? known : null;
    }

    private static string? Of(JsonWebKey key)
    {
        try
        {
            // The first is that of the key, others those of who signed it (RFC 7517, 4.7).
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(key.X5c.FirstOrDefault() ?? ""));
            return IsStrong(certificate) ? certificate.Thumbprint() : null;
        }
        catch (Exception broken) when (broken is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static bool IsStrong(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        return rsa is { KeySize: >= SmallestModulus } || curve is { KeySize: >= SmallestCurve };
    }
}
