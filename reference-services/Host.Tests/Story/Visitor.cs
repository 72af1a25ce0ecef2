using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace DigitalIndiaStack.Host.Tests.Story;

/// <summary>A person with a browser that runs no script and keeps cookies.</summary>
internal sealed class Visitor : IDisposable
{
    private const int MostRedirects = 20;
    private readonly HttpClient http;
    private readonly Uri home;
    private readonly string data;

    /// <param name="home">The address of the portal.</param>
    /// <param name="data">The data folder of the sandbox, where the PIN of everybody lies.</param>
    public Visitor(Uri home, string data, Persona persona)
    {
        this.home = home;
        this.data = data;
        Persona = persona;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseProxy = false, RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 });
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.Add("Accept-Language", persona.Language);
    }

    public Persona Persona { get; }

    /// <summary>The page that is open.</summary>
    public IDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public Uri Here { get; private set; } = null!;

    public string Pin => File.ReadAllText(Path.Combine(data, "keys", "sandbox-pin.txt")).Trim();

    /// <summary>Opens an address and follows where it leads.</summary>
    public async Task OpenAsync(string address)
    {
        Here = new Uri(Here ?? home, address);
        await FollowAsync(await http.GetAsync(Here, TestContext.Current.CancellationToken));
    }

    /// <summary>Opens the link of the page that leads to a path.</summary>
    public Task ClickAsync(string path)
    {
        var link = Page.QuerySelectorAll("a").FirstOrDefault(link => link.GetAttribute("href") is { } href && new Uri(Here, href).AbsolutePath == path);
        Assert.True(link is not null, $"No link to {path} at {Here}: {Text}");
        return OpenAsync(link.GetAttribute("href")!);
    }

    /// <summary>Fills in the form of the page and presses its button, or the one of this name and value.</summary>
    public async Task SubmitAsync(params (string Name, string Value)[] values)
    {
        var form = Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().FirstOrDefault();
        Assert.True(form is not null, $"No form at {Here}: {Text}");
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>()
            .Where(input => input.Type is not ("radio" or "checkbox") || input.IsChecked)
            .ToDictionary(input => input.Name!, input => input.Value ?? "");
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        using var content = new FormUrlEncodedContent(fields);
        var target = form.GetAttribute("action") is { Length: > 0 } action ? new Uri(Here, action) : Here;
        var answer = await http.PostAsync(target, content, TestContext.Current.CancellationToken);
        Here = target;
        await FollowAsync(answer);
    }

    /// <summary>Signs in where the page asks for it; elsewhere nothing happens.</summary>
    public async Task SignInAsync()
    {
        if (Here.AbsolutePath != "/identity/sign-in")
        {
            return;
        }

        await EnterNumberAsync();
        Assert.True(Here.AbsolutePath == "/identity/sign-in/code", $"{Status} {Here}: {Text}");
        await SubmitAsync(("Code", await NewestCodeAsync()));
        Assert.False(Here.AbsolutePath.StartsWith("/identity/", StringComparison.Ordinal), $"{Status} {Here}: {Text}");
    }

    /// <summary>Fills in the first page of sign-in.</summary>
    public Task EnterNumberAsync() => SubmitAsync(("Country", Persona.Tenant), ("Number", Persona.Number), ("Pin", Pin));

    /// <summary>Opens a page of a block, and signs in on the way when it is asked.</summary>
    public async Task EnterAsync(string address)
    {
        await OpenAsync(new Uri(home, address).AbsoluteUri);
        await SignInAsync();
    }

    /// <summary>Sends any request with the cookies of this browser, and stays where it is.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(home, request.RequestUri!);
        return http.SendAsync(request, cancellationToken);
    }

    public string Text => Page.Body!.TextContent;

    /// <summary>The values of the facts that the page tells.</summary>
    public IReadOnlyList<string> Facts => [.. Page.QuerySelectorAll("main dd.govuk-summary-list__value").Select(fact => fact.TextContent.Trim())];

    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".govuk-error-message").Select(error => error.TextContent.Trim())];

    public string? Notice => Page.QuerySelector(".govuk-notification-banner__content")?.TextContent.Trim();

    public void Dispose() => http.Dispose();

    // The inbox is a page like every other one; it shows the newest first.
    private async Task<string> NewestCodeAsync()
    {
        var html = await http.GetStringAsync(new Uri(home, "/sandbox/inbox"), TestContext.Current.CancellationToken);
        using var inbox = await ParseAsync(html);
        var message = inbox.QuerySelectorAll("dl").First(list => list.TextContent.Contains(Persona.Email, StringComparison.Ordinal));
        return message.QuerySelector("strong")!.TextContent.Trim();
    }

    private async Task FollowAsync(HttpResponseMessage response)
    {
        for (var count = 0; response.Headers.Location is { } location; count++)
        {
            Assert.True(count < MostRedirects, $"Redirected without end to {location}");
            Here = new Uri(Here, location);
            response.Dispose();
            response = await http.GetAsync(Here, TestContext.Current.CancellationToken);
        }

        Status = response.StatusCode;
        Page = await ParseAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        response.Dispose();
    }

    private static Task<IDocument> ParseAsync(string html) => BrowsingContext.New().OpenAsync(request => request.Content(html));
}
