using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>The client of high assurance, with a bound access token, at the token endpoint and at a block.</summary>
internal sealed partial class Proving(CheckRun run)
{
    private const string Block = "registries";

    /// <summary>The client with its key.</summary>
    public BoundClient Client { get; } = new(run, run.A.Tenant, Registered(run));

    /// <summary>The bound access token, once there is one.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Its record in the target file.</summary>
    public static Client Registered(CheckRun run) => run.A.ClientOf("assured");

    /// <summary>The control of every attack here: a good proof gets a token, which opens a block with another good proof.</summary>
    public Task ControlAsync() => run.ControlAsync("good proofs are taken by the token endpoint and by a block", async () =>
    {
        Token = (await AskAsync()).MustBe(200).Member("access_token");
        (await CallAsync()).MustBe(200);
    });

    /// <summary>Refuses each proof at both places.</summary>
    public async Task MustRefuseAsync(params Func<DpopProof, DpopProof>[] flaws)
    {
        await ControlAsync();
        await run.AttackAsync(async () =>
        {
            foreach (var flaw in flaws)
            {
                MustBeRefused(await AskAsync(flaw));
                MustBeChallenged(await CallAsync(flaw), "invalid_dpop_proof");
            }
        });
    }

    /// <summary>Asks the token endpoint for an access token.</summary>
    public Task<Answer> AskAsync(Func<DpopProof, DpopProof>? change = null) => Client.RequestAsync(TokenChecks.ClientGrant(run, "registries.read"), change);

    /// <summary>Calls the block with the token and a proof.</summary>
    public Task<Answer> CallAsync(Func<DpopProof, DpopProof>? change = null)
    {
        var good = Client.Proof(HttpMethod.Get, Call().Address().ToString(), Token);
        return CallAsync($"DPoP {Token}", (change?.Invoke(good) ?? good).Sign());
    }

    /// <summary>Calls the block in any other way.</summary>
    public Task<Answer> CallAsync(string authorization, string proof) => Call().Header("Authorization", authorization).Header("DPoP", proof).SendAsync(Actor.Anonymous);

    /// <summary>The refusal of the authorization server (RFC 9449, 5).</summary>
    public static void MustBeRefused(Answer answer, string error = "invalid_dpop_proof")
    {
        ClientChecks.MustBeRefused(answer);
        Expect.Equal(error, answer.Member("error"), "error", answer);
    }

    /// <summary>The refusal of a block (RFC 9449, 7.1).</summary>
    public static void MustBeChallenged(Answer answer, string error)
    {
        Expect.That(answer.Status == 401, "refusal with status 401", $"status {answer.Status}: {answer.Exchange.ResponseBody}", answer);
        var challenge = DpopChallenge().Match(answer.Header("WWW-Authenticate")).Value;
        Expect.That(challenge.Contains($"error=\"{error}\"", StringComparison.Ordinal), $"WWW-Authenticate: DPoP with the error {error}", answer.Header("WWW-Authenticate"), answer);
        Expect.That(challenge.Contains("algs=\"", StringComparison.Ordinal), "WWW-Authenticate: DPoP with algs", answer.Header("WWW-Authenticate"), answer);
    }

    // Challenges stand in lines of their own or behind one another in one (RFC 9110, 11.6.1); what follows belongs to this one until the next begins.
    [GeneratedRegex(@"(?<=^|,\s*)DPoP\s(?:""[^""]*""|(?!,\s*[A-Za-z0-9]+\s).)*", RegexOptions.IgnoreCase)]
    private static partial Regex DpopChallenge();

    private OperationCall Call() => run.Api(Block).Call("listRegistries");
}
