using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>Signing out, and where it leads.</summary>
public sealed class SignOutTests(IdentityHost host)
{
    [Fact]
    public async Task A_client_with_the_persons_own_token_signs_them_out_at_once()
    {
        using var browser = new Browser(host);
        var tokens = await host.RedeemAsync(Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest()), "code")!);

        var away = await browser.OpenAsync(Logout(("id_token_hint", tokens.Text("id_token")!), ("post_logout_redirect_uri", "http://127.0.0.1:5999/signed-out"), ("state", "bye")));

        Assert.Equal("http://127.0.0.1:5999/signed-out?state=bye", away!.AbsoluteUri);
        Assert.True(await IsSignedOutAsync(browser));
    }

    [Fact]
    public async Task Without_such_a_token_the_person_is_asked_first()
    {
        using var browser = new Browser(host);
        await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest());

        await browser.OpenAsync(Logout(("client_id", Wire.App), ("post_logout_redirect_uri", "http://127.0.0.1:5999/signed-out")));
        var asked = browser.Here.AbsolutePath;
        var stillIn = !await IsSignedOutAsync(browser);
        await browser.OpenAsync(Logout(("client_id", Wire.App), ("post_logout_redirect_uri", "http://127.0.0.1:5999/signed-out")));
        var away = await browser.SubmitAsync();

        Assert.Equal("/identity/sign-out", asked);
        Assert.True(stillIn);
        Assert.Equal("http://127.0.0.1:5999/signed-out", away!.AbsoluteUri);
        Assert.True(await IsSignedOutAsync(browser));
    }

    [Fact]
    public async Task Signing_out_leads_to_registered_addresses_only()
    {
        using var browser = new Browser(host);

        var away = await browser.OpenAsync(Logout(("client_id", Wire.App), ("post_logout_redirect_uri", "https://evil.example/")));

        Assert.Null(away);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Sign_in_and_sign_out_lead_back_to_this_host_only(string address)
    {
        using var browser = new Browser(host);
        await browser.OpenAsync($"/identity/sign-in?country=ke&return={Uri.EscapeDataString(address)}");
        var afterSignIn = await browser.SignInAsync(Citizen.Wanjiru);
        var here = browser.Here.AbsolutePath;
        await browser.OpenAsync($"/identity/sign-out?return={Uri.EscapeDataString(address)}");
        var afterSignOut = await browser.SubmitAsync();

        Assert.Null(afterSignIn);
        Assert.Equal("/", here);
        Assert.Null(afterSignOut);
    }

    private static string Logout(params (string Name, string Value)[] parameters) =>
        QueryHelpers.AddQueryString("/identity/connect/logout", parameters.ToDictionary(pair => pair.Name, pair => (string?)pair.Value));

    private static async Task<bool> IsSignedOutAsync(Browser browser)
    {
        await browser.OpenAsync("/identity/sign-out");
        return browser.Page.QuerySelector("main form") is null;
    }
}
