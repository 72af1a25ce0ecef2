using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;
using Window = DigitalIndiaStack.Core.Testing.Browser.Visitor;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>A person looks in a real browser at who asked for their sign-in, locks it and unlocks it.</summary>
[Collection(typeof(ReadingRoomTests))]
public sealed class SecurityPageTests(ReadingRoom room)
{
    private const string Entries = "[data-outcome]";

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task The_history_and_the_lock_are_readable_and_work(string tenant)
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        var persona = Persona.CitizenOf(tenant);
        (int Width, bool HasScripts, string Language)[] views = tenant == "ke" ? [(360, true, "en"), (1280, true, "en"), (1280, false, "sw")] : [(360, true, "ar"), (1280, true, "ar"), (360, false, "fr")];
        foreach (var (width, hasScripts, language) in views)
        {
            await LockAsync(await OpenAsync(chromium, sandbox, persona with { Language = language }, width, hasScripts));
        }
    }

    private static async Task LockAsync(Reader reader)
    {
        await reader.OpenAsync("/payments");
        await reader.SignInAsync();
        await reader.OpenAsync("/");
        await reader.PressAsync("main a[href='/identity/security']");
        await reader.LookAsync("security");
        Assert.Equal("signed-in payments", $"{await reader.Page.Locator(Entries).First.GetAttributeAsync("data-outcome")} {await reader.Page.Locator(Entries).First.GetAttributeAsync("data-client")}");
        await reader.PressAsync("main button[value=lock]");
        await reader.LookAsync("security-locked");
        Assert.Equal(0, await reader.Page.Locator(Entries).CountAsync());
        Assert.Equal(1, await reader.Page.Locator(".govuk-notification-banner").CountAsync());
        await reader.PressAsync("main a.govuk-button");
        await reader.SignInAsync();
        await reader.LookAsync("security-closed");
        await reader.PressAsync("main button[value=unlock]");
        await reader.LookAsync("security-unlocked");
        Assert.Equal("unlocked", await reader.Page.Locator(Entries).First.GetAttributeAsync("data-outcome"));
    }

    private static async Task<Reader> OpenAsync(Chromium chromium, SandboxSettings sandbox, Persona persona, int width, bool hasScripts)
    {
        var page = await chromium.OpenAsync(new Window(persona.Language, width, hasScripts));
        return new Reader(page, sandbox, persona, $"{persona.Language}-{width}-{(hasScripts ? "scripts" : "plain")}", hasScripts);
    }
}
