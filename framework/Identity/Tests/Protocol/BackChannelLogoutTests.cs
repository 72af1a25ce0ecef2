using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using static DigitalIndiaStack.Identity.Tests.Protocol.LogoutSteps;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>Which relying parties are told of a logout, how often and of what (section 10), on both databases.</summary>
public sealed class BackChannelLogoutTests
{
    private const string PartnerBack = "https://partner.example/back";
    private const string EventType = "http://schemas.openid.net/event/backchannel-logout";

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
}
