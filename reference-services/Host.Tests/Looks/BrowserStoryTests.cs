using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;
using Window = DigitalIndiaStack.Core.Testing.Browser.Visitor;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>The story in a real browser, which holds the pages to their content security policy.</summary>
[Collection(typeof(ReadingRoomTests))]
public sealed class BrowserStoryTests(ReadingRoom room)
{
    private const int Reloads = 100;

    public static MatrixTheoryData<string, int, bool> Views { get; } = new(["ke", "ma"], [360, 1280], [false, true]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_story_is_readable_and_works(string tenant, int width, bool hasScripts)
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        var citizen = await OpenAsync(chromium, sandbox, Persona.CitizenOf(tenant), width, hasScripts);
        await ApplyAsync(citizen);
        await ApproveAsync(await OpenAsync(chromium, sandbox, Persona.OfficerOf(tenant), width, hasScripts));
        await SeePaymentAsync(citizen);
        await WithdrawAsync(citizen);
    }

    private static async Task<Reader> OpenAsync(Chromium chromium, SandboxSettings sandbox, Persona persona, int width, bool hasScripts)
    {
        var page = await chromium.OpenAsync(new Window(persona.Language, width, hasScripts));
        return new Reader(page, sandbox, persona, $"{persona.Language}-{width}-{(hasScripts ? "scripts" : "plain")}", hasScripts);
    }

    private static async Task ApplyAsync(Reader citizen)
    {
        await citizen.OpenAsync("/");
        await citizen.LookAsync("home");
        await citizen.PressAsync("main a[href='/agriculture']");
        await citizen.SignInAsync();
        await citizen.LookAsync("agriculture");
        await citizen.PressAsync();
        await citizen.LookAsync("consent");
        await citizen.PressAsync("button[value=grant]");
        await citizen.LookAsync("under-review");
    }

    private static async Task ApproveAsync(Reader officer)
    {
        await officer.OpenAsync("/agriculture/desk");
        await officer.SignInAsync();
        await officer.LookAsync("desk");
        await officer.PressAsync("main a.govuk-button");
        await officer.Page.FillAsync("#Reason", "2 ha");
        await officer.LookAsync("review");
        await officer.PressAsync("button[value=approve]");
        await officer.LookAsync("decided");
    }

    private static async Task SeePaymentAsync(Reader citizen)
    {
        for (var reload = 0; reload < Reloads && await citizen.Page.Locator(".govuk-tag--green").CountAsync() == 0; reload++)
        {
            await Task.Delay(250, TestContext.Current.CancellationToken);
            await citizen.Page.ReloadAsync();
        }

        Assert.Equal(1, await citizen.Page.Locator(".govuk-tag--green").CountAsync());
        await citizen.LookAsync("paid");
        await citizen.PressAsync("main a[href='/payments']");
        await citizen.LookAsync("payments");
        await citizen.PressAsync("main a.govuk-button");
        await citizen.LookAsync("receipt");
        await citizen.OpenAsync("/registries/accesses");
        await citizen.LookAsync("accesses");
    }

    private static async Task WithdrawAsync(Reader citizen)
    {
        await citizen.OpenAsync("/consent");
        await citizen.LookAsync("consents");
        await citizen.PressAsync();
        await citizen.LookAsync("withdrawn");
        await citizen.OpenAsync("/agriculture");
        await citizen.PressAsync("main li a");
        await citizen.PressAsync();
        await citizen.LookAsync("read-again");
        Assert.Equal(1, await citizen.Page.Locator(".govuk-notification-banner").CountAsync());
    }
}
