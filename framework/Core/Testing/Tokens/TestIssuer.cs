using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Testing.Tokens;

/// <summary>
/// An issuer of access tokens on a loopback port: discovery document, keys, and a token endpoint that gives every client what it asks for.
/// Give its address to the host under test as <c>Identity:Issuer</c>.
/// </summary>
public sealed class TestIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> requests = new();
    private readonly List<JsonWebKey> others = [];

    // The first one signs.
    private volatile IReadOnlyList<ECDsaSecurityKey> keys = [MakeKey()];

    private TestIssuer(WebApplication app, TimeProvider clock)
    {
        this.app = app;
        this.clock = clock;
    }

    /// <summary>The issuer, with a slash at its end.</summary>
    public string Issuer => $"{app.Urls.Single()}/";

    /// <summary>The forms that the token endpoint got, in their order.</summary>
    public IReadOnlyCollection<IReadOnlyDictionary<string, string>> Requests => requests;

    /// <summary>What answers its list of revocations, from when on; the discovery document names the list when this is set.</summary>
    /// <value><see langword="null"/>: it revokes nothing.</value>
    public Func<DateTimeOffset?, IResult>? Revocations { get; set; }

    /// <summary>Starts an issuer.</summary>
    /// <param name="clock">The clock of the tokens; the system's when absent.</param>
    public static async Task<TestIssuer> StartAsync(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var issuer = new TestIssuer(builder.Build(), clock ?? TimeProvider.System);
        issuer.Map();
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>Signs a token for a client that acts for itself, of tenant <c>ke</c>.</summary>
    /// <param name="block">The block that it is for.</param>
    /// <param name="scopes">The scopes granted.</param>
    public string Token(string block, params string[] scopes) => Sign(new TestToken(block, scopes));

    /// <summary>Signs a token.</summary>
    public string Sign(TestToken token)
    {
        var now = clock.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = token.Type,
            Issuer = token.Issuer ?? Issuer,
            Audience = token.Audience ?? $"urn:dis:{token.Block}",
            IssuedAt = (now + token.Begins).UtcDateTime,
            NotBefore = (now + token.Begins).UtcDateTime,
            Expires = (now + token.Ends).UtcDateTime,
            Claims = token.Claims(),
            SigningCredentials = token.Signing ?? Signing,
        });
    }

    /// <summary>The key that signs now.</summary>
    public SigningCredentials Signing => new(keys[0], SecurityAlgorithms.EcdsaSha256);

    /// <summary>Forgets the key and makes another one.</summary>
    public void RotateKey() => keys = [MakeKey()];

    /// <summary>Signs by another key from now on, and publishes the one before until the next time.</summary>
    /// <param name="next">The key, when it is one that was published before; a new one without it.</param>
    public void ChangeKey(ECDsaSecurityKey? next = null) => keys = [next ?? MakeKey(), keys[0]];

    /// <summary>Publishes the key that will sign next.</summary>
    public ECDsaSecurityKey Announce()
    {
        var next = MakeKey();
        keys = [.. keys, next];
        return next;
    }

    /// <summary>Publishes one more key, with which a test signs for itself.</summary>
    /// <param name="rsa">An RSA key.</param>
    public void Publish(RsaSecurityKey rsa) => others.Add(JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.Rsa.ExportParameters(includePrivateParameters: false)) { KeyId = rsa.KeyId }));

    /// <summary>Stops the issuer; tokens it has signed stay as they are.</summary>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static ECDsaSecurityKey MakeKey()
    {
        var key = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }

    private void Map()
    {
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(Discovery()));
        app.MapGet("/identity/v1/revocations", (DateTimeOffset? since) => Revocations!(since));
        app.MapGet("/.well-known/jwks", () => Results.Json(new { keys = keys.Select(PublicKey).Concat(others.Select(Members)) }));
        app.MapPost("/identity/connect/token", (Delegate)AnswerAsync);
    }

    private Dictionary<string, string> Discovery()
    {
        var members = new Dictionary<string, string>
        {
            ["issuer"] = Issuer,
            ["jwks_uri"] = $"{Issuer}.well-known/jwks",
            ["token_endpoint"] = $"{Issuer}identity/connect/token",
        };
        if (Revocations is not null)
        {
            members["revocations_endpoint"] = $"{Issuer}identity/v1/revocations";
        }

        return members;
    }

    private static Dictionary<string, string> PublicKey(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new Dictionary<string, string>
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["x"] = Base64UrlEncoder.Encode(point.X),
            ["y"] = Base64UrlEncoder.Encode(point.Y),
        };
    }

    private static Dictionary<string, string> Members(JsonWebKey key) =>
        new() { ["kty"] = key.Kty, ["use"] = "sig", ["kid"] = key.Kid, ["n"] = key.N, ["e"] = key.E };

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        var form = (await context.Request.ReadFormAsync(context.RequestAborted)).ToDictionary(field => field.Key, field => field.Value.ToString());
        requests.Enqueue(form);
        var token = new TestToken(form["resource"]["urn:dis:".Length..], form["scope"].Split(' ')) { ClientId = form["client_id"], Tenant = form["tenant"] };
        return Results.Json(new Dictionary<string, object> { ["access_token"] = Sign(token), ["token_type"] = "Bearer", ["expires_in"] = 300 });
    }
}
