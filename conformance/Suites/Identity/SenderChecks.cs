using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 6 of the identity rules: who may use what is bound.</summary>
[Touches]
internal static class SenderChecks
{
    [Check("IDN-C41", Blocks = ["registries"])]
    [Verifies("IDN-6.2")]
    [Verifies("IDN-6.21")]
    public static async Task A_bound_token_is_no_bearer_token_and_a_bearer_token_is_not_bound(CheckRun run)
    {
        var proving = new Proving(run);
        await proving.ControlAsync();
        await run.AttackAsync(async () =>
        {
            var proof = proving.Client.Proof(HttpMethod.Get, run.Api("registries").Call("listRegistries").Address().ToString(), proving.Token);
            (await proving.CallAsync($"Bearer {proving.Token}", "")).MustBeRefused(401, "API-0401");
            (await proving.CallAsync($"Bearer {proving.Token}", proof.Sign())).MustBeRefused(401, "API-0401");
            (await proving.CallAsync($"DPoP {proving.Token}", "")).MustBeRefused(401, "API-0401");
            var bearer = (await TokenEndpoint.RequestAsync(run, run.A.Tenant, run.A.ClientOf("registrar"), TokenChecks.ClientGrant(run, "registries.read"))).MustBe(200).Member("access_token");
            (await proving.CallAsync($"DPoP {bearer}", (proof with { AccessToken = bearer, Id = run.NewId() }).Sign())).MustBeRefused(401, "API-0401");
        });
    }

    [Check("IDN-C42", Blocks = ["registries"])]
    [Verifies("IDN-6.3")]
    [Verifies("IDN-6.12")]
    [Verifies("IDN-6.20")]
    public static async Task A_bound_token_needs_its_key_and_a_proof_of_its_own(CheckRun run)
    {
        var proving = new Proving(run);
        var thief = DpopProof.NewKey(run);
        await proving.ControlAsync();
        await run.AttackAsync(async () =>
        {
            Proving.MustBeChallenged(await proving.CallAsync(proof => proof with { KeyPem = thief }), "invalid_dpop_proof");
            Proving.MustBeChallenged(await proving.CallAsync(proof => proof with { AccessToken = "" }), "invalid_dpop_proof");
            Proving.MustBeChallenged(await proving.CallAsync(proof => proof with { AccessToken = $"{proof.AccessToken}x" }), "invalid_dpop_proof");
        });
    }

    [Check("IDN-C43")]
    [Touches(Destructive = true)]
    [Verifies("IDN-6.16")]
    [Verifies("IDN-6.17")]
    public static async Task A_code_is_for_the_key_that_its_pushed_request_named(CheckRun run)
    {
        var client = new BoundClient(run, run.A.Tenant, Proving.Registered(run));
        var other = new BoundClient(run, run.A.Tenant, Proving.Registered(run));
        var request = await AssuredAsync(run) with { ChangePushed = form => form["dpop_jkt"] = client.Thumbprint };
        await run.ControlAsync("with the key that was named it is redeemed", async () =>
        {
            var (flow, code) = await CodeAsync(run, request);
            (await client.RequestAsync(PersonSignIn.Grant(request, flow, code))).MustBe(200);
        });
        await run.AttackAsync(async () =>
        {
            var (flow, code) = await CodeAsync(run, request);
            var grant = PersonSignIn.Grant(request, flow, code);
            ClientChecks.MustBeRefused(await other.RequestAsync(grant));
            ClientChecks.MustBeRefused(await TokenEndpoint.RequestAsync(run, request.Tenant, request.Client, grant));
            var pushed = new Dictionary<string, string>(PersonSignIn.Form(request, SignInFlow.New(run))) { ["dpop_jkt"] = client.Thumbprint };
            ClientChecks.MustBeRefused(await other.PostAsync("pushed_authorization_request_endpoint", pushed));
        });
    }

    [Check("IDN-C44")]
    [Touches(Destructive = true)]
    [Verifies("IDN-6.18")]
    public static async Task A_refresh_token_of_an_app_is_for_the_key_that_it_was_given_for(CheckRun run)
    {
        var request = await FactorChecks.RequestOfNewPersonAsync(run, "consent.own.read", "offline_access");
        var (client, other) = (new BoundClient(run, request.Tenant, request.Client), new BoundClient(run, request.Tenant, request.Client));
        var (flow, code) = await CodeAsync(run, request);
        var refresh = "";
        await run.ControlAsync("with its key it is redeemed", async () =>
        {
            var first = (await client.RequestAsync(PersonSignIn.Grant(request, flow, code))).MustBe(200).Member("refresh_token");
            refresh = (await client.RequestAsync(RefreshGrant(first))).MustBe(200).Member("refresh_token");
        });
        await run.AttackAsync(async () =>
        {
            ClientChecks.MustBeRefused(await other.RequestAsync(RefreshGrant(refresh)));
            ClientChecks.MustBeRefused(await TokenEndpoint.RequestAsync(run, request.Tenant, request.Client, RefreshGrant(refresh)));
        });
    }

    [Check("IDN-C45")]
    [Touches(Destructive = true)]
    [Verifies("IDN-6.22")]
    public static async Task The_userinfo_endpoint_answers_the_owner_of_the_key_alone(CheckRun run)
    {
        var request = await AssuredAsync(run);
        var client = new BoundClient(run, request.Tenant, request.Client);
        var (flow, code) = await CodeAsync(run, request);
        var token = (await client.RequestAsync(PersonSignIn.Grant(request, flow, code))).MustBe(200).Member("access_token");
        var address = await Discovery.MemberAsync(run, "userinfo_endpoint");
        await run.ControlAsync("the owner is answered", async () => (await AskAsync(run, address, $"DPoP {token}", client.Proof(HttpMethod.Get, address, token).Sign())).MustBe(200));
        await run.AttackAsync(async () =>
        {
            var thief = new BoundClient(run, request.Tenant, request.Client);
            MustBeRefused(await AskAsync(run, address, $"Bearer {token}", ""));
            MustBeRefused(await AskAsync(run, address, $"DPoP {token}", ""));
            MustBeRefused(await AskAsync(run, address, $"DPoP {token}", thief.Proof(HttpMethod.Get, address, token).Sign()));
            MustBeRefused(await AskAsync(run, address, $"DPoP {token}", client.Proof(HttpMethod.Get, address).Sign()));
        });
    }

    // Without a proof the request itself may be called bad (RFC 6750, 3.1); RFC 9449 names no status.
    private static void MustBeRefused(Answer answer) => Expect.That(answer.Status is 400 or 401, "a refusal with status 400 or 401", $"status {answer.Status}", answer);

    /// <summary>Somebody new who signs in at the client of high assurance.</summary>
    internal static async Task<SignInRequest> AssuredAsync(CheckRun run, params string[] scopes) =>
        await FactorChecks.RequestOfNewPersonAsync(run) with { Client = Proving.Registered(run), Scopes = scopes, Audience = run.Target.AddressOf("identity").Audience };

    /// <summary>A code of a new sign-in.</summary>
    internal static async Task<(SignInFlow Flow, string Code)> CodeAsync(CheckRun run, SignInRequest request)
    {
        var flow = SignInFlow.New(run);
        return (flow, (await PersonSignIn.AuthorizeAsync(run, request, flow)).Code);
    }

    internal static Dictionary<string, string> RefreshGrant(string token) => new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token };

    private static async Task<Answer> AskAsync(CheckRun run, string address, string authorization, string proof)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (proof.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("DPoP", proof);
        }

        return await run.SendAsync(request);
    }
}
