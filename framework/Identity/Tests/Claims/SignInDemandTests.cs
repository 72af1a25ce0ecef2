using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.SignIn;

namespace DigitalIndiaStack.Identity.Tests.Claims;

/// <summary>How surely, how lately and as whom a client wants a person to have signed in (rules 15.6 to 15.11, 15.16 to 15.18).</summary>
public sealed class SignInDemandTests(MovedClock moved) : IClassFixture<MovedClock>
{
    private const string Fresh = "urn:dis:acr:two-factors-fresh";
    private const string EssentialFresh = """{"id_token":{"acr":{"essential":true,"values":["urn:dis:acr:two-factors-fresh"]}}}""";
    private readonly IdentityHost host = moved.Host;

    [Fact]
    public async Task The_identity_token_tells_how_the_person_signed_in()
    {
        using var browser = new Browser(host);

        var tokens = await host.TokensAsync(browser, Citizen.Wanjiru);

        Assert.Equal("urn:dis:acr:two-factors", tokens.Identity.GetClaim("acr").Value);
        Assert.Equal(["pin", "otp", "mfa"], tokens.Identity.Claims.Where(claim => claim.Type == "amr").Select(claim => claim.Value));
    }

    [Theory]
    [InlineData("acr_values", "urn:elsewhere:acr:1 " + Fresh)]
    [InlineData("claims", EssentialFresh)]
    public async Task Who_wants_a_fresh_sign_in_gets_one(string name, string value)
    {
        using var browser = new Browser(host);
        await host.TokensAsync(browser, Citizen.Halima);
        var early = await host.TokensAsync(browser, Citizen.Halima, (name, value));
        host.Clock.Advance(TimeSpan.FromMinutes(6));

        var away = await host.OpenAsync(browser, (name, value));
        Assert.Null(away);
        Assert.Equal("/identity/sign-in", browser.Here.AbsolutePath);
        await browser.SignInAsync(Citizen.Halima);
        var late = await host.RedeemAsync(Browser.Query((await browser.SubmitAsync(("answer", "yes")))!, "code")!);

        Assert.Equal(Fresh, early.Identity.GetClaim("acr").Value);
        Assert.Equal(Fresh, late.Identity.GetClaim("acr").Value);
        Assert.True(long.Parse(late.Identity.GetClaim("auth_time").Value, null) - long.Parse(early.Identity.GetClaim("auth_time").Value, null) >= 360);
    }

    [Theory]
    [InlineData("acr_values", Fresh, null)]
    [InlineData("claims", EssentialFresh, "login_required")]
    public async Task Without_a_page_an_old_sign_in_is_told_as_what_it_is_or_not_at_all(string name, string value, string? error)
    {
        using var browser = new Browser(host);
        await PartnerAsync(browser, Citizen.Wanjiru);
        host.Clock.Advance(TimeSpan.FromMinutes(6));

        var back = await PartnerAsync(browser, null, ("prompt", "none"), (name, value));

        Assert.Equal(error, Browser.Query(back!, "error"));
        Assert.Equal(error is null, Browser.Query(back!, "code") is not null);
    }

