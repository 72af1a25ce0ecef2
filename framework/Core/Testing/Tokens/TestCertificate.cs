using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DigitalIndiaStack.Core.Testing.Tokens;

/// <summary>Self-signed certificates for tests, and clients that show them.</summary>
public static class TestCertificate
{
    /// <summary>Makes one, with its private key.</summary>
    /// <param name="from">When it begins.</param>
    /// <param name="to">When it ends.</param>
    /// <param name="isRsa">Whether its key is RSA, else EC P-256.</param>
    public static X509Certificate2 Make(DateTimeOffset from, DateTimeOffset to, bool isRsa = false)
    {
        using var rsa = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = isRsa
            ? new CertificateRequest("CN=test", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=test", curve, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(from, to);

        // With a key that the TLS of every platform takes.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Makes one that is good now.</summary>
    public static X509Certificate2 Make() => Make(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(20));

    /// <summary>A client that shows a certificate, takes any of the server, keeps no cookies and follows no redirect.</summary>
    /// <param name="address">The address of the server.</param>
    /// <param name="certificate">The certificate; <see langword="null"/> for none.</param>
    public static HttpClient Client(Uri address, X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null;
        handler.SslOptions.ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, null, offline: true);
        return new HttpClient(handler) { BaseAddress = address };
    }
}
