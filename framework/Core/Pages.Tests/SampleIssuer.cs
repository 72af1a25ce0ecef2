using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Pages.Tests;

/// <summary>An issuer as strict as ours: it takes pushed requests only, asks clients for their signature, and checks PKCE. It signs in who is named here.</summary>
internal sealed class SampleIssuer : IAsyncDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, IFormCollection> pushed = new();
    private readonly ConcurrentDictionary<string, bool> assertions = new();
    private readonly WebApplication app;

    public SampleIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", Discover);
        app.MapGet("/jwks", () => Results.Text($$"""{"keys":[{{Jwk()}}]}""", "application/json"));
        app.MapPost("/par", PushAsync);
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", RedeemAsync);
    }

    public Uri Address => new(app.Urls.Single() + "/");

    /// <summary>The registered key of the client.</summary>
    public JsonWebKey Key { get; set; } = null!;

    public string[] Roles { get; set; } = [];

    /// <summary>What the next answer says of its issuer; <see langword="null"/> for the truth.</summary>
    public string? PretendedIssuer { get; set; }

    public bool Refuses { get; set; }

    public IFormCollection LastPushed { get; private set; } = FormCollection.Empty;

    public Task StartAsync() => app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Discover() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Address.AbsoluteUri,
        ["jwks_uri"] = Address + "jwks",
        ["authorization_endpoint"] = Address + "authorize",
        ["token_endpoint"] = Address + "token",
        ["pushed_authorization_request_endpoint"] = Address + "par",
        ["end_session_endpoint"] = Address + "logout",
        ["id_token_signing_alg_values_supported"] = new[] { "ES256" },
    });

    private async Task<IResult> PushAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!await IsSignedAsync(form) || form["code_challenge_method"] != "S256" || form["response_type"] != "code")
        {
            return Results.BadRequest(new { error = "invalid_client" });
        }

        LastPushed = form;
        var id = "urn:ietf:params:oauth:request_uri:" + RandomNumberGenerator.GetHexString(20);
        pushed[id] = form;
        return Results.Json(new { request_uri = id, expires_in = 60 }, statusCode: 201);
    }

    private IResult Authorize(HttpContext context)
    {
        var id = context.Request.Query["request_uri"].ToString();
        if (!pushed.TryRemove(id, out var form) || context.Request.Query.ContainsKey("scope"))
        {
            return Results.BadRequest();
        }

        var code = RandomNumberGenerator.GetHexString(20);
        pushed[code] = form;
        var answer = Refuses ? "error=access_denied" : "code=" + code;
        return Results.Redirect($"{form["redirect_uri"]}?{answer}&state={form["state"]}&iss={Uri.EscapeDataString(PretendedIssuer ?? Address.AbsoluteUri)}");
    }

    private async Task<IResult> RedeemAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!pushed.TryRemove(form["code"].ToString(), out var asked) || !await IsSignedAsync(form)
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked["code_challenge"])
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        return Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 300, id_token = Identify(asked) });
    }

    private string Identify(IFormCollection asked) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address.AbsoluteUri,
        Audience = asked["client_id"],
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
        Claims = new Dictionary<string, object> { ["sub"] = "pairwise-1", ["tenant"] = "xa", ["nonce"] = asked["nonce"].ToString(), ["name"] = "Amina Idrissi", ["roles"] = Roles },
        SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "1" }, SecurityAlgorithms.EcdsaSha256),
    });

    private async Task<bool> IsSignedAsync(IFormCollection form)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(form["client_assertion"], new TokenValidationParameters
        {
            ValidIssuer = "samples",
            ValidAudience = Address.AbsoluteUri,
            IssuerSigningKey = Key,
            ValidTypes = ["client-authentication+jwt"],
        });
        return result.IsValid && form["client_secret"].Count == 0 && assertions.TryAdd(form["client_assertion"].ToString(), true);
    }

    private string Jwk()
    {
        var point = key.ExportParameters(false).Q;
        return $$"""{"kty":"EC","crv":"P-256","kid":"1","use":"sig","alg":"ES256","x":"{{Base64UrlEncoder.Encode(point.X)}}","y":"{{Base64UrlEncoder.Encode(point.Y)}}"}""";
    }
}
