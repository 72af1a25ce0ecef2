using System.Net;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>What is worth nothing any more after a logout, and who is told (section 10), on both databases.</summary>
public sealed class LogoutTests
{
    private const string PartnerBack = "https://partner.example/back";
    private const string EventType = "http://schemas.openid.net/event/backchannel-logout";

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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_relying_party_of_the_session_is_told_until_it_answers_and_in_its_own_names(bool isPostgreSql)
    {
        await using var receiver = await LogoutReceiver.StartAsync(refusals: 1);
        await using var host = await StartAsync(isPostgreSql, receiver.Address);
        using var browser = new Browser(host);
        using var elsewhere = new Browser(host);
        var citizen = await Citizen.EnrolAsync(host);
        var other = await PartnerTokensAsync(host, elsewhere, citizen);
        var known = await PartnerTokensAsync(host, browser, citizen);
        var app = await host.RedeemAsync(Code(await browser.AuthorizeAsync(citizen, Wire.AppRequest())));

        await LogOutAsync(browser, app);
        var told = await receiver.WaitAsync(2);

        Assert.NotEqual(Sid(known.Identity), Sid(app.Identity));
        Assert.NotEqual(Sid(known.Identity), Sid(other.Identity));
        Assert.NotEqual(told[0].Id, told[1].Id);
        Assert.All(told, token => MustTellOf(known.Identity, token, host));
        await UntilAllIsToldAsync(host);
        Assert.Equal(2, receiver.Came.Count);
    }

    [Fact]
    public async Task A_relying_party_that_never_answers_is_told_five_times()
    {
        await using var receiver = await LogoutReceiver.StartAsync(refusals: int.MaxValue);
        await using var host = await StartAsync(false, receiver.Address);
        using var browser = new Browser(host);
        await LogOutAsync(browser, await PartnerTokensAsync(host, browser, await Citizen.EnrolAsync(host)));

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await receiver.WaitAsync(attempt);
            await Task.Delay(300, TestContext.Current.CancellationToken);
            host.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        await UntilAllIsToldAsync(host);
        Assert.Equal(5, receiver.Came.Count);
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_several_logouts_at_once_one_tells(bool isPostgreSql)
    {
        await using var receiver = await LogoutReceiver.StartAsync();
        await using var host = await StartAsync(isPostgreSql, receiver.Address);
        using var browser = new Browser(host);
        var tokens = await PartnerTokensAsync(host, browser, await Citizen.EnrolAsync(host));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OpenAsync(host, $"/identity/connect/logout?id_token_hint={tokens.Text("id_token")}", browser.CookieHeader)));
        await receiver.WaitAsync(1);
        await UntilAllIsToldAsync(host);

        Assert.Single(receiver.Came);
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

    private static async Task<IdentityHost> StartAsync(bool isPostgreSql, Uri? receiver = null)
    {
        Assert.SkipWhen(isPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var settings = new Dictionary<string, string?> { ["Identity:Clients:1:BackChannelLogoutUri"] = receiver?.AbsoluteUri };
        if (isPostgreSql)
        {
            settings["Storage:Provider"] = "PostgreSql";
            settings["Storage:ConnectionString"] = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync();
        }

        var host = new IdentityHost(settings);
        await host.InitializeAsync();
        return host;
    }

    private static async Task<Answer> PartnerTokensAsync(IdentityHost host, Browser browser, Citizen citizen)
    {
        var request = host.Authenticated(IdentityHost.Partner, Wire.AppRequest("openid", form =>
        {
            form["redirect_uri"] = PartnerBack;
            form["tenant"] = citizen.Tenant;
        }));
        var code = Code(await browser.AuthorizeAsync(citizen, request));
        return await host.RedeemAsync(code, form => host.Authenticated(IdentityHost.Partner, form)["redirect_uri"] = PartnerBack);
    }

    private static async Task LogOutAsync(Browser browser, Answer tokens) => await browser.OpenAsync($"/identity/connect/logout?id_token_hint={tokens.Text("id_token")}");

    private static async Task<bool> IsSignedInAsync(IdentityHost host, string cookies) =>
        (await OpenAsync(host, "/identity/sign-out", cookies)).Contains("method=\"post\"", StringComparison.Ordinal);

    private static async Task<string> OpenAsync(IdentityHost host, string address, string cookies)
    {
        using var client = host.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var answer = await client.GetAsync(new Uri(host.Address, address), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task UntilAllIsToldAsync(IdentityHost host)
    {
        while (await CountAsync(host) > 0)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<int> CountAsync(IdentityHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().LogoutNotices.CountAsync(TestContext.Current.CancellationToken);
    }

    private static void MustTellOf(JsonWebToken identity, JsonWebToken token, IdentityHost host)
    {
        Assert.Equal("logout+jwt", token.Typ);
        Assert.Equal("ES256", token.Alg);
        Assert.Equal(host.Address.AbsoluteUri, token.Issuer);
        Assert.Equal([IdentityHost.Partner], token.Audiences);
        Assert.Equal(identity.Subject, token.Subject);
        Assert.Equal(Sid(identity), Sid(token));
        Assert.Equal(TimeSpan.FromMinutes(2), token.ValidTo - token.IssuedAt);
        Assert.Equal($"{{\"{EventType}\":{{}}}}", token.GetPayloadValue<System.Text.Json.JsonElement>("events").GetRawText());
        Assert.False(token.TryGetPayloadValue<string>("nonce", out _));
    }

    private static string Sid(JsonWebToken token) => token.GetPayloadValue<string>("sid");

    private static string Code(Uri address) => Browser.Query(address, "code")!;
}
