using System.Net.Http.Headers;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;
using Microsoft.AspNetCore.Builder;

namespace DigitalIndiaStack.Conformance.Proxy.Tests;

/// <summary>A client, the proxy and a scripted server.</summary>
internal sealed class Between : IAsyncDisposable
{
    public const string Token = "eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl";
    private static readonly SpecSet RealSpecs = SpecSet.Load(Suite.Specs);
    private readonly WebApplication server;
    private readonly string folder = Directory.CreateTempSubdirectory("dis-proxy-").FullName;

    private Between(WebApplication server) => this.server = server;

    public RecordingProxy Proxy { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public static Task<Between> StartAsync(params Scripted[] script) => StartAsync(RealSpecs, script);

    public static Task<Between> StartAsync(SpecSet specs, params Scripted[] script) => StartAsync(specs, settings => settings, script);

    public static Task<Between> StartAsync(Func<ProxySettings, ProxySettings> change, params Scripted[] script) => StartAsync(RealSpecs, change, script);

    private static async Task<Between> StartAsync(SpecSet specs, Func<ProxySettings, ProxySettings> change, Scripted[] script)
    {
        var between = new Between(await Scripted.StartAsync(script));
        var settings = new ProxySettings(new Uri(between.server.Urls.Single()), new Uri("http://127.0.0.1:0"), between.folder, _ => { });
        between.Proxy = await RecordingProxy.StartAsync(specs, change(settings), TestContext.Current.CancellationToken);
        between.Http = new HttpClient { BaseAddress = between.Proxy.Address };
        between.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return between;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task PostAsync(string path, string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task StopServerAsync() => server.StopAsync(TestContext.Current.CancellationToken);

    public async Task<string> EvidenceAsync()
    {
        using var reader = new StreamReader(new FileStream(Path.Combine(folder, "evidence.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Proxy.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
