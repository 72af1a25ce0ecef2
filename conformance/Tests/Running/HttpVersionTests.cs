using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Conformance.Engine.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>The suite speaks what the server chooses, and HTTP/2 without TLS only where the target file says so.</summary>
public sealed class HttpVersionTests
{
    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, true, false, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, true, false, "HTTP/1.1")]
    [InlineData(HttpProtocols.Http1, true, true, "HTTP/1.1")]
    [InlineData(HttpProtocols.Http1AndHttp2, false, false, "HTTP/1.1")]
    [InlineData(HttpProtocols.Http2, false, true, "HTTP/2")]
    public async Task The_version_is_negotiated_over_TLS_and_asked_for_without(HttpProtocols offered, bool isTls, bool isPlainHttp2, string spoken)
    {
        using var certificate = Certificate();
        await using var server = await StartAsync(offered, isTls ? certificate : null);
        var handler = HttpTransport.Handler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null;
        using var wire = new Wire(new Redactor(), new HttpTransport(handler, TimeSpan.FromSeconds(10), isPlainHttp2));

        using var request = new HttpRequestMessage(HttpMethod.Post, server.Urls.Single()) { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("Connection", "close");
        var answer = await wire.SendAsync(request, new Evidence(), TestContext.Current.CancellationToken);

        Assert.Equal(spoken, answer.Text);
    }

    private static async Task<WebApplication> StartAsync(HttpProtocols offered, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = offered;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        app.MapPost("/", (Microsoft.AspNetCore.Http.HttpContext context) => context.Request.Protocol);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
