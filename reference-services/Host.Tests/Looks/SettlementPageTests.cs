using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>The operator closes and confirms windows in a real browser; who acts for a participant reads its statement.</summary>
[Collection(typeof(ReadingRoomTests))]
public sealed class SettlementPageTests(ReadingRoom room)
{
    private const string Switch = "conformance-switch";

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task The_settlement_is_readable_and_works(string tenant)
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        var (operates, acts) = (Persona.OperatorOf(tenant), Persona.BankerOf(tenant));
        await LookAsync(await EnterAsync(chromium, sandbox, operates, 360, true), "settlement-none");
        await LookAsync(await EnterAsync(chromium, sandbox, acts, 360, true), "settlement-unregistered");
        using var bank = await LedgerClient.ConnectAsync(sandbox, tenant);
        await RegisterAsync(sandbox, tenant);
        var (here, there) = (await bank.OpenTreasuryAsync("Here", Persona.ParticipantOf(tenant)), await bank.OpenTreasuryAsync("There", "otherbank"));
        (int Width, bool HasScripts, string Language)[] views = tenant == "ke" ? [(360, true, "en"), (1280, true, "en"), (1280, false, "sw")] : [(360, true, "ar"), (1280, true, "ar"), (360, false, "fr")];
        foreach (var (width, hasScripts, language) in views)
        {
            await bank.PayAsync(here, there, "12500.50");
            await bank.PayAsync(there, here, "400.00");
            await bank.PayAsync(here, await bank.OpenTreasuryAsync("Own"), "7.25");
            await SettleAsync(await EnterAsync(chromium, sandbox, operates with { Language = language }, width, hasScripts));
            await ReadAsync(await EnterAsync(chromium, sandbox, acts with { Language = language }, width, hasScripts));
        }
    }

    [Fact]
    public async Task A_window_that_was_closed_meanwhile_is_not_closed_again_and_nobody_else_comes_to_it()
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        await RegisterAsync(sandbox, "ke");
        var (first, second) = (await EnterAsync(chromium, sandbox, Persona.OperatorOf("ke"), 1280, true), await EnterAsync(chromium, sandbox, Persona.OperatorOf("ke"), 1280, true));
        foreach (var reader in new[] { first, second })
        {
            await reader.PressAsync("main a.govuk-button");
            await reader.Page.CheckAsync("input[type=checkbox]");
        }

        await first.PressAsync("main form button");
        Assert.Equal(1, await first.Page.Locator(".govuk-notification-banner").CountAsync());
        await second.PressAsync("main form button");
        await second.LookAsync("window-refused");
        Assert.Equal(1, await second.Page.Locator(".govuk-error-summary li").CountAsync());
        Assert.False(await second.Page.IsCheckedAsync("input[type=checkbox]"));
        var window = new Uri(first.Page.Url).AbsolutePath;
        await first.OpenAsync("/payments/settlement");
        Assert.Equal(2, await first.Page.Locator("main dl").CountAsync());

        await RefuseAsync(chromium, sandbox, Persona.Wanjiru, ("/payments/settlement", 403), (window, 403), ($"{window}/pesabank", 404), ($"{window}/own", 404));
        await RefuseAsync(chromium, sandbox, Persona.BankerOf("ke"), ("/payments/settlement?participant=otherbank", 404), (window, 403), ($"{window}/otherbank", 404), ($"{window}/pesabank", 200));
    }

    private static async Task RefuseAsync(Chromium chromium, SandboxSettings sandbox, Persona persona, params (string Path, int Status)[] looks)
    {
        var reader = await EnterAsync(chromium, sandbox, persona, 1280, true);
        foreach (var (path, status) in looks)
        {
            Assert.Equal((path, status), (path, (await reader.Page.Context.APIRequest.GetAsync(new Uri(sandbox.Address, path).AbsoluteUri)).Status));
        }
    }

    private static async Task SettleAsync(Reader reader)
    {
        await reader.LookAsync("settlement");
        await reader.PressAsync("main a.govuk-button");
        await reader.LookAsync("window-opened");
        await reader.PressAsync("main form button");
        await reader.LookAsync("window-unchecked");
        Assert.Equal(1, await reader.Page.Locator(".govuk-error-summary li").CountAsync());
        await reader.Page.CheckAsync("input[type=checkbox]");
        await reader.PressAsync("main form button");
        await reader.LookAsync("window-closed");
        Assert.Equal(3, await reader.Page.Locator("main tbody tr").CountAsync());
        await reader.PressAsync("main form button");
        await reader.LookAsync("window-unconfirmed");
        Assert.Equal(2, await reader.Page.Locator(".govuk-error-summary li").CountAsync());
        await reader.Page.FillAsync("#Reference", "RTGS 2026-11-29/0042");
        await reader.Page.CheckAsync("input[type=checkbox]");
        await reader.PressAsync("main form button");
        await reader.LookAsync("window-confirmed");
        Assert.Equal(0, await reader.Page.Locator("main form").CountAsync());
        await reader.PressAsync("main tbody th a");
        await reader.LookAsync("statement-operator");
    }

    private static async Task ReadAsync(Reader reader)
    {
        await reader.LookAsync("settlement-nets");
        await reader.Page.Locator("main a.govuk-button").Nth(1).ClickAsync();
        await reader.LookAsync("statement");
        Assert.Equal(3, await reader.Page.Locator("main tbody tr").CountAsync());
        await reader.PressAsync(".govuk-back-link");
        await reader.PressAsync("main a.govuk-button");
        await reader.LookAsync("statement-opened");
    }

    private static async Task LookAsync(Reader reader, string name)
    {
        await reader.LookAsync(name);
        Assert.Equal(0, await reader.Page.Locator("main dl").CountAsync());
        Assert.Equal(1, await reader.Page.Locator("main p").CountAsync());
    }

    private static async Task RegisterAsync(SandboxSettings sandbox, string tenant)
    {
        using var operates = await new ServiceClient(sandbox, Switch, tenant).ConnectAsync("payments", "payments.settlement.operate");
        var client = LedgerClient.NameIn(tenant);
        await LedgerClient.PostAsync(operates, "participants", new { participant = Persona.ParticipantOf(tenant), name = tenant == "ke" ? "Pesa Bank" : "Dirham Bank", clientId = client });
        await LedgerClient.PostAsync(operates, "participants", new { participant = "otherbank", name = "Other Bank", clientId = client });
    }

    private static Task<Reader> EnterAsync(Chromium chromium, SandboxSettings sandbox, Persona persona, int width, bool hasScripts) =>
        Reader.EnterAsync(chromium, sandbox, persona, width, hasScripts, "/payments/settlement");
}
