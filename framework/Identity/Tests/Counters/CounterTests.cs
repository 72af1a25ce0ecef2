using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.SignIn;

namespace DigitalIndiaStack.Identity.Tests.Counters;

/// <summary>Section 18 of the rules on a clock that moves: a counter asks, and a person decides at their own phone.</summary>
public sealed class CounterTests(MovedClock moved) : IClassFixture<MovedClock>
{
    private readonly IdentityHost host = moved.Host;
    private readonly Counter counter = new(moved.Host);

    [Fact]
    public async Task A_person_sees_who_asks_for_what_and_where_and_the_counter_gets_that_once()
    {
        var citizen = await Citizen.EnrolAsync(host);
        var codes = await counter.AskAsync("openid email", change: form => form["claims"] = """{"id_token":{"birthdate":null},"userinfo":{"name":null}}""");
        Assert.Equal(HttpStatusCode.OK, codes.Status);
        Assert.Matches("^[0-9]{4}-[0-9]{4}-[0-9]{3}$", codes.Text("user_code"));
        Assert.Equal(new Uri(host.Address, Counter.Page).AbsoluteUri, codes.Text("verification_uri"));
        Assert.Equal(("5", null), (codes.Text("interval"), codes.Text("verification_uri_complete")));
        Assert.InRange(codes.Body.GetProperty("expires_in").GetInt32(), 580, 600);
        Assert.Equal("authorization_pending", (await counter.PollAsync(codes)).Error);

        using var browser = await counter.OpenAsync(citizen);
        await browser.SubmitAsync(("Code", InArabicDigits(codes.Text("user_code")!)));
        var told = browser.Page.QuerySelector("main")!.TextContent;
        Assert.Contains("Huduma Centre, Nairobi", told, StringComparison.Ordinal);
        Assert.Contains(codes.Text("user_code")!, told, StringComparison.Ordinal);
        Assert.Equal(["email"], browser.Page.QuerySelectorAll("[data-scope]").Select(item => item.GetAttribute("data-scope")));
        Assert.Equal(["name", "birthdate"], browser.Page.QuerySelectorAll("[data-claim]").Select(item => item.GetAttribute("data-claim")));
        await browser.PressAsync("answer", "yes");
        Wait();
        var tokens = await counter.PollAsync(codes);

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        Assert.Null(tokens.Text("refresh_token"));
        Assert.Equal((Counter.Client, "1990-01-02"), (tokens.Identity.Audiences.Single(), tokens.Identity.GetClaim("birthdate").Value));
        Assert.NotNull(tokens.Identity.GetClaim("sid"));
        using var http = host.NewClient(tokens.AccessToken);
        var info = await Answer.ReadAsync(await http.GetAsync(new Uri("identity/connect/userinfo", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal((tokens.Identity.Subject, citizen.Email, "Somebody New"), (info.Text("sub"), info.Text("email"), info.Text("name")));

        Wait();
        Assert.Equal("invalid_grant", (await counter.PollAsync(codes)).Error);
        await browser.OpenAsync(Counter.Page);
        await browser.SubmitAsync(("Code", codes.Text("user_code")!));
        Assert.Single(browser.Errors);
        await browser.OpenAsync("/identity/security");
        Assert.Equal($"counter-approved {Counter.Client}", Newest(browser));
    }

    [Fact]
    public async Task A_counter_whose_person_refused_is_told_so()
    {
        var codes = await counter.AskAsync();
        using var browser = await counter.OpenAsync(await Citizen.EnrolAsync(host));
        await Counter.DecideAsync(browser, codes, "no");

        Assert.Equal("access_denied", (await counter.PollAsync(codes)).Error);
        await browser.OpenAsync("/identity/security");
        Assert.Equal($"counter-refused {Counter.Client}", Newest(browser));
    }

    [Theory]
    [InlineData("openid offline_access", Counter.Client, "invalid_request")]
    [InlineData("openid phone", Counter.Client, "invalid_scope")]
    [InlineData("openid", IdentityHost.Partner, "unauthorized_client")]
    public async Task A_client_asks_for_what_it_is_registered_for(string scope, string client, string error) =>
        Assert.Equal(error, (await counter.AskAsync(scope, client)).Error);

    [Fact]
    public async Task A_counter_without_its_assertion_and_another_client_get_nothing()
    {
        Assert.Equal("invalid_client", (await counter.AskAsync(change: WithoutAssertion)).Error);
        Assert.Equal("invalid_request", (await counter.AskAsync(change: form => form["claims"] = "[]")).Error);
        var codes = await counter.AskAsync();
        using var browser = await counter.OpenAsync(await Citizen.EnrolAsync(host));
        await Counter.DecideAsync(browser, codes);
        Assert.Equal(HttpStatusCode.BadRequest, (await counter.PollAsync(codes, IdentityHost.Partner)).Status);
    }

    [Fact]
    public async Task A_counter_that_asks_too_soon_is_slowed_down()
    {
        var codes = await counter.AskAsync();
        var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => counter.PollAsync(codes)));
        Assert.Equal(["authorization_pending", "slow_down", "slow_down"], told.Select(answer => answer.Error).Order());
        Wait();
        Assert.Equal("slow_down", (await counter.PollAsync(codes)).Error);
        Wait(30);
        Assert.Equal("authorization_pending", (await counter.PollAsync(codes)).Error);
    }

    [Fact]
    public async Task Codes_end_in_their_time_also_when_the_person_has_decided()
    {
        var (late, decided) = (await counter.AskAsync(), await counter.AskAsync());
        using var browser = await counter.OpenAsync(await Citizen.EnrolAsync(host));
        await Counter.DecideAsync(browser, decided);
        Wait(601);

        Assert.Equal("expired_token", (await counter.PollAsync(late)).Error);
        Assert.Equal("expired_token", (await counter.PollAsync(decided)).Error);
        await browser.OpenAsync(Counter.Page);
        await browser.SubmitAsync(("Code", late.Text("user_code")!));
        Assert.Single(browser.Errors);
    }

    [Fact]
    public async Task Six_guesses_at_once_with_right_codes_between_them_lock_the_page()
    {
        using var browser = await counter.OpenAsync(await Citizen.EnrolAsync(host));
        var codes = await counter.AskAsync();
        for (var count = 0; count < 7; count++)
        {
            await browser.OpenAsync(Counter.Page);
            await browser.SubmitAsync(("Code", codes.Text("user_code")!));
            Assert.Empty(browser.Errors);
        }

        await browser.OpenAsync(Counter.Page);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => browser.PostAsync(("Code", $"0000000000{number}"))));
        await browser.SubmitAsync(("Code", codes.Text("user_code")!));
        Assert.Contains("too many", Assert.Single(browser.Errors), StringComparison.Ordinal);
        Wait(16 * 60);
        var fresh = await counter.AskAsync();
        await Counter.DecideAsync(browser, fresh);
        Assert.Equal(HttpStatusCode.OK, (await counter.PollAsync(fresh)).Status);
    }

    [Theory]
    [InlineData("sign-out")]
    [InlineData("lock")]
    public async Task What_a_person_let_through_ends_with_the_session_and_with_the_lock(string end)
    {
        var codes = await counter.AskAsync();
        using var browser = await counter.OpenAsync(await Citizen.EnrolAsync(host));
        await Counter.DecideAsync(browser, codes);
        await browser.OpenAsync(end == "lock" ? "/identity/security" : "/identity/sign-out");
        await (end == "lock" ? browser.PressAsync("answer", "lock") : browser.SubmitAsync());

        Assert.Equal("invalid_grant", (await counter.PollAsync(codes)).Error);
    }

    [Fact]
    public async Task A_decision_comes_from_the_page_and_of_the_right_country()
    {
        var codes = await counter.AskAsync(change: form => form["tenant"] = "ke");
        using (var browser = await counter.OpenAsync(await Citizen.EnrolAsync(host)))
        {
            using var http = host.NewClient();
            using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri(Counter.Page, UriKind.Relative))
            {
                Content = new FormUrlEncodedContent([new("Code", codes.Text("user_code")), new("answer", "yes")]),
            };
            forged.Headers.Add("Cookie", browser.CookieHeader);
            Assert.Equal(HttpStatusCode.BadRequest, (await http.SendAsync(forged, TestContext.Current.CancellationToken)).StatusCode);
        }

        using var abroad = await counter.OpenAsync(Citizen.Fatima);
        await abroad.SubmitAsync(("Code", codes.Text("user_code")!));
        Assert.Single(abroad.Errors);
        Assert.Equal("authorization_pending", (await counter.PollAsync(codes)).Error);
    }

    private static void WithoutAssertion(Dictionary<string, string> form)
    {
        form.Remove("client_assertion");
        form.Remove("client_assertion_type");
    }

    private void Wait(int seconds = 6) => host.Clock.Advance(TimeSpan.FromSeconds(seconds));

    private static string InArabicDigits(string code) => string.Concat(code.Select(letter => letter == '-' ? ' ' : (char)('\u0660' + (letter - '0'))));

    private static string Newest(Browser browser)
    {
        var entry = browser.Page.QuerySelector("[data-outcome]")!;
        return $"{entry.GetAttribute("data-outcome")} {entry.GetAttribute("data-client")}";
    }
}
