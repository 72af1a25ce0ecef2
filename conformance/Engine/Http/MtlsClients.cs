using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>The connections to the address at which a server asks for certificates: some for each certificate, and some without one.</summary>
/// <param name="address">The address.</param>
/// <param name="trust">The certificate in PEM that its own leads to; empty where the system trusts it.</param>
/// <param name="make">Makes a client that connects so.</param>
internal sealed class MtlsClients(Uri address, string trust, Func<SocketsHttpHandler, HttpClient> make) : IDisposable
{
    private readonly ConcurrentDictionary<ShownCertificate, Lazy<HttpClient>> clients = new();

    /// <summary>Those of a server; <see langword="null"/> for one without such an address.</summary>
    public static MtlsClients? Of(SystemUnderTest target, Func<SocketsHttpHandler, HttpClient> make) =>
        target.Mtls is { } address ? new MtlsClients(address, target.Trust, make) : null;

    /// <summary>The client for a request; <see langword="null"/> when it goes elsewhere.</summary>
    public HttpClient? Find(HttpRequestMessage request) => request.RequestUri!.Scheme == address.Scheme && request.RequestUri.Authority == address.Authority
        ? clients.GetOrAdd(ShownCertificate.Of(request), shown => new Lazy<HttpClient>(() => make(Handler(shown)))).Value
        : null;

    /// <summary>Trusts what leads to one certificate in PEM; <see langword="null"/>, the trust of the system, where none is given.</summary>
    public static X509ChainPolicy? Trusting(string trust) => trust.Length == 0 ? null : new X509ChainPolicy
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
        CustomTrustStore = { X509Certificate2.CreateFromPem(trust) },
    };

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Value.Dispose();
        }
    }

    private SocketsHttpHandler Handler(ShownCertificate shown)
    {
        var handler = HttpTransport.Handler();
        handler.SslOptions.ClientCertificateContext = shown.Pem.Length == 0 ? null : SslStreamCertificateContext.Create(Load(shown), null, offline: true);
        handler.SslOptions.CertificateChainPolicy = Trusting(trust);
        return handler;
    }

    // The TLS of Windows takes no key that was read from PEM as it is.
    private static X509Certificate2 Load(ShownCertificate shown)
    {
        using var read = X509Certificate2.CreateFromPem(shown.Pem, shown.KeyPem);
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
    }
}
