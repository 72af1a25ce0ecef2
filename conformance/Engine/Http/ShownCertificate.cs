using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>A certificate that a request shows in the TLS handshake of its connection (RFC 8705).</summary>
/// <param name="Pem">The certificate in PEM; empty for none.</param>
/// <param name="KeyPem">Its private key in PEM.</param>
public sealed record ShownCertificate(string Pem, string KeyPem)
{
    private static readonly HttpRequestOptionsKey<ShownCertificate> Key = new("certificate");

    /// <summary>None.</summary>
    public static ShownCertificate None { get; } = new("", "");

    /// <summary>The thumbprint as tokens have it, <c>x5t#S256</c>.</summary>
    public string Thumbprint
    {
        get
        {
            using var certificate = X509Certificate2.CreateFromPem(Pem);
            return System.Buffers.Text.Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256));
        }
    }

    /// <summary>What a request shows.</summary>
    public static ShownCertificate Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var shown) ? shown : None;

    /// <summary>Lets a request show it.</summary>
    public void ShowIn(HttpRequestMessage request) => request.Options.Set(Key, this);

    /// <summary>Whether the time of a certificate is over.</summary>
    public static bool HasEnded(string pem, DateTimeOffset now)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return certificate.NotAfter.ToUniversalTime() < now.UtcDateTime;
    }

    /// <summary>Whether a text is a certificate in PEM.</summary>
    internal static bool CanRead(string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
