using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Identity.Tests.Clients;
using DigitalIndiaStack.Identity.Tests.Counters;
using DigitalIndiaStack.Identity.Tests.Delegates;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.Playwright;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests;

/// <summary>The pages in a real browser, which holds them to their content security policy.</summary>
public sealed class PageTests(IdentityHost host, PageBrowser browser) : IClassFixture<PageBrowser>
{
    [Theory]
    [InlineData("ke", "sw", 360)]
    [InlineData("ma", "ar", 360)]
    [InlineData("ke", "en", 1280)]
    public async Task Every_page_of_sign_in_is_accessible_and_leads_back_to_the_app(string tenant, string language, int width)
    {
        var citizen = tenant == "ke" ? Citizen.Halima : Citizen.Fatima;
        var page = await browser.OpenAsync(new Visitor(language, width));
        await page.Context.AddCookiesAsync([new Cookie { Name = "country", Value = tenant, Url = host.Address.AbsoluteUri }]);
        var pushed = await host.PushAsync(Wire.AppRequest("openid profile email", form => form["tenant"] = tenant));
        var view = $"{language}-{width}";

        await page.GotoAsync(host.Address.AbsoluteUri.TrimEnd('/') + Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
        await page.ClickAsync("main button");
        await CheckAsync(page, $"sign-in-{view}");
        using (await citizen.EnterAsync())
        {
            await page.FillAsync("#Number", citizen.Number);
            await page.FillAsync("#Pin", citizen.Pin);
            await page.ClickAsync("main button");
            await CheckAsync(page, $"code-{view}");
            await page.FillAsync("#Code", await citizen.NewestCodeAsync(host));
        }

        await page.ClickAsync("main button");
        await CheckAsync(page, $"approve-{view}");

        // The app itself is not there; that the browser asks for it shows that the policy of the page lets the form lead to it.
        var callback = await page.RunAndWaitForRequestAsync(
            () => page.ClickAsync("main button[value=yes]"), request => request.Url.StartsWith(Wire.AppCallback, StringComparison.Ordinal));

        Assert.Contains("code=", callback.Url, StringComparison.Ordinal);

        // In another tab: this one is on its way to an error page, which would interrupt where it is sent next.
        var next = await page.Context.NewPageAsync();
        await AnswerCounterAsync(next, tenant, view);
        await ShowDelegatesAsync(next, view);
    }

    private async Task ShowDelegatesAsync(IPage page, string view)
    {
        await page.GotoAsync(new Uri(host.Address, DelegateVisit.Page).AbsoluteUri);
        await CheckAsync(page, $"delegates-{view}");
        await page.ClickAsync("main button[value=offer]");
        await CheckAsync(page, $"delegates-refused-{view}");
    }

    [Theory]
    [InlineData("ke", "sw", 360)]
    [InlineData("ke", "en", 1280)]
    public async Task The_pages_of_a_delegate_are_accessible(string tenant, string language, int width)
    {
        var (principal, other, _) = await DelegateVisit.PairAsync(host);
        using var one = principal;
        using var two = other;
        await other.OfferAsync(principal.Citizen.Number);
        var page = await browser.OpenAsync(new Visitor(language, width));
        await page.Context.AddCookiesAsync([new Cookie { Name = "country", Value = tenant, Url = host.Address.AbsoluteUri }]);
        var pushed = await host.PushAsync(Wire.AppRequest("openid profile phone"));
        await page.GotoAsync(host.Address.AbsoluteUri.TrimEnd('/') + Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
        await page.FillAsync("#Number", other.Citizen.Number);
        await page.FillAsync("#Pin", other.Citizen.Pin);
        await page.ClickAsync("main button");
        await page.FillAsync("#Code", await other.Citizen.NewestCodeAsync(host));
        await page.ClickAsync("main button");
        await CheckAsync(page, $"approve-for-{language}-{width}");
        await page.GotoAsync(new Uri(host.Address, DelegateVisit.Page).AbsoluteUri);
        await CheckAsync(page, $"delegates-both-{language}-{width}");
    }

    private async Task AnswerCounterAsync(IPage page, string tenant, string view)
    {
        var codes = await new Counter(host).AskAsync("openid email", change: form => form["tenant"] = tenant);
        await page.GotoAsync(new Uri(host.Address, Counter.Page).AbsoluteUri);
        await CheckAsync(page, $"counter-{view}");
        await page.FillAsync("#Code", codes.Text("user_code")!);
        await page.ClickAsync("main button");
        await CheckAsync(page, $"counter-asks-{view}");
        await page.ClickAsync("main button[value=no]");
        await CheckAsync(page, $"counter-refused-{view}");
    }

    [Theory]
    [InlineData("identity/sign-out")]
    [InlineData("identity/enrol")]
    [InlineData("identity/clients")]
    [InlineData("identity/sign-in/code")]
    [InlineData("identity/connect/authorize?client_id=citizen-app")]
    public async Task Other_pages_are_accessible(string path)
    {
        var page = await browser.OpenAsync(new Visitor("ar", 360));
        await page.Context.AddCookiesAsync([new Cookie { Name = "country", Value = "ma", Url = host.Address.AbsoluteUri }]);

        await page.GotoAsync(new Uri(host.Address, path).AbsoluteUri);

        await CheckAsync(page, path.Split('?')[0].Replace('/', '-'));
    }

    [Theory]
    [InlineData("ke", "sw", 360)]
    [InlineData("ma", "ar", 360)]
    public async Task A_developer_registers_and_the_person_is_led_back_to_the_new_app(string tenant, string language, int width)
    {
        var citizen = tenant == "ke" ? Citizen.Halima : Citizen.Fatima;
        var page = await browser.OpenAsync(new Visitor(language, width));
        await page.Context.AddCookiesAsync([new Cookie { Name = "country", Value = tenant, Url = host.Address.AbsoluteUri }]);
        await page.GotoAsync(new Uri(host.Address, "identity/clients").AbsoluteUri);
        await page.ClickAsync("main button[value=register]");
        await CheckAsync(page, $"clients-wrong-{language}");
        await page.FillAsync("#Form-Name", Developer.NewName());
        await page.FillAsync("#Form-RedirectUris", "http://127.0.0.1:5997/back");
        await page.ClickAsync("main button[value=register]");
        await CheckAsync(page, $"clients-made-{language}");
        var id = await page.Locator("[data-client]").GetAttributeAsync("data-client");

        var pushed = await host.PushAsync(Wire.AppRequest("openid", form => (form["client_id"], form["redirect_uri"]) = (id!, "http://127.0.0.1:5997/back")));
        await page.GotoAsync(host.Address.AbsoluteUri.TrimEnd('/') + Wire.AuthorizePath(id!, pushed.Text("request_uri")!));
        using (await citizen.EnterAsync())
        {
            await page.FillAsync("#Number", citizen.Number);
            await page.FillAsync("#Pin", citizen.Pin);
            await page.ClickAsync("main button");
            await page.FillAsync("#Code", await citizen.NewestCodeAsync(host));
        }

        await page.ClickAsync("main button");
        await CheckAsync(page, $"approve-unvouched-{language}");
        var callback = await page.RunAndWaitForRequestAsync(
            () => page.ClickAsync("main button[value=yes]"), request => request.Url.StartsWith("http://127.0.0.1:5997/back", StringComparison.Ordinal));

        Assert.Contains("code=", callback.Url, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.PictureAsync(name);
        Assert.Empty(await page.AxeFaultsAsync());
        Assert.Equal(0, await page.OverflowAsync());
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }
}
