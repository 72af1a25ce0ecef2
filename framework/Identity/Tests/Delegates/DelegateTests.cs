using System.Net;
using System.Text.Json;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Tests.Api;
using DigitalIndiaStack.Identity.Tests.Dpop;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.SignIn;
using Microsoft.IdentityModel.JsonWebTokens;
using static DigitalIndiaStack.Identity.Tests.Delegates.DelegateVisit;

namespace DigitalIndiaStack.Identity.Tests.Delegates;

/// <summary>Section 20 of the rules on a clock that moves: who acts for whom, where, and until when.</summary>
public sealed class DelegateTests(MovedClock moved) : IClassFixture<MovedClock>
{
    private const string Wide = "openid email phone offline_access";
    private static readonly string Nobodys = Enumerable.Range(0, 10).Select(digit => $"91999999999{digit}").Single(digits => NationalNumber.Parse(digits) is not null);
    private readonly IdentityHost host = moved.Host;

    [Fact]
    public async Task A_delegate_acts_where_they_may_and_both_are_named_everywhere()
    {
        var (principal, other, id) = await PairAsync(host);
        using var one = principal;
        using var two = other;
        var (mother, daughter) = (await principal.TokensAsync(), await other.TokensAsync());

        var acted = await other.TokensAsync(id, Wide, form => form["claims"] = """{"id_token":{"name":null,"phone_number":null}}""");

        Assert.Equal((mother.Identity.Subject, daughter.Identity.Subject), (acted.Identity.Subject, ActorOf(acted.Identity)));
        Assert.Equal((mother.Access.Subject, daughter.Access.Subject), (acted.Access.Subject, ActorOf(acted.Access)));
        Assert.NotEqual(daughter.Identity.GetClaim("sid").Value, acted.Identity.GetClaim("sid").Value);
        Assert.Equal("Njeri Wa Mother", acted.Identity.GetClaim("name").Value);
        Assert.DoesNotContain(acted.Identity.Claims, claim => claim.Type == "phone_number");
        Assert.Equal("openid email offline_access", acted.Text("scope"));
        var info = await host.UserInfoAsync("Bearer", acted.AccessToken);
        Assert.Equal((mother.Identity.Subject, principal.Citizen.Email), (info.Text("sub"), info.Text("email")));
        Assert.Equal(daughter.Identity.Subject, info.Body.GetProperty("act").GetProperty("sub").GetString());
        var again = await host.RefreshAsync(acted.Text("refresh_token")!);
        Assert.Equal((mother.Access.Subject, daughter.Access.Subject), (again.Access.Subject, ActorOf(again.Access)));

        Assert.Equal(["acted-for citizen-app Njeri Wa Mother", "acting-accepted  Njeri Wa Mother", "acting-offered  Njeri Wa Mother"], await other.HistoryAsync());
        Assert.Equal(["acted-by citizen-app Wangui The Daughter", "acting-accepted  Wangui The Daughter", "acting-offered  "], await principal.HistoryAsync());
        var ids = await DelegateStore.IdsAsync(host, id);
        var audit = (await Audit.OfAsync(host, "ke", ids.Principal)).Where(record => record.Action.StartsWith("identity.delegate.", StringComparison.Ordinal)).ToList();
        Assert.Equal(["identity.delegate.offer", "identity.delegate.accept", "identity.delegate.act"], audit.Select(record => record.Action));
        Assert.Equal([$"{ids.Principal}", $"{ids.Delegate}", $"{ids.Delegate}"], audit.Select(record => record.Actor));
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("end")]
    [InlineData("principal locks")]
    [InlineData("delegate locks")]
    [InlineData("principal suspended")]
    [InlineData("delegate suspended")]
    [InlineData("principal dies")]
    [InlineData("last day over")]
    public async Task Whatever_ends_a_delegation_ends_what_came_of_it_at_once(string end)
    {
        var (principal, other, id) = await PairAsync(host);
        using var one = principal;
        using var two = other;
        var acted = await other.TokensAsync(id, Wide);
        var code = Browser.Query(await other.AuthorizeAsync(id, Wide), "code")!;
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync("Bearer", acted.AccessToken)).Status);

        await EndAsync(end, principal, other, id);

        Assert.Equal("invalid_grant", (await host.RedeemAsync(code)).Error);
        Assert.Equal("invalid_grant", (await host.RefreshAsync(acted.Text("refresh_token")!)).Error);
        Assert.NotEqual(HttpStatusCode.OK, (await host.UserInfoAsync("Bearer", acted.AccessToken)).Status);
        if (!end.StartsWith("delegate", StringComparison.Ordinal))
        {
            var refused = await other.AuthorizeAsync(id);
            Assert.Equal("access_denied", Browser.Query(refused, "error"));
            Assert.DoesNotContain((await other.TokensAsync()).Identity.Claims, claim => claim.Type == "act");
        }
    }

    [Fact]
    public async Task A_lock_that_is_opened_again_lets_the_delegate_act_anew_and_with_nothing_of_before()
    {
        var (principal, other, id) = await PairAsync(host);
        using var one = principal;
        using var two = other;
        var acted = await other.TokensAsync(id, Wide);
        await EndAsync("principal locks", principal, other, id);
        await principal.Browser.OpenAsync("/identity/security");
        await principal.Browser.SignInAsync(principal.Citizen);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await principal.Browser.PressAsync("answer", "unlock");

        Assert.Equal("invalid_grant", (await host.RefreshAsync(acted.Text("refresh_token")!)).Error);
        Assert.Contains((await other.TokensAsync(id)).Identity.Claims, claim => claim.Type == "act");
    }

    [Fact]
    public async Task Nobody_acts_before_they_accept_at_another_client_or_where_the_client_expects_somebody()
    {
        using var principal = await OfAsync(host, await Citizen.EnrolAsync(host));
        using var other = await OfAsync(host, await Citizen.EnrolAsync(host));
        using var third = await OfAsync(host, await Citizen.EnrolAsync(host));
        await principal.OfferAsync(other.Citizen.Number, client: "conformance-party");
        await other.Browser.OpenAsync(Page);
        var id = other.Browser.Page.QuerySelector("[data-delegation]")!.GetAttribute("data-delegation")!;
        Assert.Equal("access_denied", Browser.Query(await other.AuthorizeAsync(id), "error"));
        await other.AnswerAsync("accept");
        Assert.Equal("access_denied", Browser.Query(await other.AuthorizeAsync(id), "error"));

        await principal.OfferAsync(other.Citizen.Number);
        var here = await other.AnswerAsync("accept");
        Assert.Equal("access_denied", Browser.Query(await third.AuthorizeAsync(here), "error"));
        var own = await other.TokensAsync();
        var expecting = await other.AuthorizeAsync(here, change: form => form["claims"] = $$$$"""{"id_token":{"sub":{"value":"{{{{own.Identity.Subject}}}}"}}}""");
        Assert.Equal("access_denied", Browser.Query(expecting, "error"));

        // The third acts for the other, and not for whom the other acts.
        await other.OfferAsync(third.Citizen.Number);
        var next = await third.AnswerAsync("accept");
        var acted = await third.TokensAsync(next);
        Assert.Equal(own.Identity.Subject, acted.Identity.Subject);
        Assert.Equal("access_denied", Browser.Query(await third.AuthorizeAsync(here), "error"));
    }

    [Fact]
    public async Task An_offer_is_answered_alike_for_a_number_that_nobody_has_and_five_are_enough()
    {
        using var principal = await OfAsync(host, await Citizen.EnrolAsync(host));
        using var minor = await OfAsync(host, await Citizen.EnrolAsync(host, birth: DateOnly.FromDateTime(host.Clock.GetUtcNow().DateTime).AddYears(-17)));
        var other = await Citizen.EnrolAsync(host);
        var pages = new List<string>();
        foreach (var number in new[] { other.Number, Nobodys, minor.Citizen.Number })
        {
            await principal.OfferAsync(number);
            pages.Add(principal.WordsWithout(number));
            await principal.AnswerAsync("withdraw");
        }

        Assert.Single(pages.Distinct());
        Assert.Empty(minor.Shown);
        await minor.OfferAsync(other.Number);
        Assert.Single(minor.Browser.Errors);
        await principal.OfferAsync(principal.Citizen.Number);
        Assert.Single(principal.Browser.Errors);
        await principal.OfferAsync(other.Number, days: 400);
        Assert.Single(principal.Browser.Errors);
        await principal.OfferAsync(other.Number);
        Assert.Empty(principal.Browser.Errors);
        await principal.OfferAsync(other.Number);
        Assert.Contains("Too many", Assert.Single(principal.Browser.Errors), StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await principal.OfferAsync(other.Number);
        Assert.Equal("/identity/sign-in", principal.Browser.Here.AbsolutePath);
    }

    [Fact]
    public async Task An_old_sign_in_accepts_nothing_and_may_decline()
    {
        using var principal = await OfAsync(host, await Citizen.EnrolAsync(host));
        using var other = await OfAsync(host, await Citizen.EnrolAsync(host));
        await principal.OfferAsync(other.Citizen.Number);
        host.Clock.Advance(TimeSpan.FromMinutes(11));

        await other.AnswerAsync("accept");
        Assert.Equal("/identity/sign-in", other.Browser.Here.AbsolutePath);
        await other.AnswerAsync("decline");
        Assert.Empty(other.Shown);
        Assert.Equal(["acting-declined  ", "acting-offered  "], await principal.HistoryAsync());
    }

    private async Task EndAsync(string end, DelegateVisit principal, DelegateVisit other, string id)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var isDelegate = end.StartsWith("delegate", StringComparison.Ordinal);
        var who = isDelegate ? other : principal;
        switch (end)
        {
            case "withdraw" or "end":
                await (end == "end" ? other : principal).AnswerAsync(end);
                break;
            case "principal locks" or "delegate locks":
                await who.Browser.OpenAsync("/identity/security");
                await who.Browser.PressAsync("answer", "lock");
                break;
            case "last day over":
                await DelegateStore.ShortenAsync(host, id);
                host.Clock.Advance(TimeSpan.FromSeconds(2));
                break;
            default:
                var ids = await DelegateStore.IdsAsync(host, id);
                await DelegateStore.StandAsync(host, isDelegate ? ids.Delegate : ids.Principal, end);
                break;
        }
    }

    private static string ActorOf(JsonWebToken token) => JsonDocument.Parse(token.GetClaim("act").Value).RootElement.GetProperty("sub").GetString()!;
}
