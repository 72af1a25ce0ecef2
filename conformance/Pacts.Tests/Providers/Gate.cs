using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Providers;

/// <summary>
/// Stands between the verifier and the real host and fills in what no pact can hold: the consumer's token, its proof towards the issuer,
/// and keys of writes that are new each time.
/// </summary>
internal sealed class Gate : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MutantHost host;
    private readonly string consumer;
    private readonly ServiceTokens tokens;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    private Gate(WebApplication app, MutantHost host, string consumer)
    {
        (this.app, this.host, this.consumer) = (app, host, consumer);
        tokens = new ServiceTokens(host, http);
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>Where the verifier asks for states.</summary>
    public Uri States => new(Address, "sandbox/v1/state");

    /// <summary>Changes a request before the provider sees it, as a change of the provider would make it read another one.</summary>
    public Func<string, string, string> Request { get; init; } = (_, body) => body;

    /// <summary>Changes an answer, as a change of the provider would: path, status and body.</summary>
    public Func<string, (int Status, string Body), (int Status, string Body)> Answer { get; init; } = (_, answer) => answer;

    public static async Task<Gate> StartAsync(MutantHost host, string consumer, Func<Gate, Gate>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var gate = new Gate(app, host, consumer);
        gate = change is null ? gate : change(gate);
        app.Run(gate.PassAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return gate;
    }

    /// <summary>The same gate with a change of the provider.</summary>
    public Gate With(Func<string, string, string>? request = null, Func<string, (int Status, string Body), (int Status, string Body)>? answer = null) =>
        new(app, host, consumer) { Request = request ?? Request, Answer = answer ?? Answer };

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        using var reader = new StreamReader(context.Request.Body);
        using var request = await FilledAsync(context.Request, path, Request(path, await reader.ReadToEndAsync(context.RequestAborted)));
        using var response = await http.SendAsync(request, context.RequestAborted);
        var (status, body) = Answer(path, ((int)response.StatusCode, await response.Content.ReadAsStringAsync(context.RequestAborted)));
        context.Response.StatusCode = status;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private async Task<HttpRequestMessage> FilledAsync(HttpRequest original, string path, string body)
    {
        var request = new HttpRequestMessage(new HttpMethod(original.Method), new Uri(host.Address, path.TrimStart('/') + original.QueryString));
        request.Headers.Authorization = await AuthorizationAsync(path);
        if (original.Headers.ContainsKey("Idempotency-Key"))
        {
            // Else the host would answer with what it did for an earlier verification.
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        }

        if (body.Length > 0)
        {
            request.Content = new StringContent(WithProof(path, body), Encoding.UTF8, MediaTypeHeaderValue.Parse(original.ContentType!).MediaType!);
        }

        return request;
    }

    private async Task<AuthenticationHeaderValue?> AuthorizationAsync(string path)
    {
        var block = path.Split('/')[1];
        var token = (block, path) switch
        {
            (".well-known", _) or (_, "/identity/connect/token") => null,
            ("sandbox", _) => await tokens.GetAsync("sandbox-operator", "sandbox", "sandbox.control"),
            _ => await tokens.GetAsync(consumer, block, PeerScopes.Of(consumer, block)),
        };
        return token is null ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    // The assertion of the pact is an example; the issuer takes a real one of this minute only.
    private string WithProof(string path, string body) => path == "/identity/connect/token"
        ? string.Join('&', body.Split('&').Select(field => field.StartsWith("client_assertion=", StringComparison.Ordinal) ? $"client_assertion={tokens.Assertion(consumer)}" : field))
        : body;
}
