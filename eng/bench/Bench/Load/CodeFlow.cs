using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Web;

namespace DigitalIndiaStack.Bench.Load;

/// <summary>One sign-in of a person who has a session already: pushed request, code with PKCE, tokens, userinfo.</summary>
/// <param name="sessions">The cookies of the sessions, which take turns, and the addresses of the server.</param>
/// <param name="asker">The client.</param>
internal sealed class CodeFlow(OpenSessions sessions, TokenAsker asker)
{
    // RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /// <exception cref="BenchFailedException">A step was refused: the figure would be of something else.</exception>
    public async Task RunAsync(HttpClient http, long number)
    {
        var pushed = await PostAsync(http, "pushed_authorization_request_endpoint", new()
        {
            ["response_type"] = "code",
            ["redirect_uri"] = sessions.RedirectUri.ToString(),
            ["scope"] = "openid",
            ["state"] = $"state-{number}",
            ["nonce"] = $"nonce-{number}",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        });
        var tokens = await PostAsync(http, "token_endpoint", new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = await CodeAsync(http, pushed["request_uri"]!.GetValue<string>(), number),
            ["redirect_uri"] = sessions.RedirectUri.ToString(),
            ["code_verifier"] = Verifier,
        });
        using var info = new HttpRequestMessage(HttpMethod.Get, sessions.Endpoint("userinfo_endpoint"));
        info.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens["access_token"]!.GetValue<string>());
        await SendAsync(http, info);
    }

    private async Task<string> CodeAsync(HttpClient http, string requestUri, long number)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{sessions.Endpoint("authorization_endpoint")}?client_id={sessions.ClientId}&request_uri={Uri.EscapeDataString(requestUri)}");
        request.Headers.Add("Cookie", sessions.CookieOf(number));
        using var answer = await http.SendAsync(request);
        return answer.Headers.Location is { IsAbsoluteUri: true } landed && HttpUtility.ParseQueryString(landed.Query)["code"] is { } code
            ? code
            : throw new BenchFailedException($"{request.RequestUri} led to {answer.Headers.Location}, without a code ({(int)answer.StatusCode}).");
    }

    private async Task<JsonNode> PostAsync(HttpClient http, string endpoint, Dictionary<string, string> form)
    {
        using var request = asker.Post(sessions.Endpoint(endpoint), form);
        return await SendAsync(http, request);
    }

    private static async Task<JsonNode> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(body)!
            : throw new BenchFailedException($"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}: {body}");
    }
}
