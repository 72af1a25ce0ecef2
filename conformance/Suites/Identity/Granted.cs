using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>What one sign-in gave the app: tokens for the consent block, and the block that takes them or not.</summary>
internal sealed class Granted(CheckRun run, SignInFlow flow, SignInRequest request, string code, Answer tokens)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    // Two seconds.
    private const int Looks = 10;

    public Answer Tokens => tokens;

    public string AccessToken => tokens.Member("access_token");

    public string Id => $"{tokens.MustHaveClaims("access_token")["grant_id"]}";

    /// <summary>Signs the person in, in the browser of the request.</summary>
    public static async Task<Granted> TakeAsync(CheckRun run, SignInRequest request)
    {
        var flow = SignInFlow.New(run);
        var code = (await PersonSignIn.AuthorizeAsync(run, request, flow)).Code;
        return new Granted(run, flow, request, code, (await PersonSignIn.RedeemAsync(run, request, flow, code)).MustBe(200));
    }

    /// <summary>Redeems the code once more.</summary>
    public Task<Answer> RedeemAgainAsync() => PersonSignIn.RedeemAsync(run, request, flow, code);

    public Task<Answer> RefreshAsync() => PostAsync("token_endpoint", new() { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.Member("refresh_token") });

    /// <summary>Revokes a token of it at the endpoint.</summary>
    public async Task RevokeAsync(string member) => (await PostAsync("revocation_endpoint", new() { ["token"] = tokens.Member(member) })).MustBe(200);

    /// <summary>Comes to the block with the access token.</summary>
    public Task<Answer> CallAsync() => CallAsync(run, tokens);

    /// <inheritdoc cref="CallAsync()"/>
    public static Task<Answer> CallAsync(CheckRun run, Answer tokens) =>
        run.Api("consent").Call("listConsents").Header("Authorization", $"Bearer {tokens.Member("access_token")}").SendAsync(Actor.Anonymous);

    public async Task MustBeTakenAsync() => (await CallAsync()).MustBe(200);

    public Task MustEndAsync() => MustEndAsync(run, tokens);

    /// <summary>The block must refuse the access token two seconds from now at the latest.</summary>
    public static async Task MustEndAsync(CheckRun run, Answer tokens) =>
        (await LastAsync(run, () => CallAsync(run, tokens))).MustBeRefused(401, "API-0401");

    /// <summary>The first refusal within two seconds, or else what is answered after them.</summary>
    public static async Task<Answer> LastAsync(CheckRun run, Func<Task<Answer>> callAsync)
    {
        var answer = await callAsync();
        for (var look = 0; look < Looks && answer.Status != 401; look++)
        {
            await run.DelayAsync(BetweenLooks);
            answer = await callAsync();
        }

        return answer;
    }

    private Task<Answer> PostAsync(string endpoint, Dictionary<string, string> form) => TokenEndpoint.PostAsync(run, endpoint, request.Tenant, request.Client, form);
}
