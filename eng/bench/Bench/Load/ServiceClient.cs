using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Bench.Processes;

namespace DigitalIndiaStack.Bench.Load;

/// <summary>A service of the sandbox, which signs in with its own key.</summary>
/// <param name="id">Its client id.</param>
internal sealed class ServiceClient(Sandbox sandbox, string id = ServiceClient.Usual) : IDisposable
{
    private const string Usual = "conformance-a";
    private readonly TokenAsker asker = new(id, KeyFile(sandbox, id), sandbox.Server.Address.AbsoluteUri);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = sandbox.Server.Address, Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>The private key of a service, in PEM.</summary>
    public static string KeyFile(Sandbox sandbox, string id = Usual) => Path.Combine(sandbox.Data, "keys", $"{id}.pem");

    /// <inheritdoc cref="TokenAsker.Request"/>
    public HttpRequestMessage TokenRequest(string path, string block, string scope) => asker.Request(path, block, scope);

    /// <summary>Takes a token that the requests of a load carry; it lives longer than the load.</summary>
    public async Task<AuthenticationHeaderValue> TokenAsync(string block, string scope)
    {
        using var request = TokenRequest("identity/connect/token", block, scope);
        var answer = await SendAsync(request);
        return new AuthenticationHeaderValue("Bearer", answer["access_token"]!.GetValue<string>());
    }

    /// <summary>Posts a write with a key of its own.</summary>
    public async Task<JsonObject> PostAsync(AuthenticationHeaderValue token, string path, JsonObject body)
    {
        using var request = Write(token, path, body);
        return await SendAsync(request);
    }

    /// <summary>Posts a file, or nothing, with a key of its own.</summary>
    public async Task<JsonObject> PostAsync(AuthenticationHeaderValue token, string path, HttpContent? content)
    {
        using var request = Write(token, path, content);
        return await SendAsync(request);
    }

    public static HttpRequestMessage Write(AuthenticationHeaderValue token, string path, JsonObject body) => Write(token, path, JsonContent.Create(body));

    private static HttpRequestMessage Write(AuthenticationHeaderValue token, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Authorization = token;
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return request;
    }

    public static HttpRequestMessage Read(AuthenticationHeaderValue? token, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token;
        return request;
    }

    public async Task<byte[]> GetAsync(AuthenticationHeaderValue? token, string path)
    {
        using var request = Read(token, path);
        using var answer = await http.SendAsync(request);
        return await OkAsync(answer);
    }

    public void Dispose()
    {
        asker.Dispose();
        http.Dispose();
    }

    private async Task<JsonObject> SendAsync(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        return JsonNode.Parse(await OkAsync(answer))!.AsObject();
    }

    private static async Task<byte[]> OkAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode
            ? body
            : throw new BenchFailedException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }
}
