using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;
using Microsoft.Playwright;
using Window = DigitalIndiaStack.Core.Testing.Browser.Visitor;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>A person looks in a real browser at what was paid to them, and prints a receipt.</summary>
[Collection(typeof(ReadingRoomTests))]
public sealed class PaymentPageTests(ReadingRoom room)
{
    private const int OnOnePage = 10;

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task The_payments_and_their_receipts_are_readable_and_printable(string tenant)
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        var persona = Persona.CitizenOf(tenant);
        using var bank = await LedgerClient.ConnectAsync(sandbox, tenant);
        var treasury = await bank.OpenTreasuryAsync("Ministry of Agriculture");
        var account = await bank.OpenForAsync(persona.Number, "Savings");
        for (var payment = 0; payment <= OnOnePage; payment++)
        {
            await bank.PayAsync(treasury, account, $"{payment + 1}250.50");
        }

        (int Width, bool HasScripts, string Language)[] views = tenant == "ke" ? [(360, true, "en"), (1280, true, "en"), (1280, false, "sw")] : [(360, true, "ar"), (1280, true, "ar"), (360, false, "fr")];
        foreach (var (width, hasScripts, language) in views)
        {
            await LookAsync(await OpenAsync(chromium, sandbox, persona with { Language = language }, width, hasScripts), hasScripts);
        }
    }

    [Fact]
    public async Task Who_was_paid_nothing_is_told_what_to_do()
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        foreach (var persona in new[] { Persona.Fatima, Persona.OfficerHassan with { Language = "ar" } })
        {
            var reader = await OpenAsync(chromium, sandbox, persona, 360, true);
            await reader.OpenAsync("/payments");
            await reader.SignInAsync();
            await reader.LookAsync(persona == Persona.Fatima ? "payments-none" : "payments-unlinked");
            Assert.Equal(PackText.Of(persona, persona == Persona.Fatima ? "payments.receipts.none" : "payments.receipts.unlinked"), (await reader.Page.Locator("main p").InnerTextAsync()).Trim());
        }
    }

    [Fact]
    public async Task The_receipt_of_another_person_is_not_found()
    {
        var (sandbox, chromium) = await room.EnterAsync();
        using var bank = await LedgerClient.ConnectAsync(sandbox, "ke");
        var treasury = await bank.OpenTreasuryAsync("Ministry of Agriculture");
        var paid = await bank.PayAsync(treasury, await bank.OpenForAsync(Persona.Wanjiru.Number, "Savings"), "1.00");
        await bank.PayAsync(treasury, await bank.OpenForAsync(Persona.Otieno.Number, "Savings"), "2.00", "AGR-OTIENO");
        var other = await OpenAsync(chromium, sandbox, Persona.Otieno, 1280, true);

        await other.OpenAsync("/payments");
        await other.SignInAsync();

        Assert.Equal(["AGR-OTIENO"], await ReferencesAsync(other.Page));
        foreach (var (path, status) in new[] { ($"/payments/receipts/{paid}", 404), ($"/payments/receipts/{Guid.Empty}", 404), ("/payments?cursor=nonsense", 404) })
        {
            Assert.Equal(status, (await other.Page.Context.APIRequest.GetAsync(new Uri(sandbox.Address, path).AbsoluteUri)).Status);
        }
    }

    private static async Task<string[]> ReferencesAsync(IPage page) =>
        [.. (await page.Locator("main dl .dis-token").AllInnerTextsAsync()).Where(token => token.StartsWith("AGR", StringComparison.Ordinal))];

    private static async Task LookAsync(Reader reader, bool hasScripts)
    {
        var page = reader.Page;
        await reader.OpenAsync("/payments");
        await reader.SignInAsync();
        await reader.LookAsync("payments");
        Assert.Equal(OnOnePage, await page.Locator("main dl").CountAsync());
        await reader.PressAsync("main nav a");
        await reader.LookAsync("payments-rest");
        Assert.Equal(1, await page.Locator("main dl").CountAsync());
        await reader.PressAsync("main a.govuk-button");
        await reader.LookAsync("receipt");
        var number = await page.Locator("main dl .dis-token").First.InnerTextAsync();
        Assert.Contains(number, await page.Locator("img.dis-qr").GetAttributeAsync("alt"), StringComparison.Ordinal);
        if (hasScripts)
        {
            // A picture that the policy of the page had refused would have no size of its own.
            Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('img.dis-qr').naturalWidth > 0"));
        }

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.PictureAsync($"print-receipt-{await page.Locator("html").GetAttributeAsync("lang")}");
        Assert.True(await page.IsVisibleAsync("img.dis-qr"));
        Assert.False(await page.IsVisibleAsync(".dis-screen"));
        Assert.False(await page.IsVisibleAsync(".govuk-back-link"));
    }

    private static async Task<Reader> OpenAsync(Chromium chromium, SandboxSettings sandbox, Persona persona, int width, bool hasScripts)
    {
        var page = await chromium.OpenAsync(new Window(persona.Language, width, hasScripts));
        return new Reader(page, sandbox, persona, $"{persona.Language}-{width}-{(hasScripts ? "scripts" : "plain")}", hasScripts);
    }
}
