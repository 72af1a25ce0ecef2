using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Identity.Block.Passkeys;
using DigitalIndiaStack.Identity.Tests.Factors;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace DigitalIndiaStack.Identity.Tests.Passkeys;

/// <summary>The pages of passkeys in a real browser with a virtual authenticator, which holds them to their content security policy.</summary>
public sealed class PasskeyPageTests(PageBrowser browser) : IClassFixture<PageBrowser>
{
    [Fact]
    public async Task A_browser_adds_a_passkey_and_signs_in_with_it_on_pages_that_everybody_can_read()
    {
        await using var own = await Member.StartAsync(false);

        // No browser takes an address of numbers for a relying party.
        var site = new UriBuilder(own.Address) { Host = "localhost" }.Uri;
        PasskeyRules.Apply(own.Services.GetRequiredService<IOptions<IdentityPasskeyOptions>>().Value, site);
        foreach (var (language, width) in new[] { ("en", 360), ("en", 1280), ("ar", 360), ("ar", 1280) })
        {
            await UseAsync(own, site, language, width);
        }
    }

    private async Task UseAsync(IdentityHost own, Uri site, string language, int width)
    {
        var (citizen, view) = (await Citizen.EnrolAsync(own), $"{language}-{width}");
        var page = await browser.OpenAsync(new Visitor(language, width));
        var (devices, authenticator) = await PlugInAsync(page);
        await EnterPinAsync(page, site, citizen, language);
        await page.FillAsync("#Code", await citizen.NewestCodeAsync(own));
        await page.ClickAsync("main form[data-factor] button");
        await page.ClickAsync("main a[href='/identity/security/passkey']");
        await page.FillAsync("#Name", "Pixel 9");
        await LookAsync(page, $"passkey-add-{view}");
        await page.ClickAsync("main form[data-passkey] button");
        await page.Locator("[data-passkey][data-open=yes]").WaitForAsync();
        await LookAsync(page, $"passkey-added-{view}");

        await EnterPinAsync(page, site, citizen, language);
        await LookAsync(page, $"passkey-ask-{view}");
        await page.ClickAsync("main form[data-passkey] button");
        await page.ArriveAsync(Member.Page);

        // Last, since an authenticator that failed to verify somebody may refuse for a while.
        await EnterPinAsync(page, site, citizen, language);
        await devices.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await page.ClickAsync("main form[data-passkey] button");
        await page.Locator("[data-when=failed]").WaitForAsync();
        await LookAsync(page, $"passkey-failed-{view}");
        await page.Context.CloseAsync();

        var plain = await browser.OpenAsync(new Visitor(language, width, HasScripts: false));
        await EnterPinAsync(plain, site, citizen, language);
        await plain.PictureAsync($"passkey-plain-{view}");
        Assert.Equal(0, await plain.Locator("main form[data-passkey] button:visible").CountAsync());
        await plain.ClickAsync("main button[value=code]");
        await plain.FillAsync("#Code", await citizen.NewestCodeAsync(own));
        await plain.ClickAsync("main form[data-factor] button");
        await plain.ArriveAsync(Member.Page);
        await plain.Context.CloseAsync();
    }

    private static async Task<(ICDPSession Devices, string Authenticator)> PlugInAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        var added = await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });
        return (devices, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private static async Task EnterPinAsync(IPage page, Uri site, Citizen citizen, string language)
    {
        await page.Context.ClearCookiesAsync();
        await page.Context.AddCookiesAsync([new Cookie { Name = "country", Value = language is "ar" or "fr" ? "ma" : "ke", Url = site.AbsoluteUri }]);
        await page.GotoAsync(new Uri(site, "/identity/sign-in?country=ke&return=/identity/security/factors").AbsoluteUri);
        await page.FillAsync("#Number", citizen.Number);
        await page.FillAsync("#Pin", citizen.Pin);
        await page.ClickAsync("main button");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await page.PictureAsync(name);
        Assert.Empty(await page.AxeFaultsAsync());
        Assert.Equal(0, await page.OverflowAsync());
    }
}
