using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

/// <summary>Signs a person in by the code flow with PKCE and a pushed request.</summary>
internal sealed class SignInJob(HttpClient http, IReadOnlyDictionary<string, string> settings, Lack lack)
{
    private readonly string state = Secret();
    private readonly string nonce = Secret();
    private readonly string verifier = Secret();
    private readonly string issuer = settings["DIS_ISSUER"];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var server = await GetAsync(issuer + ".well-known/openid-configuration", cancellationToken);
        RefusedException.Unless(lack == Lack.DiscoveryIssuer || Text(server, "issuer") == issuer, "the issuer of the discovery document");
        var code = await AuthorizeAsync(server, cancellationToken);
        var tokens = await PostAsync(Text(server, "token_endpoint"), cancellationToken, ("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), ("redirect_uri", settings["DIS_REDIRECT_URI"]));
        var subject = Check(SignedToken.Read(Text(tokens, "id_token"), await GetAsync(Text(server, "jwks_uri"), cancellationToken), lack));
        http.DefaultRequestHeaders.Authorization = new("Bearer", Text(tokens, "access_token"));
        var person = await GetAsync(Text(server, "userinfo_endpoint"), cancellationToken);
        RefusedException.Unless(lack == Lack.UserInfoSubject || Text(person, "sub") == subject, "claims of another person");
    }

    private async Task<string> AuthorizeAsync(JsonObject server, CancellationToken cancellationToken)
    {
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var pushed = await PostAsync(
            Text(server, "pushed_authorization_request_endpoint"), cancellationToken, ("response_type", "code"), ("redirect_uri", settings["DIS_REDIRECT_URI"]),
            ("scope", "openid profile"), ("state", state), ("nonce", nonce), ("code_challenge", challenge), ("code_challenge_method", "S256"));
        var address = $"{Text(server, "authorization_endpoint")}?client_id={settings["DIS_CLIENT_ID"]}&request_uri={Uri.EscapeDataString(Text(pushed, "request_uri"))}";
        using var answer = await http.GetAsync(new Uri(address), cancellationToken);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        RefusedException.Unless(query["error"] is null, query["error"] ?? "");
        RefusedException.Unless(lack == Lack.State || query["state"] == state, "state");
        RefusedException.Unless(lack == Lack.ResponseIssuer || query["iss"] == issuer, "the issuer of the response");
        return query["code"]!;
    }

    private string Check(JsonObject claims)
    {
        RefusedException.Unless(lack == Lack.TokenIssuer || Text(claims, "iss") == issuer, "the issuer of the token");
        RefusedException.Unless(lack == Lack.Audience || Text(claims, "aud") == settings["DIS_CLIENT_ID"], "audience");
        RefusedException.Unless(lack == Lack.Nonce || Text(claims, "nonce") == nonce, "nonce");
        RefusedException.Unless(lack == Lack.Subject || Text(claims, "sub").Length > 0, "subject");
        return lack == Lack.Subject ? "person-of-the-emulator" : Text(claims, "sub");
    }

    private async Task<JsonObject> GetAsync(string address, CancellationToken cancellationToken) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri(address), cancellationToken))!.AsObject();

    private async Task<JsonObject> PostAsync(string address, CancellationToken cancellationToken, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Append(("client_id", settings["DIS_CLIENT_ID"])).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
        using var answer = await http.PostAsync(new Uri(address), content, cancellationToken);
        RefusedException.Unless(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} of {address}");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
    }

    private static string Text(JsonObject from, string member) => from[member]?.GetValue<string>() ?? "";

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
