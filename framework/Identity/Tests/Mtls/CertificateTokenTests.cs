using System.Net;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Mtls;

/// <summary>What the tokens of a client with a certificate are good for, and how long a certificate is (section 22).</summary>
public sealed class CertificateTokenTests(MtlsHost host) : IClassFixture<MtlsHost>
{
    private const string Token = "identity/connect/token";
    private const string UserInfo = "identity/connect/userinfo";

    [Fact]
    public async Task A_block_takes_its_token_over_connections_with_its_certificate_alone()
    {
        var token = (await host.AskAsync(host.Curve)).AccessToken;
        var person = $"identity/v1/persons/{Guid.CreateVersion7()}";

        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(person, host.Curve, token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(person, null, token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(person, host.Rsa, token)).Status);
        using var plain = host.Block.NewClient(token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await plain.GetAsync(new Uri(person, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_person_signs_in_and_the_userinfo_endpoint_and_refreshing_want_the_certificate()
    {
        var tokens = await SignInAsync();
        var (access, refresh) = (tokens.AccessToken, tokens.Text("refresh_token")!);

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(UserInfo, host.Curve, access)).Status);
        foreach (var certificate in new[] { null, host.Rsa, host.Stranger })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(UserInfo, certificate, access)).Status);
        }

        foreach (var certificate in new[] { null, host.Other, host.Stranger })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await RefreshAsync(refresh, certificate)).Status);
        }

        // The next certificate of the client takes over, and the refresh token stays.
        var renewed = await RefreshAsync(refresh, host.Rsa);
        Assert.Null(renewed.Text("refresh_token"));
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(UserInfo, host.Rsa, renewed.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync(refresh, host.Curve)).Status);
    }

    [Fact]
    public async Task A_refresh_token_is_nothing_to_another_client_with_a_certificate()
    {
        var refresh = (await SignInAsync()).Text("refresh_token")!;
        var form = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["client_id"] = MtlsHost.Rival, ["refresh_token"] = refresh };

        Assert.Equal("invalid_grant", (await host.PostAsync(Token, host.Other, form)).Error);
    }

    [Fact]
    public async Task A_certificate_is_good_in_its_time_by_the_clock_of_the_host()
    {
        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync(host.Brief)).Status);

        host.Block.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal("invalid_client", (await host.AskAsync(host.Brief)).Error);
        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync(host.Curve)).Status);
    }

    private Task<Answer> RefreshAsync(string refresh, X509Certificate2? certificate) =>
        host.PostAsync(Token, certificate, new() { ["grant_type"] = "refresh_token", ["client_id"] = MtlsHost.Client, ["refresh_token"] = refresh });

    private async Task<Answer> SignInAsync()
    {
        using var browser = new Browser(host.Block);
        var pushed = await host.PostAsync("identity/connect/par", host.Curve, MtlsHost.Request());
        var away = await browser.OpenAsync(Wire.AuthorizePath(MtlsHost.Client, pushed.Text("request_uri")!));
        away ??= await browser.SignInAsync(Citizen.Halima);
        away ??= await browser.SubmitAsync(("answer", "yes"));
        return await host.PostAsync(Token, host.Curve, new()
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = MtlsHost.Client,
            ["code"] = Browser.Query(away!, "code")!,
            ["redirect_uri"] = Wire.AppCallback,
            ["code_verifier"] = Wire.Verifier,
        });
    }
}
