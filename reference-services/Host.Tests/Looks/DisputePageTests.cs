using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>A person disputes in a real browser what they paid, follows the dispute and withdraws it.</summary>
[Collection(typeof(ReadingRoomTests))]
public sealed class DisputePageTests(ReadingRoom room)
{
    private const string Said = "The seed never came.\nI asked twice.";

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task A_person_disputes_what_they_paid_and_withdraws_it(string tenant)
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        using var bank = await LedgerClient.ConnectAsync(sandbox, tenant);
        var persona = Persona.CitizenOf(tenant);
        var (account, shop) = await MakeAsync(bank, persona);
        var first = await Reader.EnterAsync(chromium, sandbox, persona, 360, true, "/payments/disputes");
        await first.LookAsync("disputes-none");
        await first.PressAsync("main a.govuk-button");
        await first.LookAsync("made-none");
        (int Width, bool HasScripts, string Language)[] views = tenant == "ke" ? [(360, true, "en"), (1280, true, "en"), (1280, false, "sw")] : [(360, true, "ar"), (1280, true, "ar"), (360, false, "fr")];
        foreach (var (width, hasScripts, language) in views)
        {
            await bank.PayAsync(account, shop, "1250.50");
            var reader = await Reader.EnterAsync(chromium, sandbox, persona with { Language = language }, width, hasScripts, "/payments/made");
            await OpenAsync(reader);
            var dispute = new Uri(reader.Page.Url).Segments[^1];
            Assert.Equal(["opened", "1000.50", Said], await ReadAsync(bank, dispute));
            Assert.Equal("contested", await bank.ActAsync($"disputes/{dispute}/contest", new { statement = "It was delivered", evidence = new[] { new { description = "Delivery note", sha256 = new string('a', 64) } } }));
            await WithdrawAsync(reader);
            Assert.Equal("withdrawn", (await ReadAsync(bank, dispute))[0]);
        }
    }

    [Fact]
    public async Task What_the_payee_accepts_comes_back_and_the_receipt_says_why_nothing_is_left_to_dispute()
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        using var bank = await LedgerClient.ConnectAsync(sandbox, "ke");
        var (account, shop) = await MakeAsync(bank, Persona.Wanjiru);
        var paid = await bank.PayAsync(account, shop, "20.00");
        var reader = await Reader.EnterAsync(chromium, sandbox, Persona.Wanjiru, 1280, true, $"/payments/receipts/{paid}/dispute");
        await FillAsync(reader, "20");
        Assert.Equal(302, await reader.SendAsync());
        await reader.OpenAsync($"/payments/receipts/{paid}");
        await reader.LookAsync("receipt-disputed");
        Assert.Equal(0, await reader.Page.Locator("main a.govuk-button").CountAsync());
        await reader.OpenAsync("/payments/disputes");
        await reader.PressAsync("main a.govuk-button");

        Assert.Equal("accepted", await bank.ActAsync($"disputes/{new Uri(reader.Page.Url).Segments[^1]}/accept"));

        Assert.Equal(200, await reader.SendAsync());
        await reader.LookAsync("dispute-accepted");
        Assert.Equal((1, 0), (await reader.Page.Locator(".govuk-error-summary li").CountAsync(), await reader.Page.Locator("main form").CountAsync()));
        Assert.Equal("5000.00", (await bank.ReadAsync($"accounts/{account}")).GetProperty("balance").GetProperty("amount").GetString());
        await reader.OpenAsync($"/payments/receipts/{paid}/dispute");
        Assert.Equal($"/payments/receipts/{paid}", new Uri(reader.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task The_payments_and_disputes_of_another_person_are_not_found()
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        using var bank = await LedgerClient.ConnectAsync(sandbox, "ke");
        var ((hers, shop), (his, _)) = (await MakeAsync(bank, Persona.Wanjiru), await MakeAsync(bank, Persona.Otieno));
        var (got, secret, own) = (await bank.PayAsync(hers, his, "20.00"), await bank.PayAsync(hers, shop, "20.00"), await bank.PayAsync(his, shop, "20.00"));
        var wanjiru = await Reader.EnterAsync(chromium, sandbox, Persona.Wanjiru, 1280, true, $"/payments/receipts/{got}/dispute");
        await FillAsync(wanjiru, "20.00");
        Assert.Equal(302, await wanjiru.SendAsync());
        await wanjiru.PressAsync("main a.govuk-button");
        var dispute = new Uri(wanjiru.Page.Url).AbsolutePath;

        var otieno = await Reader.EnterAsync(chromium, sandbox, Persona.Otieno, 1280, true, "/payments/disputes");

        Assert.Equal(0, await otieno.Page.Locator("main dl").CountAsync());
        foreach (var (path, status) in new[] { ($"/payments/receipts/{got}", 200), ($"/payments/receipts/{got}/dispute", 404), ($"/payments/receipts/{secret}/dispute", 404), ($"/payments/receipts/{secret}", 404), (dispute, 404) })
        {
            Assert.Equal((path, status), (path, (await otieno.Page.Context.APIRequest.GetAsync(new Uri(sandbox.Address, path).AbsoluteUri)).Status));
        }

        foreach (var target in new[] { $"/payments/receipts/{secret}/dispute", dispute })
        {
            await otieno.OpenAsync($"/payments/receipts/{own}/dispute");
            await FillAsync(otieno, "20.00");
            await otieno.Page.EvalOnSelectorAsync("main form", "(form, action) => form.action = action", target);
            Assert.Equal(404, await otieno.SendAsync());
        }

        Assert.Equal("opened", (await ReadAsync(bank, dispute.Split('/')[^1]))[0]);
    }

    private static async Task OpenAsync(Reader reader)
    {
        await reader.LookAsync("made");
        await reader.PressAsync("main a.govuk-button");
        await reader.LookAsync("receipt-made");
        await reader.PressAsync("main a.govuk-button");
        await reader.LookAsync("opening");
        Assert.Equal("1250.50", await reader.Page.InputValueAsync("#Amount"));
        await reader.PressAsync("main form button");
        await reader.LookAsync("opening-missing");
        Assert.Equal(2, await reader.Page.Locator(".govuk-error-summary li").CountAsync());
        foreach (var wrong in new[] { "1250.51", "much", "-1" })
        {
            await FillAsync(reader, wrong);
            await reader.PressAsync("main form button");
            Assert.Equal(1, await reader.Page.Locator(".govuk-error-summary a[href='#Amount']").CountAsync());
        }

        await FillAsync(reader, "1 000,5");
        await reader.PressAsync("main form button");
        await reader.LookAsync("disputes");
        Assert.Equal(1, await reader.Page.Locator(".govuk-notification-banner").CountAsync());
        await reader.PressAsync("main a.govuk-button");
        await reader.LookAsync("dispute");
    }

    private static async Task WithdrawAsync(Reader reader)
    {
        await reader.OpenAsync(new Uri(reader.Page.Url).AbsolutePath);
        await reader.LookAsync("dispute-contested");
        Assert.Equal(2, await reader.Page.Locator("main h3").CountAsync());
        await reader.PressAsync("main form button");
        await reader.LookAsync("disputes-withdrawn");
        Assert.Equal(1, await reader.Page.Locator(".govuk-notification-banner").CountAsync());
    }

    private static async Task FillAsync(Reader reader, string amount)
    {
        await reader.Page.CheckAsync("input[type=radio][value=NotReceived]");
        await reader.Page.FillAsync("#Amount", amount);
        await reader.Page.FillAsync("#Statement", Said);
    }

    private static async Task<string[]> ReadAsync(LedgerClient bank, string id)
    {
        var dispute = await bank.ReadAsync($"disputes/{id}");
        return [dispute.GetProperty("status").GetString()!, dispute.GetProperty("amount").GetProperty("amount").GetString()!, dispute.GetProperty("history")[0].GetProperty("statement").GetString()!];
    }

    // The shop may pay back: it goes below zero.
    private static async Task<(string Account, string Shop)> MakeAsync(LedgerClient bank, Persona persona)
    {
        var (account, shop) = (await bank.OpenForAsync(persona.Number, "Savings"), await bank.OpenTreasuryAsync("Seed Shop"));
        await bank.PayAsync(shop, account, "5000.00");
        return (account, shop);
    }
}
