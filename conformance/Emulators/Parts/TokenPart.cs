using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigitalIndiaStack.Conformance.Emulators.Parts;

/// <summary>The token endpoint and the claims of the person.</summary>
internal sealed class TokenPart(Emulation emulation, Grants grants)
{
    private const string Subject = "person-of-the-emulator";
    private const int Lifetime = 300;

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/identity/connect/token", (Delegate)RedeemAsync);
        app.MapMethods("/identity/connect/userinfo", ["GET", "POST"], UserInfo);
    }

    private async Task<IResult> RedeemAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        emulation.Record.Step("redeemed the code");
        if (emulation.Mutant.Spot == Spot.AuthorizationResponse && emulation.Record.SawFault)
        {
            emulation.Record.Used();
        }

        if (grants.Take(form["code"].ToString()) is not { } pushed)
        {
            emulation.Record.Mistake("a code was redeemed that was not given, or was redeemed before (IDN-3.5)");
            return Answers.OAuth("invalid_grant", "The code is not good.");
        }

        if (form["redirect_uri"] != pushed.RedirectUri || Challenge(form["code_verifier"].ToString()) != pushed.Challenge)
        {
            emulation.Record.Mistake("the code verifier or the redirect_uri is not that of the request (IDN-3.2)");
            return Answers.OAuth("invalid_grant", "The verifier is not good.");
        }

        context.Response.Headers.CacheControl = "no-store";
        return Answers.Json(Tokens(pushed));
    }

    private JsonObject Tokens(PushedRequest pushed) => new()
    {
        ["access_token"] = emulation.Token,
        ["token_type"] = "Bearer",
        ["expires_in"] = Lifetime,
        ["scope"] = pushed.Scope,
        ["id_token"] = emulation.Sign(Spot.IdentityToken, Claims(pushed), "JWT"),
    };

    private JsonObject Claims(PushedRequest pushed) => new()
    {
        ["iss"] = emulation.Address.AbsoluteUri,
        ["sub"] = Subject,
        ["aud"] = Emulation.ClientId,
        ["iat"] = emulation.Now,
        ["auth_time"] = emulation.Now,
        ["exp"] = emulation.Now + Lifetime,
        ["nonce"] = pushed.Nonce,
    };

    private IResult UserInfo(HttpRequest request)
    {
        if (request.Headers.Authorization != $"Bearer {emulation.Token}")
        {
            emulation.Record.Mistake("the claims were asked for without the access token");
            return Results.Unauthorized();
        }

        emulation.Record.Step("read the claims of the person");
        emulation.Record.Done();
        if (emulation.Mutant.Spot != Spot.UserInfo && emulation.Record.SawFault)
        {
            emulation.Record.Used();
        }

        return Answers.Json(emulation.At(Spot.UserInfo, new JsonObject { ["sub"] = Subject, ["name"] = "Wanjiru Kamau" }));
    }

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
