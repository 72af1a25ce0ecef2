using System.Buffers.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 19.6 to 19.9 and 19.12 of the identity rules: what a developer's client is registered with, and may ask for.</summary>
[Touches]
internal static class DeveloperClientChecks
{
    private const int WeakRsa = 128;

    [Check("IDN-C229")]
    [Verifies("IDN-19.7")]
    public static async Task Answers_go_to_https_or_to_the_developers_machine(CheckRun run)
    {
        await run.ControlAsync("good addresses are taken", async () =>
        {
            foreach (var good in new[] { "https://app.example.org/back?from=dis", "http://[::1]:8080/back", "http://localhost:8080/back" })
            {
                await using var client = await DeveloperClient.OfAsync(run, To(good));
            }
        });

        await run.AttackAsync(async () =>
        {
            string[] bad = ["http://app.example.org/back", "https://app.example.org/back#part", "https://*.example.org/back", "https://user@app.example.org/back", "org.example.app:/back", "javascript:alert(1)", "/back", "https:///back", "http://127.0.0.1.example.org/back", "https://app.example.org/ back"];
            foreach (var address in bad)
            {
                (await DeveloperClient.RegisterAsync(run, To(address))).MustBeRefused(422, "IDN-0442");
            }
        });

        JsonObject To(string address)
        {
            var draft = DeveloperClient.Draft(run);
            draft["redirectUris"] = new JsonArray(DeveloperClient.Redirect, address);
            return draft;
        }
    }

    [Check("IDN-C230")]
    [Verifies("IDN-19.6")]
    public static async Task Answers_go_to_no_other_address_than_one_that_was_registered(CheckRun run)
    {
        await using var client = await DeveloperClient.NewAsync(run);
        var request = await client.NewPersonAsync();
        await run.ControlAsync("the registered address is taken", async () => AskedClaimChecks.MustBePushed(await PersonSignIn.PushAsync(run, request, SignInFlow.New(run))));
        await run.AttackAsync(async () =>
        {
            foreach (var other in new[] { "http://127.0.0.1:5999/callback/more", "http://127.0.0.1:5999/callback?more=1", "http://127.0.0.1:5998/callback", "http://127.0.0.1:5999/Callback", "http://localhost:5999/callback" })
            {
                ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, request, SignInFlow.New(run), form => form["redirect_uri"] = other));
            }
        });
    }

    [Check("IDN-C231")]
    [Verifies("IDN-19.8")]
    public static async Task A_developers_client_gets_no_scope_of_officers_or_services(CheckRun run)
    {
        await using var client = await DeveloperClient.NewAsync(run, "email");
        var request = await client.NewPersonAsync("email", "offline_access");
        await run.ControlAsync("what it may ask for is taken", async () => AskedClaimChecks.MustBePushed(await PersonSignIn.PushAsync(run, request, SignInFlow.New(run))));
        await run.AttackAsync(async () =>
        {
            foreach (var scope in new[] { "identity.persons.enrol", "agriculture.applications.review", "consent.own.read" })
            {
                (await DeveloperClient.RegisterAsync(run, DeveloperClient.Draft(run, null, scope))).MustBeRefused(400, "API-0400");
                ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, request with { Scopes = [scope], Audience = run.Target.AddressOf(scope.Split('.')[0]).Audience }, SignInFlow.New(run)));
            }

            ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, request with { Scopes = ["profile"] }, SignInFlow.New(run)));
        });
    }

    [Check("IDN-C232")]
    [Verifies("IDN-19.9")]
    public static async Task A_confidential_client_brings_a_good_public_key(CheckRun run)
    {
        await run.ControlAsync("a good key is taken", async () =>
        {
            await using var client = await DeveloperClient.ConfidentialAsync(run);
        });
        await run.AttackAsync(async () =>
        {
            var weak = Base64Url.EncodeToString([.. Enumerable.Repeat((byte)0xC5, WeakRsa)]);
            var point = Good();
            point["y"] = point["x"]!.DeepClone();
            await MustBeRefusedAsync(422);
            await MustBeRefusedAsync(422, point);
            await MustBeRefusedAsync(422, new JsonObject { ["kty"] = "RSA", ["n"] = weak, ["e"] = "AQAB" });
            await MustBeRefusedAsync(422, With(Good(), "alg", "PS256"));
            await MustBeRefusedAsync(400, With(Good(), "alg", "RS256"));
            await MustBeRefusedAsync(400, With(Good(), "d", weak[..43]));
            await MustBeRefusedAsync(400, new JsonObject { ["kty"] = "oct", ["k"] = weak[..43] });
            var draft = DeveloperClient.WithKeys(DeveloperClient.Draft(run));
            draft["jwksUri"] = "https://app.example.org/jwks";
            (await DeveloperClient.RegisterAsync(run, draft)).MustBeRefused(400, "API-0400");
        });

        JsonObject Good() => DpopProof.Jwk(DpopProof.NewKey(run));

        async Task MustBeRefusedAsync(int status, params JsonNode[] keys) =>
            (await DeveloperClient.RegisterAsync(run, DeveloperClient.WithKeys(DeveloperClient.Draft(run), keys))).MustBeRefused(status, status == 422 ? "IDN-0443" : "API-0400");
    }

    [Check("IDN-C235")]
    [Verifies("IDN-19.12")]
    public static async Task A_developers_client_gets_no_token_for_itself(CheckRun run)
    {
        await using var client = await DeveloperClient.ConfidentialAsync(run);
        var request = await client.NewPersonAsync();
        await run.ControlAsync("its assertion is taken", async () => AskedClaimChecks.MustBePushed(await PersonSignIn.PushAsync(run, request, SignInFlow.New(run))));
        await run.AttackAsync(async () =>
        {
            foreach (var scope in new[] { "registries.read", "openid", "" })
            {
                var form = TokenChecks.ClientGrant(run, "registries.read");
                ClientChecks.MustBeRefused(await TokenEndpoint.RequestAsync(run, run.A.Tenant, client.Client, new Dictionary<string, string>(form) { ["scope"] = scope }));
            }
        });
    }

    private static JsonObject With(JsonObject key, string name, string value)
    {
        key[name] = value;
        return key;
    }
}
