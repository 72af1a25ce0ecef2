using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>Being signed in, and being asked.</summary>
public sealed class SessionTests(IdentityHost host)
{
    [Fact]
    public async Task Whoever_is_signed_in_is_not_asked_for_the_PIN_again_by_the_page_of_a_block()
    {
        using var browser = new Browser(host);
        await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest());

        var back = await BlockSignInAsync(browser, "consent", "ke");

        Assert.NotNull(Browser.Query(new Uri(host.Address, back), "code"));
    }

    [Fact]
    public async Task A_session_of_one_country_does_not_sign_in_to_another()
    {
        using var browser = new Browser(host);
        await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest());

        await BlockSignInAsync(browser, "consent", "ma");

        Assert.Equal("/identity/sign-in", browser.Here.AbsolutePath);
    }

    [Fact]
    public async Task A_person_who_says_no_to_an_app_gives_it_nothing()
    {
        using var browser = new Browser(host);
        var pushed = await host.PushAsync(Wire.AppRequest("openid profile", form => form["tenant"] = "ke"));
        await browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
        await browser.SignInAsync(Citizen.Wanjiru);

        var back = await browser.SubmitAsync(("answer", "no"));

        Assert.Equal("access_denied", Browser.Query(back!, "error"));
        Assert.Equal(host.Address.AbsoluteUri, Browser.Query(back!, "iss"));
    }

    [Theory]
    [InlineData("openid", null)]
    [InlineData("openid email", "/identity/approve")]
    public async Task A_client_that_can_keep_a_secret_is_put_to_the_person_when_it_asks_for_more_than_the_subject(string scope, string? page)
    {
        using var browser = new Browser(host);
        await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest());
        var pushed = await host.PushAsync(host.Authenticated(IdentityHost.Partner, Wire.AppRequest(scope, form => form["redirect_uri"] = "https://partner.example/back")));

        var away = await browser.OpenAsync(Wire.AuthorizePath(IdentityHost.Partner, pushed.Text("request_uri")!));

        Assert.Equal(page, away is null ? browser.Here.AbsolutePath : null);
        Assert.Equal(page is null, away is not null && Browser.Query(away, "code") is not null);
    }

    [Fact]
    public async Task The_page_of_an_app_says_what_it_asks_and_prefers_no_answer()
    {
        using var browser = new Browser(host);
        var pushed = await host.PushAsync(Wire.AppRequest("openid email", form => form["tenant"] = "ke"));
        await browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
        await browser.SignInAsync(Citizen.Wanjiru);

        var buttons = browser.Page.QuerySelectorAll("main button");

        Assert.Contains("e-mail", browser.Page.QuerySelector("main ul")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, buttons.Length);
        Assert.Equal(buttons[0].ClassName, buttons[1].ClassName);
    }

    [Fact]
    public async Task Prompt_none_is_refused_when_nobody_is_signed_in()
    {
        using var browser = new Browser(host);
        var pushed = await host.PushAsync(Wire.AppRequest(change: form => form["prompt"] = "none"));

        var back = await browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));

        Assert.Equal("login_required", Browser.Query(back!, "error"));
    }

    [Fact]
    public async Task Prompt_login_asks_a_signed_in_person_again()
    {
        using var browser = new Browser(host);
        await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest());
        var pushed = await host.PushAsync(Wire.AppRequest(change: form =>
        {
            form["prompt"] = "login";
            form["tenant"] = "ke";
        }));

        await browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
        var asked = browser.Here.AbsolutePath;
        await browser.SignInAsync(Citizen.Wanjiru);
        var back = await browser.SubmitAsync(("answer", "yes"));

        Assert.Equal("/identity/sign-in", asked);
        Assert.NotNull(Browser.Query(back!, "code"));
    }

    [Fact]
    public async Task A_page_of_a_block_signs_its_visitor_in_by_subject_tenant_and_role()
    {
        using var browser = new Browser(host);
        await browser.OpenAsync($"/{IdentityHost.PageBlock}/who");
        var asked = browser.Here.AbsolutePath;
        var choices = browser.Page.QuerySelectorAll("input[type=radio]").Select(choice => choice.GetAttribute("value"));
        await browser.SignInAsync(Citizen.OfficerKiptoo);
        var claims = browser.Page.Body!.TextContent;

        Assert.Equal("/identity/sign-in", asked);
        Assert.Equal(["ke", "ma"], choices);
        Assert.Equal($"/{IdentityHost.PageBlock}/who", browser.Here.AbsolutePath);
        Assert.Contains("tenant=ke", claims, StringComparison.Ordinal);
        Assert.Contains("roles=agriculture-officer", claims, StringComparison.Ordinal);
        Assert.DoesNotContain("email", claims, StringComparison.Ordinal);
    }

    // The block's own page is not in this host: its callback is answered 404, and the code stands in its address.
    private async Task<string> BlockSignInAsync(Browser browser, string block, string tenant)
    {
        var form = Wire.AppRequest("openid", form =>
        {
            form["redirect_uri"] = new Uri(host.Address, $"{block}/signin-oidc").AbsoluteUri;
            form["tenant"] = tenant;
        });
        var pushed = await host.PushAsync(host.Authenticated(block, form));
        Assert.Equal(HttpStatusCode.Created, pushed.Status);
        await browser.OpenAsync(Wire.AuthorizePath(block, pushed.Text("request_uri")!));
        return browser.Here.PathAndQuery;
    }
}
