using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Core.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Tests.Hosting;

public sealed class TransportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true)]
    [InlineData(SslProtocols.Tls13, TlsCipherSuite.TLS_AES_256_GCM_SHA384, true)]
    [InlineData(SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, false)]
    [InlineData(SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384, false)]
    public async Task Only_authenticated_encryption_is_offered(SslProtocols version, TlsCipherSuite suite, bool offered)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Suites are chosen by the system.");
            return;
        }

        await using var app = await StartAsync(kestrel => kestrel.UseHttps(MakeCertificate()));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, Cancellation);
        await using var stream = new SslStream(client.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = version,
            CipherSuitesPolicy = new CipherSuitesPolicy([suite]),
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        };

        var refusal = await Record.ExceptionAsync(() => stream.AuthenticateAsClientAsync(options, Cancellation));

        Assert.Equal(offered, refusal is null);
    }

    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("10.0.0.1", "127.0.0.1")]
    [InlineData("10.0.0.1, 127.0.0.1", "203.0.113.7")]
    public async Task Forwarded_addresses_are_believed_of_listed_proxies_alone(string? proxies, string seen)
    {
        await using var app = await StartAsync(_ => { }, proxies);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/address");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");

        using var answer = await http.SendAsync(request, Cancellation);

        Assert.Equal(seen, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<WebApplication> StartAsync(Action<Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions> listen, string? proxies = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Proxies"] = proxies;
        builder.AddCore().AddBlocks();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen));
        var app = builder.Build();
        app.UseCore();
        app.MapBlocks();
        app.MapGet("/address", (HttpContext context) => context.Connection.RemoteIpAddress!.ToString()).AllowAnonymous();
        await app.StartAsync(Cancellation);
        return app;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
