using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 22 of the identity rules: how a client is let in by its certificate.</summary>
[Touches]
internal static class MtlsChecks
{
    private const string PushedRequests = "pushed_authorization_request_endpoint";
    private static readonly string[] Endpoints = ["token_endpoint", PushedRequests, "revocation_endpoint", "userinfo_endpoint"];

    [Check("IDN-C271")]
    [Verifies("IDN-22.1")]
    public static async Task The_discovery_document_tells_where_certificates_are_asked_for(CheckRun run)
    {
        _ = new Certified(run);
        var document = (await Discovery.FetchAsync(run)).MustBe(200);
        var aliases = document.Json.TryGetProperty("mtls_endpoint_aliases", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        foreach (var endpoint in Endpoints)
        {
            var alias = aliases.ValueKind == JsonValueKind.Object && aliases.TryGetProperty(endpoint, out var named) ? named.ToString() : "";
            Expect.That(alias.StartsWith("https://", StringComparison.Ordinal), $"an https address of {endpoint} in mtls_endpoint_aliases", alias, document);
        }

        var methods = document.Json.TryGetProperty("token_endpoint_auth_methods_supported", out var list) ? list.ToString() : "";
        Expect.That(methods.Contains("\"self_signed_tls_client_auth\"", StringComparison.Ordinal), "the method self_signed_tls_client_auth", methods, document);
        var isBound = document.Json.TryGetProperty("tls_client_certificate_bound_access_tokens", out var bound) && bound.ValueKind == JsonValueKind.True;
        Expect.That(isBound, "tls_client_certificate_bound_access_tokens", "none", document);
    }

    [Check("IDN-C272")]
    [Verifies("IDN-22.2")]
    public static async Task Without_its_certificate_it_is_refused_everywhere(CheckRun run)
    {
        var certified = new Certified(run);
        var forms = FormsOf(run, await AskAsync(run));
        await run.ControlAsync("with its certificate it is let in", async () =>
        {
            foreach (var (endpoint, form) in forms)
            {
                var answer = await certified.PostAsync(endpoint, form());
                Expect.That(answer.Status is 200 or 201, "status 200 or 201", $"status {answer.Status}: {answer.Exchange.ResponseBody}", answer);
            }
        });
        await run.AttackAsync(async () =>
        {
            foreach (var (endpoint, form) in forms)
            {
                foreach (var shown in certified.Others)
                {
                    ClientChecks.MustBeRefused(await certified.PostAsync(endpoint, form(), shown));
                }
            }
        });
    }

    [Check("IDN-C273")]
    [Verifies("IDN-22.3")]
    public static async Task An_assertion_does_not_take_the_place_of_its_certificate(CheckRun run)
    {
        var certified = new Certified(run);
        await run.ControlAsync("with its certificate it is let in", async () => (await certified.AskAsync()).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var shown in certified.Others)
            {
                var assertion = (await ClientAssertion.ForAsync(run, certified.Client)).Sign();
                ClientChecks.MustBeRefused(await TokenEndpoint.PostAsync(
                    run, "token_endpoint", run.A.Tenant, certified.Client, TokenChecks.ClientGrant(run, "registries.read"), assertion, shown: shown));
            }
        });
    }

    [Check("IDN-C274")]
    [Verifies("IDN-22.4")]
    public static async Task A_certificate_that_has_ended_lets_nobody_in(CheckRun run)
    {
        var certified = new Certified(run);
        var request = await AskAsync(run);
        var grant = TokenChecks.ClientGrant(run, "registries.read");
        await run.ControlAsync("one that has not is taken", async () =>
        {
            (await certified.AskAsync()).MustBe(200);
            AskedClaimChecks.MustBePushed(await PersonSignIn.PushAsync(run, request, SignInFlow.New(run)));
        });
        await run.AttackAsync(async () =>
        {
            ClientChecks.MustBeRefused(await TokenEndpoint.RequestAsync(run, run.A.Tenant, certified.Lapsed, grant));
            ClientChecks.MustBeRefused(await new BoundClient(run, run.A.Tenant, certified.Lapsed).RequestAsync(grant));
            ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, request with { Client = certified.Lapsed }, SignInFlow.New(run)));
        });
    }

    [Check("IDN-C275")]
    [Verifies("IDN-22.5")]
    public static async Task A_certificate_lets_no_client_in_that_registered_none(CheckRun run)
    {
        var certified = new Certified(run);
        await run.ControlAsync("it lets its own client in", async () => (await certified.AskAsync()).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var role in new[] { "assured", "registrar" })
            {
                ClientChecks.MustBeRefused(await certified.AskAsAsync(run.A.ClientOf(role), null));
            }
        });
    }

    [Check("IDN-C276")]
    [Verifies("IDN-22.6")]
    public static async Task Tokens_without_a_proof_are_bound_to_the_certificate(CheckRun run)
    {
        var certified = new Certified(run);
        MustBeBound(await certified.AskAsync(), certified.Client.Certificate);
        var assured = Proving.Registered(run);
        MustBeBound(await certified.AskAsAsync(assured, (await ClientAssertion.ForAsync(run, assured)).Sign()), certified.Client.Certificate);
    }

    /// <summary>Somebody new who signs in at the client with a certificate.</summary>
    internal static async Task<SignInRequest> AskAsync(CheckRun run, params string[] scopes) =>
        await SenderChecks.AssuredAsync(run, scopes) with { Client = new Certified(run).Client };

    // Made anew for each request: what is good once must not be why a second one is refused.
    private static (string Endpoint, Func<IReadOnlyDictionary<string, string>> Form)[] FormsOf(CheckRun run, SignInRequest request) =>
    [
        ("token_endpoint", () => TokenChecks.ClientGrant(run, "registries.read")),
        (PushedRequests, () => PersonSignIn.Form(request, SignInFlow.New(run))),
        ("revocation_endpoint", () => new Dictionary<string, string> { ["token"] = run.NewId() }),
    ];

    private static void MustBeBound(Answer answer, ShownCertificate shown)
    {
        Expect.That(answer.MustBe(200).Member("token_type").Equals("Bearer", StringComparison.OrdinalIgnoreCase), "the token type Bearer", answer.Member("token_type"), answer);
        var bound = (answer.MustHaveClaims("access_token")["cnf"] as JsonObject)?["x5t#S256"]?.ToString();
        Expect.Equal(shown.Thumbprint, bound, "x5t#S256 in the claim cnf", answer);
    }
}
