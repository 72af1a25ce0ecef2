using System.Net.Http.Headers;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The issuer's userinfo endpoint (OpenID Connect Core 5.3).</summary>
public static class UserInfo
{
    /// <summary>Signs a person in with some scopes and asks who they are.</summary>
    public static async Task<Answer> FetchAsync(CheckRun run, SignInRequest request)
    {
        var tokens = await PersonSignIn.SignInAsync(run, request);
        return await AskAsync(run, IssuedToken.From(tokens, run, request.Person.ToString()).Value);
    }

    /// <summary>Asks who the person of an access token is.</summary>
    public static async Task<Answer> AskAsync(CheckRun run, string token)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, await Discovery.MemberAsync(run, "userinfo_endpoint"));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await run.SendAsync(message);
    }
}
