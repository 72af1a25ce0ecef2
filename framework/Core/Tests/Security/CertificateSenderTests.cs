using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Core.Security.Mtls;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Tests.Fixture;
using Microsoft.AspNetCore.Hosting;

namespace DigitalIndiaStack.Core.Tests.Security;

/// <summary>Access tokens that are bound to a certificate, at a block (RFC 8705, 3; IDN-22.7, IDN-22.9).</summary>
public sealed class CertificateSenderTests : IDisposable
{
    private const string Things = "/things/v1/things";
    private readonly X509Certificate2 own = TestCertificate.Make();
    private readonly X509Certificate2 other = TestCertificate.Make();
    private readonly int port = FreePort.Take();

    [Fact]
    public async Task A_token_goes_over_connections_with_its_certificate_alone()
    {
        await using var host = await StartAsync();
        var token = host.Issuer.Sign(new TestToken("things", "things.read") { Certificate = own.Thumbprint() });

        Assert.Equal(200, (await SendAsync($"Bearer {token}", own)).Status);
        foreach (var refused in new[] { await SendAsync($"Bearer {token}", null), await SendAsync($"Bearer {token}", other), await SendAsync($"DPoP {token}", own) })
        {
            refused.AssertProblem(401, "API-0401");
            Assert.Contains("error=\"invalid_token\"", refused.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }

        (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: token))).AssertProblem(401, "API-0401");
    }

    [Fact]
    public async Task A_certificate_takes_the_place_of_no_proof()
    {
        await using var host = await StartAsync();
        using var key = ProofKey.Curve();
        var token = host.Issuer.Sign(new TestToken("things", "things.read") { Thumbprint = key.Thumbprint });

        (await SendAsync($"Bearer {token}", own)).AssertProblem(401, "API-0401");
        (await SendAsync($"DPoP {token}", own)).AssertProblem(401, "API-0401");
    }

    [Fact]
    public async Task A_proof_goes_by_the_address_by_which_its_request_came()
    {
        await using var host = await StartAsync(("Dpop:Address", "https://api.example.org/"));
        using var key = ProofKey.Curve();
        var token = host.Issuer.Sign(new TestToken("things", "things.read") { Thumbprint = key.Thumbprint });
        string ProofFor(string address) => new TestProof(key, HttpMethod.Get, $"{address}{Things}", host.Clock.GetUtcNow()) { AccessToken = token }.Sign();

        Assert.Equal(200, (await SendAsync($"DPoP {token}", own, ProofFor($"https://127.0.0.1:{port}"))).Status);
        Assert.Equal(401, (await SendAsync($"DPoP {token}", own, ProofFor("https://api.example.org"))).Status);
    }

    [Fact]
    public async Task A_bearer_token_is_taken_whatever_certificate_comes_with_it()
    {
        await using var host = await StartAsync();

        Assert.Equal(200, (await SendAsync($"Bearer {host.Issuer.Token("things", "things.read")}", own)).Status);
    }

    [Fact]
    public async Task At_other_addresses_nobody_is_asked_for_a_certificate()
    {
        var usual = FreePort.Take();
        await using var host = await StartAsync(usual);
        var token = host.Issuer.Sign(new TestToken("things", "things.read") { Certificate = own.Thumbprint() });

        Assert.Equal(200, (await SendAsync($"Bearer {token}", own)).Status);
        Assert.Equal(401, (await SendAsync($"Bearer {token}", own, at: usual)).Status);
    }

    public void Dispose()
    {
        own.Dispose();
        other.Dispose();
    }

    private Task<ThingsHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(0, settings);

    private Task<ThingsHost> StartAsync(int usual, params (string Key, string Value)[] settings) => ThingsHost.StartAsync(
        builder =>
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.UseKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(other));
                kestrel.Listen(IPAddress.Loopback, usual, listen => listen.UseHttps(other));
            });
        },
        [("Urls", "http://127.0.0.1:0"), ("Mtls:Address", $"https://127.0.0.1:{port}/"), .. settings]);

    private async Task<Answer> SendAsync(string authorization, X509Certificate2? certificate, string? proof = null, int? at = null)
    {
        using var client = TestCertificate.Client(new Uri($"https://127.0.0.1:{at ?? port}"), certificate);
        using var request = new HttpRequestMessage(HttpMethod.Get, Things) { Headers = { Authorization = AuthenticationHeaderValue.Parse(authorization) } };
        if (proof is not null)
        {
            request.Headers.Add("DPoP", proof);
        }

        return await Answer.ReadAsync(await client.SendAsync(request, TestContext.Current.CancellationToken));
    }
}
