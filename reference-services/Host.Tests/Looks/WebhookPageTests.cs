using System.Net.Http.Json;
using System.Text.Json;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;
using Window = DigitalIndiaStack.Core.Testing.Browser.Visitor;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>The operator of the switch sees in a real browser why a delivery failed, and sends it again.</summary>
[Collection(typeof(ReadingRoomTests))]
public sealed class WebhookPageTests(ReadingRoom room)
{
    private const string Scopes = "payments.accounts.write payments.transfers.write payments.webhooks.read payments.webhooks.write";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task The_page_of_deliveries_is_readable_and_works(string tenant)
    {
        var (sandbox, chromium) = await room.EnterAsync();
        using var client = await new ServiceClient(sandbox, tenant == "ke" ? "conformance-a" : "conformance-b", tenant).ConnectAsync("payments", Scopes);
        await FailAsync(client, tenant == "ke" ? "KES" : "MAD");
        var persona = Persona.OperatorOf(tenant);
        foreach (var (width, hasScripts, language) in new[] { (360, true, persona.Language), (1280, false, persona.Language), (360, true, tenant == "ke" ? "sw" : "ar") })
        {
            var page = await chromium.OpenAsync(new Window(language, width, hasScripts));
            await LookAsync(new Reader(page, sandbox, persona with { Language = language }, $"{language}-{width}-{(hasScripts ? "scripts" : "plain")}", hasScripts));
        }
    }

    [Fact]
    public async Task Nobody_else_comes_to_it()
    {
        var (sandbox, chromium) = await room.EnterAsync();
        var citizen = new Reader(await chromium.OpenAsync(new Window("sw", 1280, true)), sandbox, Persona.Wanjiru, "sw-1280-scripts", true);

        await citizen.OpenAsync("/payments/webhooks");
        await citizen.SignInAsync();

        Assert.Equal(0, await citizen.Page.Locator("main a[href^='/payments/webhooks/']").CountAsync());
        Assert.Equal(0, await citizen.Page.Locator("main .govuk-tag").CountAsync());
    }

    private static async Task LookAsync(Reader reader)
    {
        await reader.OpenAsync("/payments/webhooks");
        await reader.SignInAsync();
        await reader.LookAsync("webhooks");
        await reader.PressAsync("main a.govuk-button");
        await reader.LookAsync("deliveries");
        await reader.PressAsync();
        Assert.Equal(1, await reader.Page.Locator(".govuk-notification-banner").CountAsync());
        await reader.LookAsync("resent");
    }

    // A URL at which nobody listens.
    private static async Task FailAsync(HttpClient client, string currency)
    {
        await PostAsync(client, "webhooks", new { url = "http://127.0.0.1:9/events/secret", eventTypes = (string[])["payments.transfer.settled.v1"] });
        var debtor = await PostAsync(client, "accounts", new { kind = "treasury", name = "Treasury", currency, floor = new { currency, amount = "-100.00" } });
        var shop = await PostAsync(client, "accounts", new { kind = "merchant", name = "Shop", currency });
        await PostAsync(client, "transfers", new { debtorAccountId = Text(debtor, "accountId"), creditor = new { accountId = Text(shop, "accountId") }, amount = new { currency, amount = "1.00" }, reference = "Fees" });
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"payments/v1/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }

    private static string Text(JsonElement answer, string member) => answer.GetProperty(member).GetString()!;
}
