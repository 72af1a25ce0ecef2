using System.Security.Cryptography;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>How clients say who they are: clauses 3.4, 5.8 and 5.9 of the identity rules.</summary>
[Touches]
internal static class ClientChecks
{
    [Check("IDN-C13")]
    [Verifies("IDN-5.8")]
    public static async Task An_assertion_is_taken_once_and_for_a_minute_at_most(CheckRun run)
    {
        var client = run.A.ClientOf("registrar");
        var good = await ClientAssertion.ForAsync(run, client);
        var once = good.Sign();
        await run.ControlAsync("a fresh assertion is taken", async () => (await AskAsync(run, once)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            MustBeRefused(await AskAsync(run, once));
            MustBeRefused(await AskAsync(run, (good with { Id = run.NewId(), Lifetime = TimeSpan.FromMinutes(10) }).Sign()));
            MustBeRefused(await AskAsync(run, (good with { Id = run.NewId(), IssuedAt = good.IssuedAt.AddMinutes(-5) }).Sign()));
        });
    }

    [Check("IDN-C14")]
    [Verifies("IDN-3.4")]
    public static async Task A_client_that_does_not_prove_who_it_is_gets_no_token(CheckRun run)
    {
        var good = await ClientAssertion.ForAsync(run, run.A.ClientOf("registrar"));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await run.ControlAsync("with its own key it gets one", async () => (await AskAsync(run, good.Sign())).MustBe(200));
        await run.AttackAsync(async () =>
        {
            MustBeRefused(await AskAsync(run, (good with { Id = run.NewId(), KeyPem = stranger.ExportPkcs8PrivateKeyPem() }).Sign()));
            MustBeRefused(await AskAsync(run, (good with { Id = run.NewId(), Audience = "https://elsewhere.example.org" }).Sign()));
            MustBeRefused(await AskAsync(run, "not.an.assertion"));
            MustBeRefused(await TokenEndpoint.RequestAsync(run, run.A.Tenant, run.A.ClientOf("registrar") with { KeyPem = "" }, TokenChecks.ClientGrant(run, "registries.read")));
        });
    }

    [Check("IDN-C149")]
    [Verifies("IDN-3.4")]
    public static async Task An_assertion_for_an_endpoint_and_not_for_the_issuer_is_refused(CheckRun run)
    {
        var request = await SenderChecks.AssuredAsync(run);
        var good = await ClientAssertion.ForAsync(run, request.Client);
        Task<Answer> PushAsync(string assertion) =>
            TokenEndpoint.PostAsync(run, "pushed_authorization_request_endpoint", request.Tenant, request.Client, PersonSignIn.Form(request, SignInFlow.New(run)), assertion);
        await run.ControlAsync("one for the issuer is taken", async () => AskedClaimChecks.MustBePushed(await PushAsync(good.Sign())));
        await run.AttackAsync(async () =>
        {
            foreach (var endpoint in new[] { "pushed_authorization_request_endpoint", "token_endpoint" })
            {
                MustBeRefused(await PushAsync((good with { Id = run.NewId(), Audience = await Discovery.MemberAsync(run, endpoint) }).Sign()));
            }
        });
    }

    [Check("IDN-C15")]
    [Verifies("IDN-5.9")]
    public static async Task A_client_of_several_tenants_names_one(CheckRun run)
    {
        var client = run.A.ClientOf("roaming");
        await run.ControlAsync("with a tenant it gets a token", async () =>
            (await TokenEndpoint.RequestAsync(run, run.A.Tenant, client, TokenChecks.ClientGrant(run, "registries.read"))).MustBe(200));
        await run.AttackAsync(async () =>
            MustBeRefused(await TokenEndpoint.RequestAsync(run, new Tenant(), client, TokenChecks.ClientGrant(run, "registries.read"))));
    }

    /// <summary>The refusal of OAuth 2.0 (RFC 6749, section 5.2), which is no problem document.</summary>
    internal static void MustBeRefused(Answer answer)
    {
        Expect.That(answer.Status is 400 or 401, "refusal with status 400 or 401", $"status {answer.Status}: {answer.Exchange.ResponseBody}", answer);
        Expect.That(answer.Member("error").Length > 0, "member error", answer.Exchange.ResponseBody, answer);
    }

    private static Task<Answer> AskAsync(CheckRun run, string assertion) =>
        TokenEndpoint.RequestAsync(run, run.A.Tenant, run.A.ClientOf("registrar"), TokenChecks.ClientGrant(run, "registries.read"), assertion);
}
