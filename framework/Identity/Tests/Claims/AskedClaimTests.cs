using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Claims;

/// <summary>Claims that a client asks for by name (rules 15.1 to 15.5, 15.14, 15.15).</summary>
public sealed class AskedClaimTests(IdentityHost host)
{
    private const string Verified = """{"userinfo":{"verified_claims":{"verification":{"trust_framework":null},"claims":{"name":null,"birthdate":null}}}}""";

    [Fact]
    public async Task What_is_asked_for_by_name_leaves_where_it_was_asked_for_and_nothing_else_does()
    {
        using var browser = new Browser(host);

        var tokens = await host.TokensAsync(browser, Citizen.Wanjiru, ("claims", """{"userinfo":{"name":{"essential":true},"shoe_size":null},"id_token":{"email":null}}"""));
        var info = Asking.Json((await host.UserInfoAsync(tokens.AccessToken)).Text);

        Assert.Equal("Wanjiru Mfano", info.GetProperty("name").GetString());
        Assert.Equal("wanjiru@example.org", tokens.Identity.GetClaim("email").Value);
        Assert.False(info.TryGetProperty("email", out _) || info.TryGetProperty("birthdate", out _) || info.TryGetProperty("shoe_size", out _));
        Assert.False(tokens.Identity.TryGetClaim("name", out _));
    }

    [Fact]
    public async Task The_page_names_each_claim_and_no_gives_nothing()
    {
        using var browser = new Browser(host);
        await host.OpenAsync(browser, ("claims", """{"userinfo":{"name":null,"phone_number":null},"id_token":{"name":null,"acr":null}}"""));
        await browser.SignInAsync(Citizen.Wanjiru);

        var named = browser.Page.QuerySelectorAll("[data-claim]").Select(claim => claim.GetAttribute("data-claim")!).ToList();
        var texts = browser.Page.QuerySelectorAll("[data-claim]").Select(claim => claim.TextContent);
        var back = await browser.SubmitAsync(("answer", "no"));

        Assert.Equal(["name", "phone_number"], named);
        Assert.DoesNotContain(texts, text => text.Contains("identity.claim", StringComparison.Ordinal));
        Assert.Equal("access_denied", Browser.Query(back!, "error"));
    }

    [Fact]
    public async Task A_claim_of_a_scope_that_the_client_may_not_ask_for_is_neither_asked_nor_told()
    {
        using var browser = new Browser(host);
        var request = Asking.Request(("claims", """{"userinfo":{"name":null,"birthdate":null},"id_token":{"name":null}}"""), ("redirect_uri", Asking.PartnerCallback));
        await browser.AuthorizeAsync(Citizen.Wanjiru, Asking.Request());

        var pushed = await host.PushAsync(host.Authenticated(IdentityHost.Partner, request));
        var back = await browser.OpenAsync(Wire.AuthorizePath(IdentityHost.Partner, pushed.Text("request_uri")!));
        var tokens = await host.RedeemAsync(Browser.Query(back!, "code")!, form =>
        {
            form["redirect_uri"] = Asking.PartnerCallback;
            host.Authenticated(IdentityHost.Partner, form);
        });

        Assert.DoesNotContain("Mfano", (await host.UserInfoAsync(tokens.AccessToken)).Text, StringComparison.Ordinal);
        Assert.False(tokens.Identity.TryGetClaim("name", out _));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("[]")]
    [InlineData("""{"userinfo":[]}""")]
    [InlineData("""{"userinfo":{"name":"yes"}}""")]
    [InlineData("""{"id_token":{"name":{"essential":"yes"}}}""")]
    [InlineData("""{"id_token":{"acr":{"values":"urn:dis:acr:two-factors"}}}""")]
    [InlineData("""{"userinfo":{},"userinfo":{"name":null}}""")]
    public async Task A_parameter_of_another_form_is_refused(string claims)
    {
        var refused = await host.PushAsync(Asking.Request(("claims", claims)));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("invalid_request", refused.Error);
    }

    [Fact]
    public async Task Verified_claims_say_who_vouches_since_when_and_by_which_rules()
    {
        using var browser = new Browser(host);
        var citizen = await Citizen.EnrolAsync(host);

        var told = Asking.Json((await host.UserInfoAsync((await host.TokensAsync(browser, citizen, ("claims", Verified))).AccessToken)).Text).GetProperty("verified_claims");

        var verification = told.GetProperty("verification");
        Assert.Equal("urn:dis:trust:enrolment", verification.GetProperty("trust_framework").GetString());
        Assert.Equal("enrolment-agent", verification.GetProperty("evidence")[0].GetProperty("attestation").GetProperty("voucher").GetProperty("organization").GetString());
        Assert.InRange(DateTimeOffset.Parse(verification.GetProperty("time").GetString()!, null), host.Clock.GetUtcNow().AddMinutes(-10), host.Clock.GetUtcNow());
        Assert.Equal("Somebody New", told.GetProperty("claims").GetProperty("name").GetString());
        Assert.Equal("1990-01-02", told.GetProperty("claims").GetProperty("birthdate").GetString());
    }

    [Fact]
    public async Task The_identity_token_carries_verified_claims_too()
    {
        using var browser = new Browser(host);

        var tokens = await host.TokensAsync(browser, Citizen.Wanjiru, ("claims", Verified.Replace("userinfo", "id_token", StringComparison.Ordinal)));

        var told = Asking.Json(tokens.Identity.GetClaim("verified_claims").Value);
        Assert.Equal("Wanjiru Mfano", told.GetProperty("claims").GetProperty("name").GetString());
        Assert.DoesNotContain("verified_claims", (await host.UserInfoAsync(tokens.AccessToken)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_trust_framework_is_not_answered_by_ours()
    {
        using var browser = new Browser(host);
        var other = Verified.Replace("\"trust_framework\":null", "\"trust_framework\":{\"value\":\"eidas\"}", StringComparison.Ordinal);

        var tokens = await host.TokensAsync(browser, Citizen.Wanjiru, ("claims", other));

        Assert.DoesNotContain("verified_claims", (await host.UserInfoAsync(tokens.AccessToken)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_vouches_for_a_person_who_enrolled_themselves()
    {
        using var browser = new Browser(host);
        var citizen = await EnrolOnPageAsync(browser);

        var tokens = await host.TokensAsync(browser, citizen, ("claims", Verified));

        Assert.DoesNotContain("verified_claims", (await host.UserInfoAsync(tokens.AccessToken)).Text, StringComparison.Ordinal);
    }

    private static async Task<Citizen> EnrolOnPageAsync(Browser browser)
    {
        var email = $"{Guid.CreateVersion7()}@example.org";
        await browser.OpenAsync("/identity/enrol");
        await browser.SubmitAsync(
            ("Form.Country", "ke"), ("Form.FullName", "Self Made"), ("Form.BirthDate.Day", "2"), ("Form.BirthDate.Month", "1"), ("Form.BirthDate.Year", "1990"),
            ("Form.Email", email), ("Form.Pin", Citizen.PersonaPin), ("Form.PinAgain", Citizen.PersonaPin));
        var number = string.Concat(browser.Page.QuerySelector("main")!.TextContent.Where(char.IsAsciiDigit));
        return new Citizen("ke", number[..12], Citizen.PersonaPin, email);
    }
}
