using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigitalIndiaStack.Conformance.Emulators.Parts;

/// <summary>Discovery, pushed authorization requests and the authorization endpoint. The emulated person agrees at once.</summary>
internal sealed class AuthorizationPart(Emulation emulation, Grants grants)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/.well-known/openid-configuration", Discover);
        app.MapGet("/identity/jwks", () => Answers.Json(emulation.Jwks));
        app.MapPost("/identity/connect/par", PushAsync);
        app.MapGet("/identity/connect/authorize", Authorize);
    }

    private IResult Discover()
    {
        emulation.Record.Step("read the discovery document");
        return Answers.Json(emulation.At(Spot.Discovery, new JsonObject
        {
            ["issuer"] = emulation.Address.AbsoluteUri,
            ["authorization_endpoint"] = At("connect/authorize"),
            ["pushed_authorization_request_endpoint"] = At("connect/par"),
            ["require_pushed_authorization_requests"] = true,
            ["token_endpoint"] = At("connect/token"),
            ["userinfo_endpoint"] = At("connect/userinfo"),
            ["jwks_uri"] = At("jwks"),
            ["response_types_supported"] = new JsonArray("code"),
            ["grant_types_supported"] = new JsonArray("authorization_code"),
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("ES256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("none"),
            ["authorization_response_iss_parameter_supported"] = true,
            ["scopes_supported"] = new JsonArray("openid", "profile"),
        }));
    }

    private async Task<IResult> PushAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        emulation.Record.Step("pushed an authorization request");
        if (emulation.Mutant.Spot == Spot.Discovery && emulation.Record.SawFault)
        {
            emulation.Record.Used();
        }

        var pushed = new PushedRequest(form["redirect_uri"].ToString(), form["state"].ToString(), form["nonce"].ToString(), form["code_challenge"].ToString(), form["scope"].ToString());
        if (Fault(form, pushed) is { } fault)
        {
            emulation.Record.Mistake(fault);
            return Answers.OAuth("invalid_request", fault);
        }

        return Answers.Json(new JsonObject { ["request_uri"] = grants.Give("urn:ietf:params:oauth:request_uri:", pushed), ["expires_in"] = 60 }, StatusCodes.Status201Created);
    }

    private string? Fault(IFormCollection form, PushedRequest pushed) => pushed switch
    {
        _ when form["client_id"] != Emulation.ClientId => $"the client_id is not {Emulation.ClientId}",
        _ when form["response_type"] != "code" => "the response_type is not code",
        _ when pushed.RedirectUri != emulation.RedirectUri => "the redirect_uri is not the registered one (IDN-3.6)",
        _ when form["code_challenge_method"] != "S256" || pushed.Challenge.Length != 43 => "there is no code challenge of the method S256 (IDN-3.2)",
        _ when !pushed.Scope.Split(' ').Contains("openid") => "the scope openid is missing",
        _ when pushed.State.Length == 0 => "there is no state",
        _ when pushed.Nonce.Length == 0 => "there is no nonce (IDN-3.15)",
        _ => null,
    };

    private IResult Authorize(HttpRequest request)
    {
        if (grants.Take(request.Query["request_uri"].ToString()) is not { } pushed)
        {
            emulation.Record.Mistake("the authorization endpoint was opened without a fresh pushed request (IDN-3.1)");
            return Answers.Page(StatusCodes.Status400BadRequest);
        }

        emulation.Record.Step("opened the authorization endpoint");
        var response = emulation.At(Spot.AuthorizationResponse, new JsonObject
        {
            ["code"] = grants.Give("", pushed),
            ["state"] = pushed.State,
            ["iss"] = emulation.Address.AbsoluteUri,
        });
        var query = response.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value!.GetValue<string>()));
        return Results.Redirect(pushed.RedirectUri + QueryString.Create(query));
    }

    private string At(string path) => new Uri(emulation.Address, $"identity/{path}").AbsoluteUri;
}
