using System.Net;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Revoking;

/// <summary>A person whom the app got tokens for this block of.</summary>
internal sealed class GrantVisit(IdentityHost host, Citizen citizen) : IDisposable
{
    public Citizen Citizen => citizen;

    public Browser Browser { get; } = new(host);

    public static async Task<GrantVisit> NewAsync(IdentityHost host) => new(host, await Citizen.EnrolAsync(host));

    /// <summary>A code of its own, and the tokens that it gives.</summary>
    public Task<(string Code, Answer Tokens)> GrantAsync() =>
        GrantAsync(Wire.AppRequest("openid offline_access identity.own.aliases", form => form["resource"] = "urn:dis:identity"));

    /// <summary>The same with tokens for userinfo.</summary>
    public Task<(string Code, Answer Tokens)> UserInfoGrantAsync() => GrantAsync(Wire.AppRequest("openid offline_access"));

    /// <summary>What this block answers to who comes with an access token.</summary>
    public static Task<HttpStatusCode> CallAsync(IdentityHost at, Answer tokens) => GetAsync(at, "identity/v1/virtual-ids", tokens);

    /// <summary>What the userinfo endpoint answers to who comes with an access token.</summary>
    public static Task<HttpStatusCode> UserInfoAsync(IdentityHost at, Answer tokens) => GetAsync(at, "identity/connect/userinfo", tokens);

    public void Dispose() => Browser.Dispose();

    private static async Task<HttpStatusCode> GetAsync(IdentityHost at, string path, Answer tokens)
    {
        using var http = at.NewClient(tokens.AccessToken);
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<(string Code, Answer Tokens)> GrantAsync(Dictionary<string, string> request)
    {
        var code = Browser.Query(await Browser.AuthorizeAsync(citizen, request), "code")!;
        return (code, await host.RedeemAsync(code));
    }
}
