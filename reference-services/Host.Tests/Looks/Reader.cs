using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;
using Microsoft.Playwright;
using Window = DigitalIndiaStack.Core.Testing.Browser.Visitor;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>A person in front of a real browser; each page that they come to is looked at.</summary>
internal sealed class Reader(IPage page, SandboxSettings settings, Persona persona, string view, bool hasScripts)
{
    public IPage Page => page;

    /// <summary>Opens a window of somebody, who signs in on the way to a page.</summary>
    public static async Task<Reader> EnterAsync(Chromium chromium, SandboxSettings settings, Persona persona, int width, bool hasScripts, string path)
    {
        var page = await chromium.OpenAsync(new Window(persona.Language, width, hasScripts));
        var reader = new Reader(page, settings, persona, $"{persona.Language}-{width}-{(hasScripts ? "scripts" : "plain")}", hasScripts);
        await reader.OpenAsync(path);
        await reader.SignInAsync();
        return reader;
    }

    /// <summary>Sends the form of the page and gives the status of the answer.</summary>
    public async Task<int> SendAsync() => (await page.RunAndWaitForResponseAsync(() => PressAsync("main form button"), answer => answer.Request.Method == "POST")).Status;

    public Task OpenAsync(string path) => page.GotoAsync(new Uri(settings.Address, path).AbsoluteUri);

    /// <summary>Keeps a picture, and checks what every page must pass.</summary>
    public async Task LookAsync(string name)
    {
        await page.PictureAsync($"story-{name}-{view}");
        Assert.Equal(persona.Language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        if (hasScripts)
        {
            // Axe is a script; the pages are the same without.
            Assert.Empty(await page.AxeFaultsAsync());
            Assert.Equal(0, await page.OverflowAsync());
        }
    }

    public async Task PressAsync(string button = "main button") => await page.Locator(button).First.ClickAsync();

    /// <summary>Signs in at the page that asks for the number.</summary>
    public async Task SignInAsync()
    {
        if (!page.Url.Contains("/identity/sign-in", StringComparison.Ordinal))
        {
            return;
        }

        await LookAsync("sign-in");
        if (await page.Locator($"input[type=radio][value={persona.Tenant}]").CountAsync() > 0)
        {
            await page.CheckAsync($"input[type=radio][value={persona.Tenant}]");
        }

        await page.FillAsync("#Number", persona.Number);
        await page.FillAsync("#Pin", (await File.ReadAllTextAsync(Path.Combine(settings.Data, "keys", "sandbox-pin.txt"))).Trim());
        await PressAsync();
        await LookAsync("code");
        await page.FillAsync("#Code", await NewestCodeAsync());
        await PressAsync();
    }

    private async Task<string> NewestCodeAsync()
    {
        var inbox = await page.Context.NewPageAsync();
        await inbox.GotoAsync(new Uri(settings.Address, "/sandbox/inbox").AbsoluteUri);
        var code = await inbox.Locator("dl", new PageLocatorOptions { HasText = persona.Email }).First.Locator("strong").InnerTextAsync();
        await inbox.CloseAsync();
        return code.Trim();
    }
}
