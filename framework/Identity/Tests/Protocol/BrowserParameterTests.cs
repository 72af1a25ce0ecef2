using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>What was pushed counts, and not what a browser brings beside it.</summary>
public sealed class BrowserParameterTests(IdentityHost host)
{
    private const string Outside = "&state=outside&nonce=outside&scope=openid%20email&redirect_uri=https%3A%2F%2Fevil.example%2F";

    [Theory]
    [InlineData("pushed")]
    [InlineData(null)]
    public async Task State_and_nonce_beside_a_pushed_request_are_not_used(string? state)
    {
        var back = await LandAsync(state, state, Outside);

        Assert.Equal(state, Browser.Query(back, "state"));
        Assert.StartsWith(Wire.AppCallback, back.AbsoluteUri, StringComparison.Ordinal);
        var token = (await host.RedeemAsync(Browser.Query(back, "code")!)).Identity;
        Assert.Equal(state, token.TryGetPayloadValue<string>("nonce", out var nonce) ? nonce : null);
    }

    [Fact]
    public async Task A_long_state_and_a_long_nonce_come_back()
    {
        var (state, nonce) = (new string('s', 384), new string('n', 384));
        var back = await LandAsync(state, nonce, "");

        Assert.Equal(state, Browser.Query(back, "state"));
        Assert.Equal(nonce, (await host.RedeemAsync(Browser.Query(back, "code")!)).Identity.GetClaim("nonce").Value);
    }

    [Fact]
    public async Task A_pushed_request_without_a_redirect_address_is_refused()
    {
        var pushed = await host.PushAsync(Wire.AppRequest(change: form => form.Remove("redirect_uri")));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (pushed.Status, pushed.Error));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task The_endpoint_of_pushed_requests_takes_POST_alone(string method)
    {
        using var client = host.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri("identity/connect/par", UriKind.Relative));

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("POST", answer.Content.Headers.Allow.Single());
    }

    [Fact]
    public async Task A_pushed_request_may_be_brought_by_POST()
    {
        var pushed = await host.PushAsync(Wire.AppRequest(change: form => form["tenant"] = "ke"));
        using var client = host.NewClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = Wire.App, ["request_uri"] = pushed.Text("request_uri")! });

        using var answer = await client.PostAsync(new Uri("identity/connect/authorize", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Contains("/identity/sign-in", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assertion_that_begins_eight_seconds_ahead_is_taken()
    {
        var assertion = Assertions.For(host, "registrar", token => token.NotBefore = token.IssuedAt!.Value.AddSeconds(8));

        Assert.Equal(HttpStatusCode.OK, (await host.ClientTokenAsync("registrar", "registries.read", "ke", assertion: assertion)).Status);
    }

    private async Task<Uri> LandAsync(string? state, string? nonce, string more)
    {
        using var browser = new Browser(host);
        var pushed = await host.PushAsync(Wire.AppRequest(change: form =>
        {
            form["tenant"] = "ke";
            Set(form, "state", state);
            Set(form, "nonce", nonce);
        }));
        await browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!) + more);
        await browser.SignInAsync(Citizen.Wanjiru);
        return (await browser.SubmitAsync(("answer", "yes")))!;
    }

    private static void Set(Dictionary<string, string> form, string name, string? value)
    {
        form.Remove(name);
        if (value is not null)
        {
            form[name] = value;
        }
    }
}
