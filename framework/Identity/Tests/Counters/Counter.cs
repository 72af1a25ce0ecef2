using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Counters;

/// <summary>A counter that has no browser, and a person with one.</summary>
internal sealed class Counter(IdentityHost host)
{
    public const string Client = "conformance-counter";
    public const string Page = "/identity/counter";

    /// <summary>Asks for codes.</summary>
    public Task<Answer> AskAsync(string scope = "openid", string client = Client, Action<Dictionary<string, string>>? change = null)
    {
        var form = host.Authenticated(client, new() { ["scope"] = scope });
        change?.Invoke(form);
        return host.PostAsync("identity/connect/device", form);
    }

    /// <summary>Asks whether the person has decided.</summary>
    public Task<Answer> PollAsync(Answer codes, string client = Client) => host.PostAsync("identity/connect/token", PollOf(codes, client));

    /// <summary>The form of it.</summary>
    public Dictionary<string, string> PollOf(Answer codes, string client = Client) => host.Authenticated(client, new()
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
        ["device_code"] = codes.Text("device_code")!,
    });

    /// <summary>A browser in which the person is signed in, at the page for codes.</summary>
    public async Task<Browser> OpenAsync(Citizen citizen)
    {
        var browser = new Browser(host);
        await browser.OpenAsync(Page);
        Assert.Equal("/identity/sign-in", browser.Here.AbsolutePath);
        await browser.SignInAsync(citizen);
        Assert.Equal(Page, browser.Here.AbsolutePath);
        return browser;
    }

    /// <summary>Enters a code and answers.</summary>
    public static async Task DecideAsync(Browser browser, Answer codes, string answer = "yes")
    {
        await browser.OpenAsync(Page);
        await browser.SubmitAsync(("Code", codes.Text("user_code")!));
        Assert.NotNull(browser.Page.QuerySelector($"[data-counter={Client}]"));
        await browser.PressAsync("answer", answer);
    }
}
