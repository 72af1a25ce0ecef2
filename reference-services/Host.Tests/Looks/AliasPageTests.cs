using System.Net.Http.Json;
using System.Text.Json;
using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;
using Window = DigitalIndiaStack.Core.Testing.Browser.Visitor;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>A person makes, rotates and revokes a virtual id in a real browser, signs in by it, and sees who may know what.</summary>
[Collection(typeof(ReadingRoomTests))]
public sealed class AliasPageTests(ReadingRoom room)
{
    private const string Shown = "[data-virtual-id]";

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task The_virtual_id_is_readable_and_signs_in(string tenant)
    {
        var (sandbox, chromium) = await room.EnterAsync();
        await ServiceClient.ResetAsync(sandbox);
        var persona = Persona.CitizenOf(tenant);
        (int Width, bool HasScripts, string Language)[] views = tenant == "ke" ? [(360, true, "en"), (1280, true, "en"), (1280, false, "sw")] : [(360, true, "ar"), (1280, true, "ar"), (360, false, "fr")];
        foreach (var (width, hasScripts, language) in views)
        {
            var number = await UseAsync(await OpenAsync(chromium, sandbox, persona with { Language = language }, width, hasScripts));
            var reader = await OpenAsync(chromium, sandbox, persona with { Language = language, Number = number }, width, hasScripts);
            await EndAsync(reader, () => AskAsync(sandbox, tenant, persona.Number));
        }
    }

    private static async Task<string> UseAsync(Reader reader)
    {
        await reader.OpenAsync("/payments");
        await reader.SignInAsync();
        await reader.OpenAsync("/");
        await reader.PressAsync("main a[href='/identity/virtual-id']");
        await reader.LookAsync("alias-none");
        await reader.PressAsync("main button[value=make]");
        var first = await reader.Page.Locator(Shown).GetAttributeAsync("data-virtual-id");
        await reader.PressAsync("main button[value=rotate]");
        await reader.LookAsync("alias");
        var second = await reader.Page.Locator(Shown).GetAttributeAsync("data-virtual-id");
        Assert.NotEqual(first, second);
        return second!;
    }

    private static async Task EndAsync(Reader reader, Func<Task> ask)
    {
        await reader.OpenAsync("/payments");
        await reader.SignInAsync();
        await reader.OpenAsync("/identity/virtual-id");
        await reader.PressAsync("main button[value=revoke]");
        await reader.LookAsync("alias-revoked");
        await reader.OpenAsync("/identity/permissions");
        await reader.LookAsync("permissions-none");
        await ask();
        await reader.OpenAsync("/identity/permissions");
        await reader.LookAsync("permissions-asked");
        await reader.PressAsync("main button[value=grant]");
        await reader.LookAsync("permissions-granted");
        await reader.PressAsync("main button[value=withdraw]");
        Assert.Equal(0, await reader.Page.Locator("[data-permission]").CountAsync());
    }

    private static async Task AskAsync(SandboxSettings sandbox, string tenant, string number)
    {
        using var service = await new ServiceClient(sandbox, tenant == "ke" ? "conformance-a" : "conformance-b", tenant).ConnectAsync("identity", "identity.subjects.resolve identity.permissions.ask");
        var subject = (await PostAsync(service, "subject-resolutions", new { number })).GetProperty("subject").GetString();
        await PostAsync(service, "permissions", new { subject, purpose = "verification", items = new[] { "fullName", "over18", "region" }, reason = "Ouverture de votre compte (1/2): age, name & region" });
    }

    private static async Task<JsonElement> PostAsync(HttpClient service, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"identity/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await service.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static async Task<Reader> OpenAsync(Chromium chromium, SandboxSettings sandbox, Persona persona, int width, bool hasScripts)
    {
        var page = await chromium.OpenAsync(new Window(persona.Language, width, hasScripts));
        return new Reader(page, sandbox, persona, $"{persona.Language}-{width}-{(hasScripts ? "scripts" : "plain")}", hasScripts);
    }
}
