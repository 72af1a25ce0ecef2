using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A counter that asked for codes, and a person of the check's own who may answer it.</summary>
internal sealed class AtCounter(CheckRun run, SignInRequest person, Answer codes)
{
    /// <summary>The error while nobody has decided (RFC 8628, 3.5).</summary>
    public const string Pending = "authorization_pending";

    private const string Grant = "urn:ietf:params:oauth:grant-type:device_code";

    public SignInRequest Person => person;

    /// <summary>What the counter got.</summary>
    public Answer Codes => codes;

    public string UserCode => codes.Member("user_code");

    /// <summary>The page of the person.</summary>
    public OwnCounterPage Page { get; } = new(run, person, new Uri(codes.Member("verification_uri")));

    /// <summary>Somebody new before a counter that asks for their e-mail address.</summary>
    public static async Task<AtCounter> StandAsync(CheckRun run, SignInRequest? person = null) =>
        new(run, person ?? await FactorChecks.RequestOfNewPersonAsync(run), (await AskAsync(run)).MustBe(200));

    /// <summary>Asks for codes.</summary>
    public static Task<Answer> AskAsync(CheckRun run, string scope = "openid email", Client? client = null) =>
        TokenEndpoint.PostAsync(run, "device_authorization_endpoint", run.A.Tenant, client ?? run.A.ClientOf("counter"), new Dictionary<string, string> { ["scope"] = scope });

    /// <summary>Asks the token endpoint.</summary>
    public Task<Answer> PollAsync(Client? client = null) =>
        TokenEndpoint.RequestAsync(run, new Tenant(), client ?? run.A.ClientOf("counter"), new Dictionary<string, string> { ["grant_type"] = Grant, ["device_code"] = codes.Member("device_code") });

    public async Task MustBeToldAsync(string error)
    {
        var answer = await PollAsync();
        ClientChecks.MustBeRefused(answer);
        Expect.Equal(error, answer.Member("error"), "error of the token endpoint", answer);
    }

    /// <summary>Gets tokens, which must be of the person whom userinfo tells.</summary>
    /// <returns>The address of that person.</returns>
    public async Task<string> AddressAsync()
    {
        var tokens = (await PollAsync()).MustBe(200);
        var told = (await UserInfo.AskAsync(run, tokens.Member("access_token"))).MustBe(200);
        Expect.Equal($"{tokens.MustHaveClaims("id_token")["sub"]}", told.Member("sub"), "subject of userinfo", told);
        return told.Member("email");
    }
}
