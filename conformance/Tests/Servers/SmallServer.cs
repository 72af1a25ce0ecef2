using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Conformance.Tests.Servers;

/// <summary>An issuer, a block <c>things</c> and a sandbox clock in one small server, correct but for one fault.</summary>
internal sealed class SmallServer : IAsyncDisposable
{
    private const string KeyId = "k1";

    private readonly WebApplication app;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Fault fault;
    private TimeSpan offset;
    private int served;

    private SmallServer(Fault fault)
    {
        this.fault = fault;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/", () => "small");
        app.MapGet("/issuer/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = $"{Address}/issuer",
            token_endpoint = $"{Address}/issuer/token",
            authorization_endpoint = $"{Address}/issuer/authorize",
            pushed_authorization_request_endpoint = $"{Address}/issuer/par",
            jwks_uri = $"{Address}/issuer/keys",
        }));
        app.MapPost("/issuer/token", IssueAsync);
        app.MapGet("/issuer/keys", () => Results.Json(new { keys = new[] { new { kid = KeyId, kty = "EC" } } }));
        app.MapGet("/things/v1/things/{id}", Thing);
        app.MapGet("/things/v1/{**other}", () => Refuse(404, "API-0404"));
        app.MapGet("/sandbox/v1/messages", () => Results.Json(new { items = Array.Empty<object>() }));
        app.MapGet("/sandbox/v1/clock", () => Results.Json(new { now = Now }));
        app.MapPost("/sandbox/v1/clock/advance", AdvanceAsync);
    }

    public string Address => app.Urls.First();

    private DateTimeOffset Now => TimeProvider.System.GetUtcNow() + offset;

    public static async Task<SmallServer> StartAsync(Fault fault)
    {
        var server = new SmallServer(fault);
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private async Task<IResult> IssueAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var assertion = JwsCompact.Claims(form["client_assertion"]!);
        var expires = DateTimeOffset.FromUnixTimeSeconds((long)assertion["exp"]!);
        if (expires < Now || (string?)assertion["aud"] != $"{Address}/issuer")
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        }

        var claims = new JsonObject
        {
            ["sub"] = form["client_id"].ToString(),
            ["aud"] = form["resource"].ToString(),
            ["scope"] = form["scope"].ToString(),
            ["tenant"] = form["tenant"].ToString(),
            ["exp"] = Now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        var header = new JsonObject { ["alg"] = "ES256", ["typ"] = "at+jwt", ["kid"] = KeyId };
        return Results.Json(new { access_token = JwsCompact.Sign(header, claims, key.ExportPkcs8PrivateKeyPem()), token_type = "Bearer", expires_in = 300 });
    }

    private async Task<IResult> AdvanceAsync(HttpRequest request)
    {
        if (fault == Fault.RefusesToMove)
        {
            return Refuse(403, "API-0403");
        }

        var body = await JsonNode.ParseAsync(request.Body);
        offset += TimeSpan.FromSeconds((int)body!["seconds"]!);
        return Results.Json(new { now = Now });
    }

    private async Task<IResult> Thing(string id, HttpContext context)
    {
        var count = Interlocked.Increment(ref served);
        if (fault == Fault.DropsConnection || (fault == Fault.DiesAfterTwo && count > 2))
        {
            context.Abort();
            if (fault == Fault.DiesAfterTwo)
            {
                await app.StopAsync(new CancellationToken(canceled: true));
            }

            return Results.Empty;
        }

        if (fault == Fault.NeverEnds)
        {
            return Results.Stream(async stream =>
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await stream.WriteAsync(new byte[1024 * 1024], context.RequestAborted);
                }
            }, "application/json");
        }

        if (fault == Fault.RefusesEverything || (fault == Fault.RefusesOnce && count == 1))
        {
            return Refuse(503, "API-0503");
        }

        return Judge(context.Request.Headers.Authorization.ToString(), id);
    }

    private IResult Judge(string authorization, string id)
    {
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal) || Claims(authorization["Bearer ".Length..]) is not { } claims)
        {
            return Refuse(401, "API-0401");
        }

        if (fault != Fault.ScopeNotEnforced && !claims["scope"]!.ToString().Split(' ').Contains("things.read"))
        {
            return Refuse(403, "API-0403");
        }

        if (fault != Fault.OtherTenantReadable && claims["tenant"]!.ToString() != id.Split('-')[0])
        {
            return Refuse(404, "THG-0404");
        }

        return fault switch
        {
            Fault.MalformedJson => Results.Text("{\"thingId\":", "application/json"),
            Fault.UndeclaredMember => Results.Json(new { thingId = id, name = "a thing", secretNote = "x" }),
            _ => Results.Json(new { thingId = id, name = "a thing" }),
        };
    }

    private JsonObject? Claims(string token)
    {
        var parts = token.Split('.');
        var claims = JwsCompact.Claims(token);
        var alg = JwsCompact.Header(token)["alg"]!.ToString();
        var isSigned = alg == "ES256" && key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256);
        var isTrusted = isSigned || fault == Fault.SignatureNotVerified || (fault == Fault.AlgNoneAccepted && alg == "none");
        var isForUs = fault == Fault.AnyAudienceAccepted || claims["aud"]!.ToString() == "urn:dis:things";
        var isAlive = fault == Fault.ExpiryIgnored || (long)claims["exp"]! > Now.ToUnixTimeSeconds();
        return isTrusted && isForUs && isAlive ? claims : null;
    }

    private IResult Refuse(int status, string code)
    {
        var problem = new
        {
            type = $"urn:dis:problem:{code}",
            title = "Refused.",
            status = fault == Fault.StatusMemberDiffers ? 500 : status,
            code,
            detail = fault == Fault.StackTraceInDetail ? "at Small.Server.Judge(String id) in /src/Server.cs:line 12" : "Read the rules.",
            traceId = "0af7651916cd43dd8448eb211c80319c",
        };
        return Results.Json(problem, contentType: fault == Fault.NotProblemJson ? "application/json" : "application/problem+json", statusCode: status);
    }
}
