using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Clients;

/// <summary>A developer who registers clients by the operations.</summary>
internal sealed class Developer(IdentityHost host)
{
    private static int count;

    /// <summary>A name that no other test uses.</summary>
    public static string NewName() => $"Trial {new string([.. $"{Interlocked.Increment(ref count)}".Select(digit => "bdghkmqtxw"[digit - '0'])])}";

    public static JsonObject Draft(Action<JsonObject>? change = null)
    {
        var draft = new JsonObject { ["name"] = NewName(), ["country"] = "ke", ["kind"] = "public", ["redirectUris"] = new JsonArray(Wire.AppCallback), ["scopes"] = new JsonArray("email") };
        change?.Invoke(draft);
        return draft;
    }

    public async Task<Answer> RegisterAsync(Action<JsonObject>? change = null)
    {
        using var http = host.NewClient();
        using var content = JsonContent.Create(Draft(change));
        return await Answer.ReadAsync(await http.PostAsync(new Uri("identity/v1/clients", UriKind.Relative), content, TestContext.Current.CancellationToken));
    }

    /// <summary>Registers a good one.</summary>
    public async Task<(string Id, string Token)> NewAsync(Action<JsonObject>? change = null)
    {
        var answer = await RegisterAsync(change);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body.ToString());
        return (answer.Body.GetProperty("client").GetProperty("clientId").GetString()!, answer.Text("registrationToken")!);
    }

    /// <summary>Registers a confidential one, whose key is that of a client of the host.</summary>
    public Task<(string Id, string Token)> ConfidentialAsync(string keyOf) => NewAsync(draft =>
    {
        var key = host.KeyOf(keyOf).PublicJwk();
        (draft["kind"], draft["scopes"]) = ("confidential", new JsonArray());
        draft["keys"] = new JsonArray(new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = key.X, ["y"] = key.Y, ["use"] = "sig", ["alg"] = "ES256" });
    });

    /// <summary>An assertion of a client, by the key of a client of the host.</summary>
    public string Assertion(string id, string keyOf) => Assertions.For(host, keyOf, change => (change.Issuer, change.Claims["sub"]) = (id, id));

    public Task<Answer> ReadAsync(string id, string token) => SendAsync(HttpMethod.Get, id, token);

    public Task<Answer> RemoveAsync(string id, string token) => SendAsync(HttpMethod.Post, $"{id}/removal", token);

    private async Task<Answer> SendAsync(HttpMethod method, string path, string token)
    {
        using var http = host.NewClient();
        using var message = new HttpRequestMessage(method, new Uri($"identity/v1/clients/{path}", UriKind.Relative));
        message.Headers.Add("Registration-Token", token);
        return await Answer.ReadAsync(await http.SendAsync(message, TestContext.Current.CancellationToken));
    }
}
