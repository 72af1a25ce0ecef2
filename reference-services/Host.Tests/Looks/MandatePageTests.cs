using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>A person looks in a real browser at the mandates on their account, pauses, resumes and revokes them.</summary>
[Collection(typeof(ReadingRoomTests))]
public sealed class MandatePageTests(ReadingRoom room)
{
    private const int OnOnePage = 10;

    private const string Mandates = "/payments/mandates";

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task The_mandates_are_readable_and_the_person_stops_them(string tenant)
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        using var bank = await LedgerClient.ConnectAsync(sandbox, tenant);
        var persona = Persona.CitizenOf(tenant);
        var held = await Held.MakeAsync(bank, persona);
        var first = await Reader.EnterAsync(chromium, sandbox, persona, 360, true, Mandates);
        await first.LookAsync("mandates-none");
        Assert.Equal((0, 2), (await first.Page.Locator("main dl").CountAsync(), await first.Page.Locator("main p").CountAsync()));
        for (var proposed = 0; proposed < OnOnePage; proposed++)
        {
            await held.ProposeAsync();
        }

        (int Width, bool HasScripts, string Language)[] views = tenant == "ke" ? [(360, true, "en"), (1280, true, "en"), (1280, false, "sw")] : [(360, true, "ar"), (1280, true, "ar"), (360, false, "fr")];
        foreach (var (width, hasScripts, language) in views)
        {
            var mandate = await held.ActiveAsync();
            await StopAsync(await Reader.EnterAsync(chromium, sandbox, persona with { Language = language }, width, hasScripts, Mandates));
            Assert.Equal("revoked", await held.StatusAsync(mandate));
        }
    }

    [Fact]
    public async Task The_mandates_of_another_person_are_not_found_and_none_is_approved_on_a_page()
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        using var bank = await LedgerClient.ConnectAsync(sandbox, "ke");
        var (hers, his) = (await Held.MakeAsync(bank, Persona.Wanjiru), await Held.MakeAsync(bank, Persona.Otieno));
        var (secret, proposed, own) = (await hers.ActiveAsync(), await his.ProposeAsync(), await his.ActiveAsync());
        var other = await Reader.EnterAsync(chromium, sandbox, Persona.Otieno, 1280, true, Mandates);
        Assert.Equal(2, await other.Page.Locator("main dl").CountAsync());

        Assert.Equal(404, (await other.Page.Context.APIRequest.GetAsync(new Uri(sandbox.Address, $"{Mandates}/{secret}/revocation").AbsoluteUri)).Status);
        Assert.Equal(404, await SendAsync(other, secret, "pause"));
        Assert.Equal(200, await SendAsync(other, proposed, "approve"));
        await other.LookAsync("mandates-refused");
        Assert.Equal(1, await other.Page.Locator(".govuk-error-summary").CountAsync());
        await other.OpenAsync($"{Mandates}/{own}/revocation");
        await other.Page.EvalOnSelectorAsync("main form", $"form => form.action = '{Mandates}/{secret}/revocation'");
        Assert.Equal(404, await other.SendAsync());

        Assert.Equal(["active", "proposed", "active"], [await hers.StatusAsync(secret), await his.StatusAsync(proposed), await his.StatusAsync(own)]);
    }

    [Fact]
    public async Task A_mandate_that_was_revoked_meanwhile_is_not_revoked_again_and_no_account_but_a_persons_is_held()
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        using var bank = await LedgerClient.ConnectAsync(sandbox, "ke");
        var held = await Held.MakeAsync(bank, Persona.Wanjiru);
        var mandate = await held.ActiveAsync();
        var reader = await Reader.EnterAsync(chromium, sandbox, Persona.Wanjiru, 1280, true, $"{Mandates}/{mandate}/revocation");
        Assert.Equal("revoked", await bank.ActAsync($"mandates/{mandate}/revoke"));

        Assert.Equal(200, await reader.SendAsync());

        await reader.LookAsync("revocation-refused");
        Assert.Equal((1, 0), (await reader.Page.Locator(".govuk-error-summary li").CountAsync(), await reader.Page.Locator("main form").CountAsync()));
        var treasury = await bank.OpenTreasuryAsync("Ministry");
        await (held with { Address = await bank.AddressOfAsync(treasury) }).ActiveAsync();
        await bank.MakeAsync("mappings", "accountId", new { subjectNumber = Persona.Wanjiru.Number, accountId = treasury });
        await reader.OpenAsync(Mandates);
        Assert.Equal(0, await reader.Page.Locator("main dl").CountAsync());
    }

    private static async Task StopAsync(Reader reader)
    {
        var page = reader.Page;
        await reader.LookAsync("mandates");
        Assert.Equal(OnOnePage, await page.Locator("main dl").CountAsync());
        await reader.PressAsync("main nav a");
        await reader.LookAsync("mandates-rest");
        Assert.Equal(0, await page.Locator("main form").CountAsync());
        await reader.OpenAsync(Mandates);
        foreach (var step in new[] { "paused", "resumed" })
        {
            await reader.PressAsync("main form button");
            await reader.LookAsync($"mandates-{step}");
            Assert.Equal(1, await page.Locator(".govuk-notification-banner").CountAsync());
        }

        await reader.PressAsync("main .govuk-button-group a");
        await reader.LookAsync("revocation");
        await reader.PressAsync("main p a");
        Assert.Equal(0, await page.Locator(".govuk-notification-banner").CountAsync());
        await reader.PressAsync("main .govuk-button-group a");
        await reader.PressAsync("main form button");
        await reader.LookAsync("mandates-revoked");
        Assert.Equal((1, 0), (await page.Locator(".govuk-notification-banner").CountAsync(), await page.Locator("main form").CountAsync()));
    }

    // As who spoils the form in their browser does.
    private static async Task<int> SendAsync(Reader reader, string mandate, string act)
    {
        await reader.OpenAsync(Mandates);
        await reader.Page.EvalOnSelectorAsync("input[name=Mandate]", "(field, value) => field.value = value", mandate);
        await reader.Page.EvalOnSelectorAsync("input[name=Act]", "(field, value) => field.value = value", act);
        return await reader.SendAsync();
    }

    /// <summary>The account of a person, and a school that asks to collect from it.</summary>
    private sealed record Held(LedgerClient Bank, string Address, string School)
    {
        public static async Task<Held> MakeAsync(LedgerClient bank, Persona persona) =>
            new(bank, await bank.AddressOfAsync(await bank.OpenForAsync(persona.Number, "Savings")), await bank.OpenTreasuryAsync("Hill School"));

        public Task<string> ProposeAsync() => Bank.MakeAsync("mandates", "mandateId", new
        {
            creditorAccountId = School,
            debtorAddress = Address,
            ceiling = new { currency = Bank.Currency, amount = "12500.50" },
            period = "monthly",
            collectionsPerPeriod = 2,
            endsOn = TimeProvider.System.GetUtcNow().AddYears(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            reference = "School fees 2026",
        });

        public async Task<string> ActiveAsync()
        {
            var mandate = await ProposeAsync();
            Assert.Equal("active", await Bank.ActAsync($"mandates/{mandate}/approve"));
            return mandate;
        }

        public async Task<string> StatusAsync(string mandate) => (await Bank.ReadAsync($"mandates/{mandate}")).GetProperty("status").GetString()!;
    }
}