    [Fact]
    public async Task An_essential_acr_that_nobody_has_is_refused()
    {
        var refused = await host.PushAsync(Asking.Request(("claims", """{"id_token":{"acr":{"essential":true,"value":"urn:elsewhere:acr:1"}}}""")));
        var taken = await host.PushAsync(Asking.Request(("claims", """{"id_token":{"acr":{"value":"urn:elsewhere:acr:1"}}}""")));

        Assert.Equal("unmet_authentication_requirements", refused.Error);
        Assert.Equal(HttpStatusCode.Created, taken.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_expects_one_person_gets_no_code_of_another(bool byToken)
    {
        using var hers = new Browser(host);
        using var his = new Browser(host);
        var tokens = await host.TokensAsync(hers, Citizen.Wanjiru);
        await host.TokensAsync(his, Citizen.Halima);
        (string, string) expected = byToken
            ? ("id_token_hint", tokens.Text("id_token")!)
            : ("claims", $"{{\"id_token\":{{\"sub\":{{\"value\":\"{tokens.Identity.Subject}\"}}}}}}");

        Assert.Equal("login_required", Browser.Query((await host.OpenAsync(his, expected, ("prompt", "none")))!, "error"));
        Assert.Null(await host.OpenAsync(his, expected));
        Assert.Equal("/identity/sign-in", his.Here.AbsolutePath);
        Assert.Equal("login_required", Browser.Query((await his.SignInAsync(Citizen.Halima))!, "error"));
        Assert.Null(await host.OpenAsync(hers, expected));
        Assert.Equal("/identity/approve", hers.Here.AbsolutePath);
    }

    [Fact]
    public async Task A_hint_that_is_no_identity_token_of_this_server_gets_no_code_of_anybody()
    {
        using var browser = new Browser(host);
        var tokens = await host.TokensAsync(browser, Citizen.Wanjiru);
        var parts = tokens.Text("id_token")!.Split('.');
        foreach (var hint in new[] { "junk", $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}", tokens.AccessToken })
        {
            Assert.Equal("invalid_request", Browser.Query((await host.OpenAsync(browser, ("id_token_hint", hint)))!, "error"));
        }

        var other = await host.OpenAsync(browser, ("claims", """{"userinfo":{"sub":{"value":"somebody-else"}}}"""), ("prompt", "none"));
        Assert.Equal("login_required", Browser.Query(other!, "error"));
        var both = await host.OpenAsync(browser, ("id_token_hint", tokens.Text("id_token")!), ("claims", """{"id_token":{"sub":{"value":"somebody-else"}}}"""));
        Assert.Equal("login_required", Browser.Query(both!, "error"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("")]
    public async Task An_age_that_is_no_number_of_seconds_is_refused(string age)
    {
        var pushed = await host.PushAsync(host.Authenticated(IdentityHost.Partner, Asking.Request(("max_age", age), ("redirect_uri", Asking.PartnerCallback))));

        Assert.Equal("invalid_request", pushed.Text("error"));
    }

    [Theory]
    [InlineData("login")]
    [InlineData("select_account")]
    public async Task A_prompt_for_the_person_has_them_sign_in_anew(string prompt)
    {
        using var browser = new Browser(host);
        var before = await host.TokensAsync(browser, Citizen.Wanjiru);
        host.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(await host.OpenAsync(browser, ("prompt", prompt)));
        Assert.Equal("/identity/sign-in", browser.Here.AbsolutePath);
        await browser.SignInAsync(Citizen.Halima);
        var after = await host.RedeemAsync(Browser.Query((await browser.SubmitAsync(("answer", "yes")))!, "code")!);

        Assert.NotEqual(before.Identity.Subject, after.Identity.Subject);
    }

    [Fact]
    public async Task The_pages_speak_the_first_language_that_the_client_names_and_the_country_has()
    {
        using var browser = new Browser(host);

        await host.OpenAsync(browser, ("ui_locales", "xx-YY sw en"));
        var asked = browser.Page.DocumentElement.GetAttribute("lang");
        await host.OpenAsync(browser);

        Assert.Equal("sw", asked);
        Assert.Equal("en", browser.Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task What_is_not_understood_is_ignored()
    {
        using var browser = new Browser(host);

        var tokens = await host.TokensAsync(
            browser, Citizen.Wanjiru, ("display", "popup"), ("claims_locales", "se"), ("login_hint", "somebody@example.org"), ("acr_values", "1 2"), ("extra", "foobar"));

        Assert.Equal("urn:dis:acr:two-factors", tokens.Identity.GetClaim("acr").Value);
    }

    // The partner asks for nothing that a page must ask.
    private async Task<Uri?> PartnerAsync(Browser browser, Citizen? citizen, params (string Name, string Value)[] parameters)
    {
        var request = Asking.Request([.. parameters, ("redirect_uri", Asking.PartnerCallback)]);
        var pushed = await host.PushAsync(host.Authenticated(IdentityHost.Partner, request));
        var away = await browser.OpenAsync(Hosting.Protocol.AuthorizePath(IdentityHost.Partner, pushed.Text("request_uri")!));
        return citizen is null ? away : await browser.SignInAsync(citizen);
    }
}
