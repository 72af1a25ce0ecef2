using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Clients;

/// <summary>The page on which a developer registers and removes a client, without scripts.</summary>
public class ClientsPageTests(IdentityHost host)
{
    private const string Page = "/identity/clients";

    [Fact]
    public async Task A_client_is_registered_shown_once_and_removed()
    {
        using var browser = new Browser(host);
        await browser.OpenAsync(Page);
        await browser.SubmitAsync([.. Filled("Form.Scopes", "email")]);
        var (id, token) = Shown(browser);
        Assert.Contains($"\"{id}\", {{ id_token_signed_response_alg: 'ES256' }}, client.None(), {{ execute", browser.Page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"openid email\"", browser.Page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await host.PushAsync(Wire.AppRequest("openid email", form => form["client_id"] = id))).Status);

        await browser.OpenAsync(Page);
        Assert.Null(browser.Page.QuerySelector("[data-client]"));
        await RemoveAsync(browser, id, "wrong");
        Assert.Single(browser.Errors);
        await RemoveAsync(browser, id, token);
        Assert.Empty(browser.Errors);
        Assert.Equal("invalid_client", (await host.PushAsync(Wire.AppRequest("openid", form => form["client_id"] = id))).Error);
    }

    [Fact]
    public async Task A_pasted_key_makes_it_confidential()
    {
        using var browser = new Browser(host);
        var key = host.KeyOf("registrar").PublicJwk();
        await browser.OpenAsync(Page);
        await browser.SubmitAsync([.. Filled("Form.Keys", $$"""{"keys":[{"kty":"EC","crv":"P-256","x":"{{key.X}}","y":"{{key.Y}}","key_ops":["verify"],"alg":"ES256"}]}""")]);
        var (id, token) = Shown(browser);

        Assert.Equal("confidential", (await new Developer(host).ReadAsync(id, token)).Text("kind"));
        Assert.Contains("client.PrivateKeyJwt(key", browser.Page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Name", "Citizen App")]
    [InlineData("Form.Name", "P\u0430yments")]
    [InlineData("Form.Name", "")]
    [InlineData("Form.RedirectUris", "http://app.example/back")]
    [InlineData("Form.RedirectUris", "")]
    [InlineData("Form.Keys", "no key")]
    [InlineData("Form.Keys", "[]")]
    [InlineData("Form.Keys", """{"keys":[1]}""")]
    [InlineData("Form.Keys", """{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}""")]
    [InlineData("Form.Keys", """{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}""")]
    [InlineData("Form.Keys", """{"kty":"RSA","n":5}""")]
    [InlineData("Form.Keys", """{"kty":"oct"}""")]
    [InlineData("Form.Country", "in")]
    public async Task What_is_wrong_stands_at_its_field(string field, string value)
    {
        using var browser = new Browser(host);
        await browser.OpenAsync(Page);
        await browser.SubmitAsync([.. Filled(field, value)]);

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Single(browser.Errors);
    }

    private static IEnumerable<(string Name, string Value)> Filled(string field, string value)
    {
        var form = new Dictionary<string, string> { ["Form.Country"] = "ke", ["Form.Name"] = Developer.NewName(), ["Form.RedirectUris"] = $"{Wire.AppCallback}\r\nhttps://app.example/back", ["act"] = "register", [field] = value };
        return form.Select(pair => (pair.Key, pair.Value));
    }

    private static (string Id, string Token) Shown(Browser browser)
    {
        var made = browser.Page.QuerySelector("[data-client]")!;
        return (made.GetAttribute("data-client")!, made.QuerySelectorAll(".dis-token")[1].TextContent);
    }

    private static Task<Uri?> RemoveAsync(Browser browser, string id, string token) =>
        browser.SubmitAsync(("Removal.ClientId", id), ("Removal.Token", token), ("act", "remove"));
}
