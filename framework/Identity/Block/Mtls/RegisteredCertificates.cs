using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Core.Security.Mtls;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Identity.Block.Mtls;

/// <summary>Reads the certificates with which a client is registered from its key set.</summary>
internal static class RegisteredCertificates
{
    /// <summary>The thumbprints; <see langword="null"/> when a key other than for encryption has none that can be read, or there is none.</summary>
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
            return certificate.Thumbprint();
        }
        catch (Exception broken) when (broken is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
