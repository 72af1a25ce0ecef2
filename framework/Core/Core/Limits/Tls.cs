using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace DigitalIndiaStack.Core.Limits;

/// <summary>TLS as FAPI 2.0 (5.2.2) asks for it: 1.2 and 1.3, forward secrecy, authenticated encryption. Kestrel's own default on Linux offers CBC.</summary>
internal static class Tls
{
    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    // Windows and macOS choose the suites by a policy of the system.
    private static readonly CipherSuitesPolicy? Policy = OperatingSystem.IsLinux() ? new CipherSuitesPolicy(Suites) : null;

    /// <summary>Sets it up.</summary>
    /// <param name="https">The TLS of every address of the host.</param>
    /// <param name="certificatePort">The port at which clients are asked for a certificate, which they need not have.</param>
    public static void Bound(HttpsConnectionAdapterOptions https, int? certificatePort)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.OnAuthenticate = (connection, options) =>
        {
            options.CipherSuitesPolicy = Policy;

            // Elsewhere a browser would ask the person for one.
            options.ClientCertificateRequired &= certificatePort is null || (connection?.LocalEndPoint as IPEndPoint)?.Port == certificatePort;
        };
        if (certificatePort is not null)
        {
            // Who made a certificate says nothing here: it is known by itself, or is what a token is bound to.
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        }
    }
}
