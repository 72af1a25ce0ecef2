using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 7 of the identity rules: clients of high assurance.</summary>
[Touches]
internal static class AssuranceChecks
{
    private const string PushedRequests = "pushed_authorization_request_endpoint";
    private static readonly string[] Strong = ["PS256", "ES256", "EdDSA"];

    private static readonly string[] Lists =
        ["token_endpoint_auth_signing_alg_values_supported", "id_token_signing_alg_values_supported", "dpop_signing_alg_values_supported"];

    [Check("IDN-C46", Opens = true)]
    [Verifies("IDN-6.19")]
    [Verifies("IDN-7.3")]
    public static async Task The_discovery_document_names_strong_algorithms_alone(CheckRun run)
    {
        var document = (await Discovery.FetchAsync(run)).MustBe(200);
        foreach (var list in Lists)
        {
            var names = document.Json.TryGetProperty(list, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(name => name.ToString()).ToList() : [];
            Expect.That(names.Count > 0, $"algorithms in {list}", "none", document);
            Expect.That(names.TrueForAll(Strong.Contains), $"{list} of {string.Join(", ", Strong)} alone", string.Join(", ", names), document);
        }
    }

    [Check("IDN-C47", Blocks = ["registries"])]
    [Verifies("IDN-7.1")]
    [Verifies("IDN-7.2")]
    [Verifies("IDN-7.7")]
    public static async Task A_client_of_high_assurance_proves_everything(CheckRun run)
    {
        var (proving, client) = (new Proving(run), Proving.Registered(run));
        var grant = TokenChecks.ClientGrant(run, "registries.read");
        var request = await SenderChecks.AssuredAsync(run);
        await proving.ControlAsync();
        await run.ControlAsync("with an assertion its request is taken", async () => MustBePushed(await PersonSignIn.PushAsync(run, request, SignInFlow.New(run))));
        await run.AttackAsync(async () =>
        {
            ClientChecks.MustBeRefused(await TokenEndpoint.RequestAsync(run, run.A.Tenant, client, grant));
            var asked = await proving.Client.PostOnceAsync("token_endpoint", grant, proof => proof with { Nonce = "" });
            Expect.That(BoundClient.IsAskedForNonce(asked), "the error use_dpop_nonce and a header DPoP-Nonce", $"status {asked.Status}: {asked.Exchange.ResponseBody}", asked);
            var nameless = client with { KeyPem = "" };
            ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, request with { Client = nameless }, SignInFlow.New(run)));
            ClientChecks.MustBeRefused(await new BoundClient(run, run.A.Tenant, nameless).RequestAsync(grant));
        });
    }

    [Check("IDN-C48")]
    [Touches(Destructive = true)]
    [Verifies("IDN-7.4")]
    public static async Task Its_refresh_token_stays_good_and_no_other_is_given(CheckRun run)
    {
        var request = await SenderChecks.AssuredAsync(run, "offline_access");
        var client = new BoundClient(run, request.Tenant, request.Client);
        var (flow, code) = await SenderChecks.CodeAsync(run, request);
        var refresh = (await client.RequestAsync(PersonSignIn.Grant(request, flow, code))).MustBe(200).Member("refresh_token");
        for (var turn = 0; turn < 2; turn++)
        {
            var answer = (await client.RequestAsync(SenderChecks.RefreshGrant(refresh))).MustBe(200);
            var isOther = answer.Json.TryGetProperty("refresh_token", out var given) && given.ToString() != refresh;
            Expect.That(!isOther, "no other refresh token", "one", answer);
        }
    }

    [Check("IDN-C49")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-7.5")]
    [Verifies("IDN-7.6")]
    public static async Task Its_code_and_its_pushed_request_are_short_lived(CheckRun run)
    {
        var request = await SenderChecks.AssuredAsync(run);
        var client = new BoundClient(run, request.Tenant, request.Client);
        var pushed = await PersonSignIn.PushAsync(run, request, SignInFlow.New(run));
        MustBePushed(pushed);
        Expect.That(Seconds(pushed.Member("expires_in")) <= 90, "expires_in of 90 at most", pushed.Member("expires_in"), pushed);
        await run.ControlAsync("a fresh code is redeemed", async () =>
        {
            var (flow, code) = await SenderChecks.CodeAsync(run, request);
            (await client.RequestAsync(PersonSignIn.Grant(request, flow, code))).MustBe(200);
        });
        var (later, old) = await SenderChecks.CodeAsync(run, request);
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromSeconds(75));
        await run.AttackAsync(async () => ClientChecks.MustBeRefused(await client.RequestAsync(PersonSignIn.Grant(request, later, old))));
    }

    [Check("IDN-C84")]
    [Verifies("IDN-7.8")]
    public static async Task Its_assertion_names_the_issuer_and_no_list(CheckRun run)
    {
        var request = await SenderChecks.AssuredAsync(run);
        var good = await ClientAssertion.ForAsync(run, request.Client);
        Task<Answer> PushAsync(ClientAssertion assertion) =>
            TokenEndpoint.PostAsync(run, PushedRequests, request.Tenant, request.Client, PersonSignIn.Form(request, SignInFlow.New(run)), assertion.Sign());
        await run.ControlAsync("one that names the issuer is taken", async () => MustBePushed(await PushAsync(good)));
        await run.AttackAsync(async () => ClientChecks.MustBeRefused(await PushAsync(good with { Id = run.NewId(), IsAudienceList = true })));
    }

    private static void MustBePushed(Answer answer) => Expect.That(answer.Status is 200 or 201, "status 201", $"status {answer.Status}: {answer.Exchange.ResponseBody}", answer);

    // What is no number never passes as a small one.
    private static long Seconds(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : long.MaxValue;
}
