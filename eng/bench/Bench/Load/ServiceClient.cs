using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Bench.Processes;

namespace DigitalIndiaStack.Bench.Load;

/// <summary>A service of the sandbox, which signs in with its own key.</summary>
/// <param name="id">Its client id.</param>
internal sealed class ServiceClient(Sandbox sandbox, string id = ServiceClient.Usual) : IDisposable
{
    private const string Usual = "conformance-a";
    private readonly ECDsa key = KeyOf(sandbox, id);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = sandbox.Server.Address, Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>The private key of a service, in PEM.</summary>
    public static string KeyFile(Sandbox sandbox, string id = Usual) => Path.Combine(sandbox.Data, "keys", $"{id}.pem");

    /// <summary>Makes a request for a token, each with an assertion of its own.</summary>
    public HttpRequestMessage TokenRequest(string path, string block, string scope) => new(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = id,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Assertion(),
            ["resource"] = $"urn:dis:{block}",
            ["scope"] = scope,
            ["tenant"] = "ke",
        }),
    };

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
        key.Dispose();
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

    private string Assertion()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var header = new JsonObject { ["alg"] = "ES256", ["typ"] = "client-authentication+jwt" };
        var claims = new JsonObject
        {
            ["iss"] = id,
            ["sub"] = id,
            ["aud"] = sandbox.Server.Address.AbsoluteUri,
            ["jti"] = Guid.CreateVersion7().ToString(),
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 30,
        };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static ECDsa KeyOf(Sandbox sandbox, string id)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(KeyFile(sandbox, id)));
        return key;
    }
}
