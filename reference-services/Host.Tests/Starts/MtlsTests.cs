using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Starts;

/// <summary>Where a sandbox asks for client certificates.</summary>
public sealed class MtlsTests(SharedSandbox sandbox)
{
    private const int PortsBetween = 363;

    [Fact]
    public async Task A_sandbox_asks_beside_its_address_and_knows_its_client_by_the_certificate()
    {
        var settings = (await sandbox.StartedAsync()).Settings;
        var address = new Uri($"https://127.0.0.1:{settings.Address.Port + PortsBetween}");
        using var certificate = Read(settings, "conformance-certified");
        using var lapsed = Read(settings, "conformance-lapsed");

        Assert.Equal(HttpStatusCode.OK, await AskAsync(address, "conformance-certified", certificate));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(address, "conformance-certified", lapsed));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(address, "conformance-lapsed", lapsed));
    }

    [Fact]
    public async Task A_sandbox_that_is_told_to_asks_nowhere()
    {
        var settings = SandboxSettings.Fresh("--Mtls:Address=");
        await using var process = await SandboxProcess.StartAsync(settings);
        using var client = new HttpClient { BaseAddress = settings.Address };

        Assert.DoesNotContain("mtls", await client.GetStringAsync(new Uri(".well-known/openid-configuration", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(settings.Data, "keys", "tls.crt")));
    }

    [Fact]
    public async Task A_sandbox_whose_port_for_certificates_is_taken_says_so_and_asks_nowhere()
    {
        var settings = SandboxSettings.Fresh();
        using var other = new TcpListener(IPAddress.Loopback, settings.Address.Port + PortsBetween);
        other.Start();
        await using var process = await SandboxProcess.StartAsync(settings);

        Assert.Contains($"holds port {settings.Address.Port + PortsBetween}", process.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(settings.Data, "keys", "tls.crt")));
    }

    private static X509Certificate2 Read(SandboxSettings settings, string client)
    {
        var file = Path.Combine(settings.Data, "keys", client);
        using var read = X509Certificate2.CreateFromPemFile($"{file}.crt", $"{file}.pem");
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
    }

    private static async Task<HttpStatusCode> AskAsync(Uri address, string clientId, X509Certificate2 certificate)
    {
        using var client = TestCertificate.Client(address, certificate);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["scope"] = "registries.read",
            ["resource"] = "urn:dis:registries",
            ["tenant"] = "ke",
        });
        using var answer = await client.PostAsync(new Uri("identity/connect/token", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
