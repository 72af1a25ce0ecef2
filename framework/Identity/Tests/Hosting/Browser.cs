using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.WebUtilities;

namespace DigitalIndiaStack.Identity.Tests.Hosting;

/// <summary>A person with a browser that runs no script.</summary>
internal sealed class Browser : IDisposable
{
    private readonly IdentityHost host;
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;

    public Browser(IdentityHost host)
    {
        this.host = host;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.Add("Accept-Language", "en");
    }

    /// <summary>The page that is open.</summary>
    public IDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>What the browser would send now; whoever copied it could send it too.</summary>
    public string CookieHeader => cookies.GetCookieHeader(host.Address);

    /// <summary>The content security policy of the page that is open.</summary>
    public string Policy { get; private set; } = "";

    public Uri Here { get; private set; } = null!;

    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".govuk-error-message").Select(error => error.TextContent.Trim())];

    /// <summary>Opens an address and follows redirects while they stay on the host.</summary>
    /// <returns>Where a redirect led away to; <see langword="null"/> when a page is open.</returns>
    public async Task<Uri?> OpenAsync(string address) =>
        await FollowAsync(await http.GetAsync(new Uri(host.Address, address), TestContext.Current.CancellationToken), new Uri(host.Address, address));

    /// <summary>Fills in the form of the page and posts it.</summary>
    public async Task<Uri?> SubmitAsync(params (string Name, string Value)[] values) => await FollowAsync(await PostAsync(values), Here);

    public Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] values) =>
        PostAsync(Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(), values);

    /// <summary>Presses a button of the page, with what its form holds.</summary>
    public Task<Uri?> PressAsync(string name, string value) => PressInAsync("main", name, value);

    /// <summary>Presses a button of a part of the page, with what its form holds and what is filled in besides.</summary>
    public async Task<Uri?> PressInAsync(string part, string name, string value, params (string Name, string Value)[] more) => await FollowAsync(
        await PostAsync((IHtmlFormElement)Page.QuerySelector($"{part} form button[name={name}][value='{value}']")!.Closest("form")!, [.. more, (name, value)]), Here);

    /// <summary>Presses a button of the page with what is filled in besides, and a file.</summary>
    public async Task<Uri?> UploadAsync((string Name, byte[] Content) file, params (string Name, string Value)[] values)
    {
        var form = Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First();
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in FieldsOf(form, values).Where(field => field.Key != file.Name))
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(file.Content), file.Name, "document.jpg");
        return await FollowAsync(await http.PostAsync(new Uri(Here, form.GetAttribute("action") ?? ""), content, TestContext.Current.CancellationToken), Here);
    }

    private async Task<HttpResponseMessage> PostAsync(IHtmlFormElement form, params (string Name, string Value)[] values)
    {
        using var content = new FormUrlEncodedContent(FieldsOf(form, values));
        return await http.PostAsync(new Uri(Here, form.GetAttribute("action") ?? ""), content, TestContext.Current.CancellationToken);
    }

    private static Dictionary<string, string> FieldsOf(IHtmlFormElement form, (string Name, string Value)[] values)
    {
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>()
            .Where(input => input.Type is not ("radio" or "checkbox") || input.IsChecked)
            .ToDictionary(input => input.Name!, input => input.Value ?? "");
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        return fields;
    }

    /// <summary>Signs in on the page that is open.</summary>
    public async Task<Uri?> SignInAsync(Citizen citizen)
    {
        // One at a time for one person: the newest code in the inbox must be that of this browser.
        using (await citizen.EnterAsync())
        {
            await SubmitAsync(("Country", citizen.Tenant), ("Number", citizen.Number), ("Pin", citizen.Pin));
            return await SubmitAsync(("Code", await citizen.NewestCodeAsync(host)));
        }
    }

    /// <summary>Goes through a whole sign-in at the app.</summary>
    /// <returns>The address to which the app is called back.</returns>
    public async Task<Uri> AuthorizeAsync(Citizen citizen, Dictionary<string, string> request)
    {
        request.TryAdd("tenant", citizen.Tenant);
        var pushed = await host.PushAsync(request);
        Assert.True(pushed.Status == HttpStatusCode.Created, pushed.Body.ToString());
        var away = await OpenAsync(Protocol.AuthorizePath(request["client_id"], pushed.Text("request_uri")!));
        if (away is null && Here.AbsolutePath == "/identity/sign-in")
        {
            away = await SignInAsync(citizen);
        }

        if (away is null && Here.AbsolutePath == "/identity/approve")
        {
            away = await SubmitAsync(("answer", "yes"));
        }

        return away ?? throw new InvalidOperationException($"{Status} {Here}: {Page.Body!.TextContent}");
    }

    public static string? Query(Uri address, string name) => QueryHelpers.ParseQuery(address.Query).TryGetValue(name, out var value) ? value.ToString() : null;

    public void Dispose() => http.Dispose();

    private async Task<Uri?> FollowAsync(HttpResponseMessage response, Uri from)
    {
        while (response.Headers.Location is { } location)
        {
            from = new Uri(from, location);
            if (from.Authority != host.Address.Authority)
            {
                return from;
            }

            response = await http.GetAsync(from, TestContext.Current.CancellationToken);
        }

        Here = from;
        Status = response.StatusCode;
        Policy = response.Headers.TryGetValues("Content-Security-Policy", out var policy) ? string.Join(' ', policy) : "";
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Page = await BrowsingContext.New().OpenAsync(request => request.Content(html));
        return null;
    }
}
