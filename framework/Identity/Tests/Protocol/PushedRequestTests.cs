using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>What a pushed authorization request may ask, and how its answer is used.</summary>
public sealed class PushedRequestTests(IdentityHost host)
{
    [Fact]
    public async Task A_request_that_was_not_pushed_is_refused()
    {
        using var client = host.NewClient();
        var query = string.Join('&', Wire.AppRequest().Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

        var response = await client.GetAsync(new Uri("identity/connect/authorize?" + query, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("code=", response.Headers.Location?.Query ?? "", StringComparison.Ordinal);
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest || Browser.Query(response.Headers.Location!, "error") is not null);
    }

    [Theory]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", "")]
    [InlineData("code_challenge", "")]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "code id_token")]
    [InlineData("response_mode", "fragment")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.")]
    public async Task A_request_that_weakens_the_flow_is_refused(string parameter, string value)
    {
        var pushed = await host.PushAsync(Wire.AppRequest(change: form => form[parameter] = value));

        Assert.Equal(HttpStatusCode.BadRequest, pushed.Status);
        Assert.NotNull(pushed.Error);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5999/CALLBACK")]
    [InlineData("http://127.0.0.1:5999/callback/")]
    [InlineData("http://127.0.0.1:5999/callback?x=1")]
    [InlineData("http://127.0.0.1:5999/callback#x")]
    [InlineData("http://127.0.0.1:6000/callback")]
    [InlineData("http://127.0.0.1/callback")]
    [InlineData("https://127.0.0.1:5999/callback")]
    [InlineData("http://localhost:5999/callback")]
    [InlineData("http://127.0.0.1:5999@evil.example/callback")]
    [InlineData("http://127.0.0.1:5999/%63allback")]
    [InlineData("http://127.0.0.1:5999/a/../callback")]
    [InlineData("http://127.0.0.1:5999//callback")]
    [InlineData("http:\\\\127.0.0.1:5999\\callback")]
    [InlineData("http://127.0.0.1:5999/callback%2e")]
    [InlineData("http://[::ffff:127.0.0.1]:5999/callback")]
    [InlineData("http://2130706433:5999/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//127.0.0.1:5999/callback")]
    [InlineData("http://evil.example/callback")]
    [InlineData("")]
    public async Task A_redirect_address_that_is_not_the_registered_one_is_refused(string address)
    {
        var pushed = await host.PushAsync(Wire.AppRequest(change: form => form["redirect_uri"] = address));

        Assert.Equal(HttpStatusCode.BadRequest, pushed.Status);
    }

    [Theory]
    [InlineData("openid identity.subjects.map", "urn:dis:identity", "invalid_scope")]
    [InlineData("openid nothing.known", "urn:dis:nothing", "invalid_scope")]
    [InlineData("openid consent.decide", null, "invalid_target")]
    [InlineData("openid consent.decide", "urn:dis:payments", "invalid_target")]
    [InlineData("openid consent.decide payments.own.read", "urn:dis:consent", "invalid_target")]
    [InlineData("openid", "https://consent.example/", "invalid_target")]
    public async Task Access_that_the_client_may_not_ask_for_is_refused(string scope, string? resource, string error)
    {
        var pushed = await host.PushAsync(Wire.AppRequest(scope, form =>
        {
            if (resource is not null)
            {
                form["resource"] = resource;
            }
        }));

        Assert.Equal((HttpStatusCode.BadRequest, error), (pushed.Status, pushed.Error));
    }

    [Fact]
    public async Task A_tenant_that_the_client_does_not_serve_is_refused()
    {
        var pushed = await host.PushAsync(Wire.AppRequest(change: form => form["tenant"] = "xx"));

        Assert.Equal(HttpStatusCode.BadRequest, pushed.Status);
    }

    [Fact]
    public async Task A_pushed_request_lives_ninety_seconds_and_for_its_client_only()
    {
        var pushed = await host.PushAsync(Wire.AppRequest());
        using var browser = new Browser(host);

        await browser.OpenAsync(Wire.AuthorizePath("agriculture", pushed.Text("request_uri")!));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal("This sign-in cannot go on", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.InRange(int.Parse(pushed.Text("expires_in")!, System.Globalization.CultureInfo.InvariantCulture), 1, 90);
    }

    [Fact]
    public async Task A_pushed_request_gives_one_code_only()
    {
        using var browser = new Browser(host);
        var pushed = await host.PushAsync(Wire.AppRequest(change: form => form["tenant"] = "ke"));
        var path = Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!);
        await browser.OpenAsync(path);
        await browser.SignInAsync(Citizen.Wanjiru);
        var first = await browser.SubmitAsync(("answer", "yes"));

        var second = await browser.OpenAsync(path);

        Assert.NotNull(Browser.Query(first!, "code"));
        Assert.True(second is null ? browser.Status == HttpStatusCode.BadRequest : Browser.Query(second, "code") is null);
    }

    [Fact]
    public async Task A_request_that_one_browser_brought_is_of_no_use_in_another()
    {
        using var owner = new Browser(host);
        using var thief = new Browser(host);
        var pushed = await host.PushAsync(Wire.AppRequest(change: form => form["tenant"] = "ke"));
        var path = Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!);
        await owner.OpenAsync(path);

        var away = await thief.OpenAsync(path);

        Assert.Equal("invalid_request", Browser.Query(away!, "error"));
    }
}
