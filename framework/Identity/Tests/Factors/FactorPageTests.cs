using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.Playwright;

namespace DigitalIndiaStack.Identity.Tests.Factors;

/// <summary>The pages of the factors in a real browser, in every language and at two widths.</summary>
public sealed class FactorPageTests(IdentityHost host, PageBrowser browser) : IClassFixture<PageBrowser>
{
    [Theory]
    [InlineData("en", 360)]
    [InlineData("en", 1280)]
    [InlineData("sw", 360)]
    [InlineData("sw", 1280)]
    [InlineData("ar", 360)]
    [InlineData("ar", 1280)]
    [InlineData("fr", 360)]
    [InlineData("fr", 1280)]
    public async Task Factors_are_added_chosen_and_locked_on_pages_that_everybody_can_read(string language, int width)
    {
        var citizen = await Citizen.EnrolAsync(host);
        var page = await browser.OpenAsync(new Visitor(language, width));
        await page.Context.AddCookiesAsync([new Cookie { Name = "country", Value = language is "ar" or "fr" ? "ma" : "ke", Url = host.Address.AbsoluteUri }]);
        var view = $"{language}-{width}";

        await EnterPinAsync(page, citizen);
        await page.FillAsync("#Code", await citizen.NewestCodeAsync(host));
        await page.ClickAsync("main form[data-factor] button");
        await LookAsync(page, $"factors-{view}");
        await page.ClickAsync("main a[href='/identity/security/app']");
        await LookAsync(page, $"factors-app-{view}");
        await page.ClickAsync("main button[value=begin]");
        await LookAsync(page, $"factors-app-qr-{view}");
        var secret = Member.Decode((await page.Locator("[data-secret]").GetAttributeAsync("data-secret"))!);
        await page.FillAsync("#Code", "12");
        await page.ClickAsync("main button");
        await LookAsync(page, $"factors-app-wrong-{view}");
        await page.FillAsync("#Code", Totp.CodeOf(secret, Totp.StepAt(host.Clock.GetUtcNow())));
        await page.ClickAsync("main button");
        await page.ClickAsync("main a[href='/identity/security/recovery']");
        await LookAsync(page, $"factors-recovery-{view}");
        await page.ClickAsync("main button[value=make]");
        await LookAsync(page, $"factors-recovery-made-{view}");
        await page.ClickAsync("main a[href='/identity/security/factors']");
        await page.ClickAsync("main button[name=lock][value=code]");
        await LookAsync(page, $"factors-locked-{view}");
        await page.ClickAsync("main button[name=lock][value=app]");
        await LookAsync(page, $"factors-last-{view}");
        await EnterPinAsync(page, citizen);
        await LookAsync(page, $"factors-choose-app-{view}");
        await page.ClickAsync("main button[value=recovery]");
        await LookAsync(page, $"factors-choose-recovery-{view}");
        await page.GotoAsync(new Uri(host.Address, "/identity/security").AbsoluteUri);
        await LookAsync(page, $"factors-history-{view}");
    }

    private async Task EnterPinAsync(IPage page, Citizen citizen)
    {
        await page.GotoAsync(new Uri(host.Address, "/identity/sign-in?country=ke&return=/identity/security/factors").AbsoluteUri);
        await page.FillAsync("#Number", citizen.Number);
        await page.FillAsync("#Pin", citizen.Pin);
        await page.ClickAsync("main button");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await page.PictureAsync(name);
        Assert.Empty(await page.AxeFaultsAsync());
        Assert.Equal(0, await page.OverflowAsync());
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }
}
