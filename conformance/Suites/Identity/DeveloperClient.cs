using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A client that a check registered for itself, and removes when it ends: a sandbox holds only so many.</summary>
internal sealed class DeveloperClient(CheckRun run, Answer made, string keyPem) : IAsyncDisposable
{
    /// <summary>Where its answers go.</summary>
    public const string Redirect = "http://127.0.0.1:5999/callback";

    /// <summary>The client as one that signs persons in.</summary>
    public Client Client { get; } = new() { Role = "developer", ClientId = $"{made.Json.GetProperty("client").GetProperty("clientId")}", KeyPem = keyPem, RedirectUri = new Uri(Redirect) };

    public string Name { get; } = $"{made.Json.GetProperty("client").GetProperty("name")}";

    public string Token { get; } = made.Member("registrationToken");

    /// <summary>A name that no other client has.</summary>
    public static string NewName(CheckRun run) => $"Check {run.NewId()}";

    /// <summary>A good registration of a public client.</summary>
    public static JsonObject Draft(CheckRun run, string? name = null, params string[] scopes) => new()
    {
        ["name"] = name ?? NewName(run),
        ["country"] = run.A.Tenant.Id,
        ["kind"] = "public",
        ["redirectUris"] = new JsonArray(Redirect),
        ["scopes"] = new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope))]),
    };

    /// <summary>Makes a draft that of a confidential client.</summary>
    public static JsonObject WithKeys(JsonObject draft, params JsonNode[] keys)
    {
        (draft["kind"], draft["keys"]) = ("confidential", new JsonArray(keys));
        return draft;
    }

    public static Task<Answer> RegisterAsync(CheckRun run, JsonObject draft) => run.Api("identity").Call("registerClient").Json((JsonNode)draft).SendAsync(Actor.Anonymous);

    /// <summary>Registers a public client.</summary>
    public static Task<DeveloperClient> NewAsync(CheckRun run, params string[] scopes) => OfAsync(run, Draft(run, null, scopes));

    /// <summary>Registers a client of a draft.</summary>
    public static async Task<DeveloperClient> OfAsync(CheckRun run, JsonObject draft, string keyPem = "") => new(run, (await RegisterAsync(run, draft)).MustBe(201), keyPem);

    /// <summary>Registers a confidential client that may ask for nothing beside the subject.</summary>
    public static Task<DeveloperClient> ConfidentialAsync(CheckRun run)
    {
        var key = DpopProof.NewKey(run);
        return OfAsync(run, WithKeys(Draft(run), DpopProof.Jwk(key)), key);
    }

    /// <summary>Somebody new who signs in to it.</summary>
    public async Task<SignInRequest> NewPersonAsync(params string[] scopes) =>
        await FactorChecks.RequestOfNewPersonAsync(run) with { Client = Client, Scopes = scopes, Audience = run.Target.AddressOf("identity").Audience };

    public Task<Answer> ReadAsync(string? token = null) => Call("getClient", token).SendAsync(Actor.Anonymous);

    public Task<Answer> RemoveAsync(string? token = null) => Call("removeClient", token).SendAsync(Actor.Anonymous);

    public async ValueTask DisposeAsync() => await RemoveAsync();

    private OperationCall Call(string operation, string? token) => run.Api("identity").Call(operation).Path("clientId", Client.ClientId).Header("Registration-Token", token ?? Token);
}
