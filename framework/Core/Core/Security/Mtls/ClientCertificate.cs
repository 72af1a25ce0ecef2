using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Security.Mtls;

/// <summary>The certificate of whoever sends a request, whose key the TLS handshake proved; nothing else about it is judged.</summary>
public static class ClientCertificate
{
    /// <summary>The member of the claim <c>cnf</c> that names a certificate (RFC 8705, 3.1).</summary>
    public const string Member = "x5t#S256";

    /// <summary>The certificate; <see langword="null"/> when none was shown, or none is asked for.</summary>
    public static X509Certificate2? Of(HttpRequest request) => request.HttpContext.Connection.ClientCertificate;

    /// <summary>The SHA-256 digest of the whole certificate, in base64url.</summary>
    public static string Thumbprint(this X509Certificate2 certificate) => Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256));

    /// <summary>Whether a moment is in the time for which the certificate was made.</summary>
    public static bool IsGoodAt(this X509Certificate2 certificate, DateTimeOffset now) =>
        certificate.NotBefore.ToUniversalTime() <= now.UtcDateTime && now.UtcDateTime <= certificate.NotAfter.ToUniversalTime();
}
