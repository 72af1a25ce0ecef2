using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 5 of the identity rules: what an access token is and what a block takes.</summary>
[Touches]
internal static class TokenChecks
{
    [Check("IDN-C07")]
    [Verifies("IDN-3.14")]
    [Verifies("IDN-5.1")]
    [Verifies("IDN-5.2")]
    public static async Task An_access_token_is_short_lived_for_one_block_and_not_cached(CheckRun run)
    {
        var answer = (await RequestAsync(run, "registrar", "registries.read")).MustBe(200);
        Expect.That(answer.Header("Cache-Control").Contains("no-store", StringComparison.Ordinal), "Cache-Control: no-store", answer.Header("Cache-Control"), answer);
        Expect.That(Seconds(answer.Member("expires_in")) <= 300, "expires_in of 300 at most", answer.Member("expires_in"), answer);
        var claims = answer.MustHaveClaims("access_token");
        Expect.That(Seconds($"{claims["exp"]}") <= run.Clock.Now.ToUnixTimeSeconds() + 310, "claim exp within five minutes", $"{claims["exp"]}", answer);
        var audience = claims["aud"] is JsonArray { Count: 1 } list ? list[0] : claims["aud"];
        Expect.Equal(run.Target.AddressOf("registries").Audience, audience?.ToString(), "claim aud", answer);
    }

    // What is no number never passes as a small one.
    private static long Seconds(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : long.MaxValue;

    [Check("IDN-C08")]
    [Verifies("IDN-5.4")]
    public static async Task A_token_that_is_unsigned_or_signed_symmetrically_opens_nothing(CheckRun run) =>
        await MustRefuseAsync(run, actor => [actor.AlgNone(), actor.Symmetric()]);

    [Check("IDN-C09")]
    [Verifies("IDN-5.5")]
    public static async Task A_token_that_another_key_signed_opens_nothing(CheckRun run) =>
        await MustRefuseAsync(run, actor => [actor.WrongKey(), actor.ChangedClaim()]);

    [Check("IDN-C10", Blocks = ["registries", "payments"])]
    [Verifies("IDN-5.6")]
    public static async Task A_token_for_another_block_opens_nothing(CheckRun run)
    {
        foreach (var (block, operation, role) in Lists)
        {
            var call = run.Api(block).Call(operation).Nowhere();
            await run.ControlAsync($"a token for {block} is taken", async () => MustBeTaken(await call.SendAsync(run.A.Client(role))));
        }

        await run.AttackAsync(async () =>
        {
            var foreign = run.A.Registrar.WrongAudience("identity");
            foreach (var (block, operation, _) in Lists)
            {
                (await run.Api(block).Call(operation).Nowhere().SendAsync(foreign)).MustBeRefused(401, "API-0401");
            }
        });
    }

    [Check("IDN-C11")]
    [Verifies("IDN-5.7")]
    [Verifies("API-3.3")]
    public static async Task No_operation_opens_without_its_scope(CheckRun run)
    {
        await run.ControlAsync("the scope opens", async () => MustBeTaken(await run.Api("registries").Call("listRegistries").SendAsync(run.A.Registrar)));
        await run.AttackAsync(async () =>
        {
            foreach (var (block, role) in new[] { ("identity", "registrar"), ("registries", "registrar"), ("consent", "fiduciary"), ("payments", "treasury") })
            {
                var scopes = run.A.ClientOf(role).Scopes;
                foreach (var operation in run.Api(block).Operations.Where(operation => run.Asks(operation) && !operation.IsPublic && operation.Scopes.All(scopes.Contains) && !run.Target.Unsupported.Contains(operation.Id)))
                {
                    var refused = (await run.Api(block).Call(operation.Id).Nowhere().SendAsync(run.A.Client(role).LowScope())).MustBeRefused(403, "API-0403");
                    Expect.That(refused.MustHaveHeader("WWW-Authenticate").Contains(operation.Scopes[0], StringComparison.Ordinal), $"WWW-Authenticate with {operation.Scopes[0]}", refused.Header("WWW-Authenticate"), refused);
                }
            }
        });
    }

    [Check("IDN-C12")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-5.3")]
    public static async Task An_expired_token_opens_nothing(CheckRun run)
    {
        var token = (await RequestAsync(run, "registrar", "registries.read")).MustBe(200).Member("access_token");
        var call = run.Api("registries").Call("listRegistries");
        await run.ControlAsync("while it lives it opens", async () => (await call.SendAsync(run.A.Registrar.Holding(token))).MustBe(200));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromSeconds(330));
        await run.AttackAsync(async () => (await call.SendAsync(run.A.Registrar.Holding(token))).MustBeRefused(401, "API-0401"));
    }

    private static readonly (string Block, string Operation, string Role)[] Lists =
    [
        ("registries", "listRegistries", "registrar"),
        ("payments", "getAccount", "treasury"),
    ];

    private static async Task MustRefuseAsync(CheckRun run, Func<Actor, Actor[]> spoil)
    {
        foreach (var (block, operation, role) in Lists.Where(list => !run.Target.Unsupported.Contains(list.Block)))
        {
            var call = run.Api(block).Call(operation).Nowhere();
            await run.ControlAsync($"the good token is taken by {block}", async () => MustBeTaken(await call.SendAsync(run.A.Client(role))));
            await run.AttackAsync(async () =>
            {
                foreach (var actor in spoil(run.A.Client(role)))
                {
                    (await call.SendAsync(actor)).MustBeRefused(401, "API-0401");
                }
            });
        }
    }

    // Whether the thing exists does not matter here; that the token was taken, and that the block itself answered, does.
    private static void MustBeTaken(Answer answer) => Expect.That(
        answer.Status == 200 || (answer.Status == 404 && !answer.Member("code").StartsWith("API-", StringComparison.Ordinal)),
        "the block's answer to a good token: 200, or 404 with a code of its own",
        $"status {answer.Status}: {answer.Exchange.ResponseBody}",
        answer);

    private static Task<Answer> RequestAsync(CheckRun run, string role, string scope) =>
        TokenEndpoint.RequestAsync(run, run.A.Tenant, run.A.ClientOf(role), ClientGrant(run, scope));

    internal static Dictionary<string, string> ClientGrant(CheckRun run, string scope) => new()
    {
        ["grant_type"] = "client_credentials",
        ["scope"] = scope,
        ["resource"] = run.Target.AddressOf("registries").Audience,
    };
}
