using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using static DigitalIndiaStack.Identity.Tests.Protocol.LogoutSteps;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>What is worth nothing any more after a logout (section 10), on both databases.</summary>
public sealed class LogoutTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_logout_cookie_code_and_refresh_token_are_worth_nothing(bool isPostgreSql)
    {
        await using var host = await StartAsync(isPostgreSql);
        using var browser = new Browser(host);
        var citizen = await Citizen.EnrolAsync(host);
        var tokens = await host.RedeemAsync(Code(await browser.AuthorizeAsync(citizen, Wire.AppRequest("openid offline_access"))));
        var code = Code(await browser.AuthorizeAsync(citizen, Wire.AppRequest("openid offline_access")));
        var stolen = browser.CookieHeader;

        await LogOutAsync(browser, tokens);

        Assert.False(await IsSignedInAsync(host, stolen));
        Assert.Equal("invalid_grant", (await host.RefreshAsync(tokens.Text("refresh_token")!)).Error);
        Assert.Equal("invalid_grant", (await host.RedeemAsync(code)).Error);
    }

    [Fact]
    public async Task Whoever_signs_in_again_stays_in_the_session_and_somebody_else_ends_it()
    {
        await using var host = await StartAsync(false);
        using var browser = new Browser(host);
        var (first, second) = (await Citizen.EnrolAsync(host), await Citizen.EnrolAsync(host));
        var before = await host.RedeemAsync(Code(await browser.AuthorizeAsync(first, Wire.AppRequest("openid offline_access"))));
        var stolen = browser.CookieHeader;
        await browser.OpenAsync("/identity/sign-in?country=ke");
        await browser.SignInAsync(first);

        var again = await host.RedeemAsync(Code(await browser.AuthorizeAsync(first, Wire.AppRequest())));
        var refreshed = await host.RefreshAsync(before.Text("refresh_token")!);
        Assert.Equal(Sid(before.Identity), Sid(again.Identity));
        Assert.Equal(Sid(before.Identity), Sid(refreshed.Identity));
        Assert.False(await IsSignedInAsync(host, stolen));

        await browser.OpenAsync("/identity/sign-in?country=ke");
        await browser.SignInAsync(second);
        Assert.Equal("invalid_grant", (await host.RefreshAsync(refreshed.Text("refresh_token")!)).Error);
    }

    [Fact]
    public async Task An_identity_token_is_a_good_hint_after_it_expired_but_of_its_own_session_only()
    {
        await using var host = await StartAsync(false);
        using var browser = new Browser(host);
        using var elsewhere = new Browser(host);
        var citizen = await Citizen.EnrolAsync(host);
        var foreign = await host.RedeemAsync(Code(await elsewhere.AuthorizeAsync(citizen, Wire.AppRequest())));
        var own = await host.RedeemAsync(Code(await browser.AuthorizeAsync(citizen, Wire.AppRequest())));
        host.Clock.Advance(TimeSpan.FromMinutes(30));

        await browser.OpenAsync($"/identity/connect/logout?id_token_hint={foreign.Text("id_token")}");
        Assert.Equal("/identity/sign-out", browser.Here.AbsolutePath);
        Assert.True(await IsSignedInAsync(host, browser.CookieHeader));

        using var forged = new FormUrlEncodedContent([]);
        using var client = host.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", browser.CookieHeader);
        var posted = await client.PostAsync(new Uri("/identity/sign-out", UriKind.Relative), forged, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        Assert.True(await IsSignedInAsync(host, browser.CookieHeader));

        await LogOutAsync(browser, own);
        Assert.False(await IsSignedInAsync(host, browser.CookieHeader));
    }
}
