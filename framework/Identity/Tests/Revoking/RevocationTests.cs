using System.Net;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Delegates;
using DigitalIndiaStack.Identity.Tests.Enrolling;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.Protocol;
using DigitalIndiaStack.Identity.Tests.Races;
using static DigitalIndiaStack.Identity.Tests.Revoking.GrantVisit;

namespace DigitalIndiaStack.Identity.Tests.Revoking;

/// <summary>Section 23 of the rules: what ends a grant ends its access tokens, here and at every other instance, and no other tokens.</summary>
public sealed class RevocationTests(IdentityHost host, TwoInstances instances) : IClassFixture<TwoInstances>
{
    private static readonly StandingChange Order = new() { Reason = "court order 12" };

    // By when another instance knows (IDN-23.1).
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Ends => [.. new[] { "logout", "lock", "suspension", "death", "somebody else", "access token", "refresh token", "code again", "refresh token again" }];

    [Theory]
    [MemberData(nameof(Ends))]
    public Task What_ends_a_grant_ends_its_access_tokens_at_once_and_no_others(string end) => JudgeAsync(end, host, host, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(Ends))]
    public Task Another_instance_refuses_them_within_two_seconds(string end)
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        return JudgeAsync(end, instances.One, instances.Two, Elsewhere);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task What_ends_a_grant_ends_its_tokens_for_userinfo(string end)
    {
        using var person = await NewAsync(host);
        var grant = await person.UserInfoGrantAsync();
        Assert.Equal(HttpStatusCode.OK, await UserInfoAsync(host, grant.Tokens));

        await EndAsync(end, host, person, grant);

        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfoAsync(host, grant.Tokens));
    }

    [Fact]
    public async Task A_grant_has_one_name_that_no_other_has()
    {
        using var person = await NewAsync(host);
        var (_, tokens) = await person.GrantAsync();
        var (_, same) = await person.GrantAsync();
        var refreshed = await host.RefreshAsync(tokens.Text("refresh_token")!);
        var service = await host.ClientTokenAsync("registrar", "registries.read", "ke");

        Assert.Equal(GrantOf(tokens), GrantOf(refreshed));
        Assert.NotEqual(GrantOf(tokens), GrantOf(same));
        Assert.False(service.Access.TryGetPayloadValue<string>("grant_id", out _));
    }

    [Fact]
    public async Task The_list_names_what_is_revoked_for_seven_minutes_and_to_whoever_asks()
    {
        await using var own = await Office.HostAsync(isPostgreSql: false);
        using var person = await NewAsync(own);
        var (_, tokens) = await person.GrantAsync();
        await LogoutSteps.LogOutAsync(person.Browser, tokens);

        var listed = await ListAsync(own);
        Assert.Equal((RevokedKind.Grant, GrantOf(tokens)), Assert.Single(listed.Items.Select(item => (item.Kind, item.Id))));
        Assert.Empty((await ListAsync(own, listed.AsOf)).Items);
        own.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Single((await ListAsync(own)).Items);
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await ListAsync(own)).Items);
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("principal locks")]
    [InlineData("principal suspended")]
    public async Task The_end_of_a_delegation_revokes_what_the_delegate_got(string end)
    {
        var (principal, other, id) = await DelegateVisit.PairAsync(host);
        using var one = principal;
        using var two = other;
        var acted = await other.TokensAsync(id, "openid consent.own.read", form => form["resource"] = "urn:dis:consent");

        switch (end)
        {
            case "withdraw":
                await principal.AnswerAsync("withdraw");
                break;
            case "principal locks":
                await LockAsync(principal.Browser);
                break;
            default:
                await ChangeAsync(host, principal.Citizen, isDeath: false);
                break;
        }

        Assert.Contains((await ListAsync(host)).Items, item => item.Id == GrantOf(acted));
    }

    [Fact]
    public async Task A_client_that_the_configuration_names_no_more_is_removed_at_the_next_start()
    {
        await using var own = await Office.HostAsync(isPostgreSql: false);
        Assert.NotEqual("invalid_client", (await own.ClientTokenAsync(IdentityHost.Partner, "registries.read", "ke")).Error);
        await using var without = own.Beside(new() { ["Identity:Clients:1:Id"] = "another" });
        await without.InitializeAsync();

        Assert.Contains((await ListAsync(own)).Items, item => (item.Kind, item.Id) == (RevokedKind.Client, IdentityHost.Partner));
        await Task.Delay(Elsewhere, TestContext.Current.CancellationToken);
        Assert.Equal("invalid_client", (await own.ClientTokenAsync(IdentityHost.Partner, "registries.read", "ke")).Error);
    }

    private static async Task JudgeAsync(string end, IdentityHost one, IdentityHost other, TimeSpan after)
    {
        using var person = await NewAsync(one);
        using var stranger = await NewAsync(one);
        var (code, tokens) = await person.GrantAsync();
        var (_, same) = await person.GrantAsync();
        var (_, foreign) = await stranger.GrantAsync();
        Assert.Equal(HttpStatusCode.OK, await CallAsync(other, tokens));

        await EndAsync(end, one, person, (code, tokens));
        await Task.Delay(after, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(other, tokens));
        Assert.Equal(IsOfOneGrant(end) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, await CallAsync(other, same));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(other, foreign));
    }

    private static string GrantOf(Answer tokens) => tokens.Access.GetPayloadValue<string>("grant_id");

    private static bool IsOfOneGrant(string end) => end.Contains("token", StringComparison.Ordinal) || end == "code again";

    private static async Task<RevocationList> ListAsync(IdentityHost host, DateTimeOffset? since = null)
    {
        using var http = host.NewClient();
        return await new IdentityClient(http).ListRevocationsAsync(since, TestContext.Current.CancellationToken);
    }

    private static Task EndAsync(string end, IdentityHost host, GrantVisit person, (string Code, Answer Tokens) grant) => end switch
    {
        "logout" => LogoutSteps.LogOutAsync(person.Browser, grant.Tokens),
        "lock" => LockAsync(person.Browser),
        "suspension" => ChangeAsync(host, person.Citizen, isDeath: false),
        "death" => ChangeAsync(host, person.Citizen, isDeath: true),
        "somebody else" => SignInSomebodyElseAsync(host, person.Browser),
        "access token" => RevokeAsync(host, grant.Tokens.AccessToken),
        "refresh token" => RevokeAsync(host, grant.Tokens.Text("refresh_token")!),
        "code again" => host.RedeemAsync(grant.Code),
        _ => RefreshTwiceAsync(host, grant.Tokens.Text("refresh_token")!),
    };

    private static async Task LockAsync(Browser browser)
    {
        await browser.OpenAsync("/identity/security");
        await browser.PressAsync("answer", "lock");
    }

    private static async Task ChangeAsync(IdentityHost host, Citizen citizen, bool isDeath)
    {
        using var office = await Office.OpenAsync(host);
        var person = await CivilTests.FindAsync(host, citizen.Number);
        await (isDeath
            ? office.Reviewer.RecordDeathAsync(person, Order, TestContext.Current.CancellationToken)
            : office.Reviewer.SuspendPersonAsync(person, Order, TestContext.Current.CancellationToken));
    }

    private static async Task SignInSomebodyElseAsync(IdentityHost host, Browser browser)
    {
        await browser.OpenAsync("/identity/sign-in?country=ke");
        await browser.SignInAsync(await Citizen.EnrolAsync(host));
    }

    private static async Task RevokeAsync(IdentityHost host, string token) =>
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("identity/connect/revocation", new() { ["client_id"] = Hosting.Protocol.App, ["token"] = token })).Status);

    private static async Task RefreshTwiceAsync(IdentityHost host, string refreshToken)
    {
        await host.RefreshAsync(refreshToken);
        Assert.Equal("invalid_grant", (await host.RefreshAsync(refreshToken)).Error);
    }
}
