using AngleSharp;
using AngleSharp.Dom;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Pages.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(SampleSite))]

namespace DigitalIndiaStack.Core.Pages.Tests;

/// <summary>A small site with every component, on a real socket so that a browser can open it.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("pages").FullName;
    private WebApplication app = null!;

    public Uri Address => new(app.Urls.Single());

    public string Data => data;

    internal SampleIssuer Issuer { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Issuer.StartAsync();
        app = Build(Issuer.Address, data);
        await app.StartAsync(TestContext.Current.CancellationToken);
        Issuer.Key = app.Services.GetRequiredService<ServiceKeys>().Get("samples").PublicJwk();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Issuer.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A client with cookies of its own that follows no redirect.</summary>
    public HttpClient NewClient(string language = "en")
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }

    public static async Task<IDocument> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(request => request.Content(html));
    }

    /// <summary>Opens a form, fills it in and sends it with its token.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, Dictionary<string, string> values, CancellationToken cancellationToken)
    {
        var form = await ReadAsync(await client.GetAsync(path, cancellationToken));
        values["__RequestVerificationToken"] = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await client.PostAsync(path, new FormUrlEncodedContent(values), cancellationToken);
    }

    internal static WebApplication Build(Uri issuer, string data)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Countries:Directory"] = Path.Combine(AppContext.BaseDirectory, "Packs"),
            ["Sandbox:Enabled"] = "true",
            ["Identity:Issuer"] = issuer.AbsoluteUri,
            ["Data"] = data,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddCore();
        builder.AddBlockPages("samples", typeof(SampleSite).Assembly);
        builder.AddPageSignIn("samples", "officer");
        builder.AddPageSignIn("others");
        var app = builder.Build();
        app.UseCore();
        app.UsePages();
        app.MapPages();
        return app;
    }
}
