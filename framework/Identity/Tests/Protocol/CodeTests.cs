using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>Redemption of codes and refresh tokens, raced too.</summary>
public sealed class CodeTests(IdentityHost host)
{
    [Fact]
    public async Task Of_twenty_redemptions_of_one_code_at_once_one_succeeds()
    {
        using var browser = new Browser(host);
        var code = await CodeAsync(browser);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.RedeemAsync(code)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, answer.Body.ToString()));
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-of-forty-three-characters-or-more")]
    [InlineData("code_verifier", "")]
    [InlineData("redirect_uri", "http://127.0.0.1:5999/other")]
    [InlineData("resource", "urn:dis:payments")]
    [InlineData("code", "no-such-code")]
    public async Task A_code_that_is_redeemed_in_another_way_than_it_was_asked_for_is_refused(string parameter, string value)
    {
        using var browser = new Browser(host);
        var code = await CodeAsync(browser);

        var answer = await host.RedeemAsync(code, form => form[parameter] = value);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_to_another_client()
    {
        using var browser = new Browser(host);
        var code = await CodeAsync(browser);

        var answer = await host.RedeemAsync(code, form => host.Authenticated("agriculture", form));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Of_five_uses_of_one_refresh_token_at_once_one_succeeds_and_its_family_ends()
    {
        using var browser = new Browser(host);
        for (var round = 0; round < 6; round++)
        {
            var first = await host.RedeemAsync(await CodeAsync(browser, "openid offline_access"));
            var refreshToken = first.Text("refresh_token")!;

            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.RefreshAsync(refreshToken)));

            var winner = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, answer.Body.ToString()));
            Assert.Equal("invalid_grant", (await host.RefreshAsync(winner.Text("refresh_token")!)).Error);
        }
    }

    [Fact]
    public async Task A_refresh_token_that_is_used_again_ends_its_whole_family()
    {
        using var browser = new Browser(host);
        var first = await host.RedeemAsync(await CodeAsync(browser, "openid offline_access"));
        var second = await host.RefreshAsync(first.Text("refresh_token")!);

        var replay = await host.RefreshAsync(first.Text("refresh_token")!);
        var afterwards = await host.RefreshAsync(second.Text("refresh_token")!);

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal("invalid_grant", replay.Error);
        Assert.Equal("invalid_grant", afterwards.Error);
    }

    [Fact]
    public async Task Tokens_of_a_code_that_is_redeemed_twice_die()
    {
        using var browser = new Browser(host);
        var code = await CodeAsync(browser);
        var first = await host.RedeemAsync(code);

        var second = await host.RedeemAsync(code);

        Assert.Equal("invalid_grant", second.Error);
        using var client = host.NewClient(first.AccessToken);
        var answer = await client.GetAsync(new Uri("identity/connect/userinfo", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Only_an_app_may_ask_to_stay_signed_in()
    {
        var pushed = await host.PushAsync(host.Authenticated("agriculture", Wire.AppRequest("openid offline_access", form =>
            form["redirect_uri"] = new Uri(host.Address, "agriculture/signin-oidc").AbsoluteUri)));

        Assert.Equal(HttpStatusCode.BadRequest, pushed.Status);
    }

    private static async Task<string> CodeAsync(Browser browser, string scope = "openid") =>
        Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest(scope)), "code")!;
}
