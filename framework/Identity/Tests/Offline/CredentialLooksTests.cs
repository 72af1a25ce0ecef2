using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.Playwright;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>The page of credentials in a real browser: to choose from, to print, and to revoke on.</summary>
public sealed class CredentialLooksTests(IdentityHost host, PageBrowser browser) : IClassFixture<PageBrowser>
{
    [Theory]
    [InlineData("ke", "sw", 360)]
    [InlineData("ma", "ar", 360)]
    [InlineData("ke", "en", 1280)]
    public async Task The_page_is_accessible_before_and_after_a_proof_is_made(string tenant, string language, int width)
    {
        var citizen = tenant == "ke" ? Citizen.Halima : Citizen.Fatima;
        var page = await browser.OpenAsync(new Visitor(language, width));
        await page.Context.AddCookiesAsync([new Cookie { Name = "country", Value = tenant, Url = host.Address.AbsoluteUri }]);
        await page.GotoAsync(new Uri(host.Address, "identity/credentials").AbsoluteUri);
        using (await citizen.EnterAsync())
        {
            await page.FillAsync("#Number", citizen.Number);
            await page.FillAsync("#Pin", citizen.Pin);
            await page.ClickAsync("main button");
            await page.FillAsync("#Code", await citizen.NewestCodeAsync(host));
        }

        await page.ClickAsync("main button");
        await CheckAsync(page, $"credentials-{language}-{width}");
        await page.CheckAsync("input[value=name]");
        await page.CheckAsync("input[value=birthdate]");
        await page.ClickAsync("main button");
        await CheckAsync(page, $"credential-printed-{language}-{width}");
        Assert.Equal(1, await page.Locator("img.dis-qr-dense").CountAsync());
        await page.GotoAsync(new Uri(host.Address, "identity/credentials").AbsoluteUri);
        await CheckAsync(page, $"credentials-held-{language}-{width}");
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.PictureAsync(name);
        Assert.Empty(await page.AxeFaultsAsync());
        Assert.Equal(0, await page.OverflowAsync());
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }
}
