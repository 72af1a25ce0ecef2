using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;
using Window = DigitalIndiaStack.Core.Testing.Browser.Visitor;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>An officer of payments looks at a batch in a real browser, downloads its result, releases, pauses, resumes and cancels it.</summary>
[Collection(typeof(ReadingRoomTests))]
public sealed class BatchPageTests(ReadingRoom room)
{
    private const string Scopes = "payments.accounts.read payments.accounts.write payments.batches.read payments.batches.write";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task The_desk_of_batches_is_readable_and_works(string tenant)
    {
        var (sandbox, chromium) = await room.EnterAsync();
        using var client = await new ServiceClient(sandbox, tenant == "ke" ? "conformance-a" : "conformance-b", tenant).ConnectAsync("payments", Scopes);
        var currency = tenant == "ke" ? "KES" : "MAD";
        var persona = Persona.PayerOf(tenant);
        (int Width, bool HasScripts, string Language)[] views = tenant == "ke" ? [(360, true, "en"), (1280, false, "sw")] : [(360, true, "ar"), (1280, true, "ar"), (360, false, "fr")];
        foreach (var (width, hasScripts, language) in views)
        {
            var batch = await AnnounceAsync(client, currency);
            var page = await chromium.OpenAsync(new Window(language, width, hasScripts));
            await LookAsync(new Reader(page, sandbox, persona with { Language = language }, $"{language}-{width}-{(hasScripts ? "scripts" : "plain")}", hasScripts));
            Assert.Equal("cancelled", await StatusAsync(client, batch));
        }
    }

    [Fact]
    public async Task Nobody_else_comes_to_it()
    {
        var (sandbox, chromium) = await room.EnterAsync();
        using var client = await new ServiceClient(sandbox, "conformance-a", "ke").ConnectAsync("payments", Scopes);
        var batch = await AnnounceAsync(client, "KES");
        var citizen = new Reader(await chromium.OpenAsync(new Window("sw", 1280, true)), sandbox, Persona.Wanjiru, "sw-1280-scripts", true);

        await citizen.OpenAsync("/payments/batches");
        await citizen.SignInAsync();

        Assert.Equal(0, await citizen.Page.Locator("main .govuk-tag").CountAsync());
        foreach (var path in new[] { "", "?handler=Result", "?handler=Report" })
        {
            var answer = await citizen.Page.Context.APIRequest.GetAsync(new Uri(sandbox.Address, $"/payments/batches/{batch}{path}").AbsoluteUri);
            Assert.DoesNotContain("AGR-7K2M", await answer.TextAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task LookAsync(Reader reader)
    {
        await reader.OpenAsync("/payments/batches");
        await reader.SignInAsync();
        await reader.LookAsync("batches");
        await reader.PressAsync("main a.govuk-button");
        await reader.LookAsync("batch");
        Assert.Equal(1, await reader.Page.Locator("main table").Nth(1).Locator("tbody tr").CountAsync());

        // Nothing was chosen and nothing confirmed.
        await reader.PressAsync("main form button");
        await reader.LookAsync("batch-missing");
        Assert.Equal(2, await reader.Page.Locator(".govuk-error-summary li").CountAsync());
        var result = await reader.Page.Context.APIRequest.GetAsync(new Uri(new Uri(reader.Page.Url), "?handler=Result").AbsoluteUri);
        Assert.Contains("AGR-7K2M", await result.TextAsync(), StringComparison.Ordinal);
        var report = await reader.Page.Context.APIRequest.GetAsync(new Uri(new Uri(reader.Page.Url), "?handler=Report").AbsoluteUri);
        Assert.Contains("<GrpSts>ACTC</GrpSts>", await report.TextAsync(), StringComparison.Ordinal);
        foreach (var act in new[] { "release", "pause", "resume", "cancel" })
        {
            await reader.Page.CheckAsync($"input[type=radio][value={act}]");
            await reader.Page.CheckAsync("input[type=checkbox]");
            await reader.PressAsync("main form button");
            Assert.Equal(1, await reader.Page.Locator(".govuk-notification-banner").CountAsync());
        }

        await reader.LookAsync("batch-cancelled");
        Assert.Equal(0, await reader.Page.Locator("main form").CountAsync());
    }

    // Two lines to one account, of which the second is not paid.
    private static async Task<string> AnnounceAsync(HttpClient client, string currency)
    {
        var debtor = Text(await PostAsync(client, "accounts", JsonContent.Create(new { kind = "treasury", name = "Treasury", currency, floor = new { currency, amount = "-100000.00" } })), "accountId");
        var shop = Text(await PostAsync(client, "accounts", JsonContent.Create(new { kind = "merchant", name = "Shop", currency })), "accountId");
        var batch = Text(await PostAsync(client, "batches", JsonContent.Create(new { debtorAccountId = debtor, reference = "Fertiliser 2026", lineCount = 2, total = new { currency, amount = "12500.50" }, executeAt = "2099-01-01T00:00:00Z" })), "batchId");
        var lines = new StringContent($$"""
            {"accountId":"{{shop}}","amount":"10000.00","reference":"AGR-7K2M"}
            {"accountId":"{{shop}}","amount":"2500.50","reference":"AGR-7K2M"}
            """);
        lines.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        await PostAsync(client, $"batches/{batch}/lines", lines);
        return batch;
    }

    private static async Task<string> StatusAsync(HttpClient client, string batch) =>
        Text(await client.GetFromJsonAsync<JsonElement>(new Uri($"payments/v1/batches/{batch}", UriKind.Relative), Cancellation), "status");

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"payments/v1/{path}", UriKind.Relative)) { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }

    private static string Text(JsonElement answer, string member) => answer.GetProperty(member).GetString()!;
}
