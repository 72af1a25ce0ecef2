using System.Net;
using DigitalIndiaStack.Identity.Tests.Factors;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.Protocol;
using static DigitalIndiaStack.Identity.Tests.Delegates.DelegateVisit;

namespace DigitalIndiaStack.Identity.Tests.Delegates;

/// <summary>What happens at once to one delegation, on both databases.</summary>
public sealed class DelegateRaceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_several_decisions_at_once_one_counts(bool isPostgreSql)
    {
        await using var host = await Member.StartAsync(isPostgreSql);
        using var principal = await OfAsync(host, await Citizen.EnrolAsync(host));
        using var other = await OfAsync(host, await Citizen.EnrolAsync(host));
        await principal.OfferAsync(other.Citizen.Number);
        await other.Browser.OpenAsync(Page);

        var posts = Enumerable.Range(0, 6).Select(number => other.Browser.PostAsync(("answer", number % 2 == 0 ? "accept" : "decline")));
        Assert.All(await Task.WhenAll(posts), answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));

        Assert.Equal(2, (await other.HistoryAsync()).Count);
        Assert.Equal(2, (await principal.HistoryAsync()).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_is_given_at_the_moment_of_the_end_outlives_it(bool isPostgreSql)
    {
        await using var host = await Member.StartAsync(isPostgreSql);
        for (var round = 0; round < 3; round++)
        {
            var (principal, other, id) = await PairAsync(host);
            using var one = principal;
            using var two = other;
            var authorized = other.AuthorizeAsync(id, "openid offline_access");
            await Task.WhenAll(authorized, principal.AnswerAsync("withdraw"));

            var back = await authorized;
            var code = Browser.Query(back, "code");
            Assert.True(code is not null || Browser.Query(back, "error") == "access_denied", back.Query);
            if (code is not null)
            {
                Assert.Equal("invalid_grant", (await host.RedeemAsync(code)).Error);
            }
        }
    }

    [Fact]
    public async Task A_client_is_told_of_the_end_of_acting_by_the_names_of_its_tokens()
    {
        await using var receiver = await LogoutReceiver.StartAsync();
        await using var host = await ActingPartner.StartAsync(receiver.Address);
        using var principal = await OfAsync(host, await Citizen.EnrolAsync(host));
        using var other = await OfAsync(host, await Citizen.EnrolAsync(host));
        await principal.OfferAsync(other.Citizen.Number, client: IdentityHost.Partner);
        var id = await other.AnswerAsync("accept");
        var own = await ActingPartner.TokensAsync(host, other, "self");
        var acted = await ActingPartner.TokensAsync(host, other, id);

        await principal.AnswerAsync("withdraw");
        var told = Assert.Single(await receiver.WaitAsync(1));
        Assert.Equal((acted.Identity.Subject, acted.Identity.GetClaim("sid").Value), (told.Subject, told.GetClaim("sid").Value));
        Assert.NotEqual(own.Identity.GetClaim("sid").Value, acted.Identity.GetClaim("sid").Value);
    }
}

/// <summary>The partner, which takes delegates and is told of ends.</summary>
internal static class ActingPartner
{
    private const string Back = "https://partner.example/back";

    public static async Task<IdentityHost> StartAsync(Uri told)
    {
        var host = new IdentityHost(new()
        {
            ["Identity:Clients:1:BackChannelLogoutUri"] = told.AbsoluteUri,
            ["Identity:Clients:1:TakesDelegates"] = "true",
        });
        await host.InitializeAsync();
        return host;
    }

    public static async Task<Answer> TokensAsync(IdentityHost host, DelegateVisit visit, string by)
    {
        var request = Hosting.Protocol.AppRequest("openid", form => (form["client_id"], form["redirect_uri"]) = (IdentityHost.Partner, Back));
        var pushed = await host.PushAsync(host.Authenticated(IdentityHost.Partner, request));
        await visit.Browser.OpenAsync(Hosting.Protocol.AuthorizePath(IdentityHost.Partner, pushed.Text("request_uri")!));
        var back = (await visit.Browser.PressInAsync("main", "answer", "yes", ("For", by)))!;
        return await host.RedeemAsync(Browser.Query(back, "code")!, form =>
        {
            form["redirect_uri"] = Back;
            host.Authenticated(IdentityHost.Partner, form);
        });
    }
}
