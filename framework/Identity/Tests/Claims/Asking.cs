using System.Net;
using System.Text.Json;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Claims;

/// <summary>Asks for claims as a client does.</summary>
internal static class Asking
{
    public const string PartnerCallback = "https://partner.example/back";

    /// <summary>A request of the app with parameters of its own.</summary>
    public static Dictionary<string, string> Request(params (string Name, string Value)[] parameters) => Wire.AppRequest("openid", form =>
    {
        form["tenant"] = "ke";
        foreach (var (name, value) in parameters)
        {
            form[name] = value;
        }
    });

    /// <summary>Signs in with a request and redeems the code.</summary>
    public static async Task<Answer> TokensAsync(this IdentityHost host, Browser browser, Citizen citizen, params (string Name, string Value)[] parameters)
    {
        var tokens = await host.RedeemAsync(Browser.Query(await browser.AuthorizeAsync(citizen, Request(parameters)), "code")!);
        Assert.True(tokens.Status == HttpStatusCode.OK, tokens.Body.ToString());
        return tokens;
    }

    /// <summary>Pushes a request of the app and opens it.</summary>
    /// <returns>Where it leads away to; <see langword="null"/> when a page is open.</returns>
    public static async Task<Uri?> OpenAsync(this IdentityHost host, Browser browser, params (string Name, string Value)[] parameters)
    {
        var pushed = await host.PushAsync(Request(parameters));
        Assert.True(pushed.Status == HttpStatusCode.Created, pushed.Body.ToString());
        return await browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
    }

    public static async Task<(HttpResponseMessage Message, string Text)> UserInfoAsync(this IdentityHost host, string token)
    {
        using var client = host.NewClient(token);
        var message = await client.GetAsync(new Uri("identity/connect/userinfo", UriKind.Relative), TestContext.Current.CancellationToken);
        return (message, await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
