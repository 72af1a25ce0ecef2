using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 15 of the identity rules: what every relying party of OpenID Connect counts on, and userinfo that is sealed.</summary>
[Touches]
internal static class BasicProfileChecks
{
    private const string Jwt = "application/jwt";

    [Check("IDN-C139")]
    [Verifies("IDN-15.12")]
    public static async Task Userinfo_is_signed_for_a_client_that_is_registered_so(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        var info = await asker.ToldAsync(asker.Request("signed"));
        Expect.Equal(Jwt, info.MediaType, "media type", info);
        Expect.That(await PublishedKeys.SignedAsync(run, info.Text), "a signature by a published key", info.Exchange.ResponseBody, info);
        var claims = JwsCompact.Claims(info.Text);
        Expect.Equal(await Discovery.MemberAsync(run, "issuer"), $"{claims["iss"]}", "claim iss", info);
        Expect.Equal(run.A.ClientOf("signed").ClientId, Audience(claims), "claim aud", info);
    }

    [Check("IDN-C140")]
    [Verifies("IDN-15.13")]
    public static async Task Userinfo_is_encrypted_for_a_client_that_registered_a_key(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        var info = await asker.ToldAsync(asker.Request("sealed"));
        Expect.Equal(Jwt, info.MediaType, "media type", info);
        Expect.Equal(5, info.Text.Split('.').Length, "parts of the encrypted JWT", info);
        var header = JwsCompact.Header(info.Text);
        Expect.That($"{header["alg"]}" is "ECDH-ES" or "RSA-OAEP-256", "alg ECDH-ES or RSA-OAEP-256", $"{header["alg"]}", info);
        Expect.Equal("A256GCM", $"{header["enc"]}", "enc", info);
    }

    [Check("IDN-C142")]
    [Verifies("IDN-15.18")]
    public static async Task The_discovery_document_names_claims_acr_and_algorithms(CheckRun run)
    {
        var document = (await Discovery.FetchAsync(run)).MustBe(200);
        Expect.Equal("true", document.Member("claims_parameter_supported").ToLowerInvariant(), "claims_parameter_supported", document);
        foreach (var list in new[] { "claims_supported", "acr_values_supported", "userinfo_signing_alg_values_supported", "userinfo_encryption_alg_values_supported", "userinfo_encryption_enc_values_supported" })
        {
            Expect.That(document.Json.TryGetProperty(list, out var names) && names.ValueKind == JsonValueKind.Array && names.GetArrayLength() > 0, list, "none", document);
        }
    }

    [Check("IDN-C144")]
    [Verifies("IDN-15.20")]
    public static async Task What_is_not_understood_is_ignored_and_what_may_be_absent_is_not_missed(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        await asker.TokensAsync(asker.Request(
            "app",
            ("extra", "foobar"), ("display", "popup"), ("claims_locales", "se"), ("login_hint", "somebody@example.org"), ("acr_values", "1 2"), ("claims", """{"userinfo":{"shoe_size":{"essential":true}}}""")));
        await asker.TokensAsync(asker.Request("app", ("scope", "email openid"), ("nonce", new string('n', 64)), ("state", new string('s', 128))));
        AskedClaimChecks.MustBePushed(await asker.PushAsync(asker.Request("app", ("nonce", ""), ("state", ""))));
        await asker.TokensAsync(asker.Request("app", ("nonce", ""), ("state", "")));
    }

    [Check("IDN-C145")]
    [Verifies("IDN-15.21")]
    [Verifies("IDN-15.22")]
    public static async Task The_identity_token_is_signed_for_the_client_and_names_whom_userinfo_names(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        var tokens = await asker.TokensAsync(asker.Request("app"));
        var (token, claims) = (tokens.Member("id_token"), tokens.MustHaveClaims("id_token"));

        // In a record a mark stands for the signature; the keys are asked for all the same.
        var isSigned = await PublishedKeys.SignedAsync(run, token);
        Expect.That(isSigned || !Base64Url.IsValid(token.Split('.')[2]), "a signature by a published key", "none", tokens);
        Expect.Equal(await Discovery.MemberAsync(run, "issuer"), $"{claims["iss"]}", "claim iss", tokens);
        Expect.Equal(asker.Person.Client.ClientId, Audience(claims), "claim aud", tokens);
        Expect.That(Seconds(claims, "exp") > Seconds(claims, "iat") && Seconds(claims, "iat") > 0, "claims iat and exp", $"{claims["iat"]} and {claims["exp"]}", tokens);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            var info = await asker.InfoAsync(tokens, method);
            Expect.Equal($"{claims["sub"]}", info.Member("sub"), $"claim sub of userinfo by {method}", info);
        }

        using var form = new HttpRequestMessage(HttpMethod.Post, await Discovery.MemberAsync(run, "userinfo_endpoint"))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("access_token", tokens.Member("access_token"))]),
        };
        var answer = (await run.SendAsync(form)).MustBe(200);
        Expect.Equal($"{claims["sub"]}", answer.Member("sub"), "claim sub of userinfo by a form", answer);
    }

    [Check("IDN-C146")]
    [Verifies("IDN-15.23")]
    public static async Task Another_response_type_and_a_request_object_are_refused(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        await run.ControlAsync("a code is given", async () => AskedClaimChecks.MustBePushed(await asker.PushAsync(asker.Request("app"))));
        await run.AttackAsync(async () =>
        {
            foreach (var type in new[] { "", "token", "id_token", "code id_token" })
            {
                ClientChecks.MustBeRefused(await asker.PushAsync(asker.Request("app", ("response_type", type))));
            }

            ClientChecks.MustBeRefused(await asker.PushAsync(asker.Request("app", ("request", "eyJhbGciOiJub25lIn0.eyJzY29wZSI6Im9wZW5pZCJ9."))));
            ClientChecks.MustBeRefused(await asker.PushAsync(asker.Request("app", ("request_uri", "https://example.org/request.jwt"))));
        });
    }

    [Check("IDN-C147")]
    [Touches(Destructive = true)]
    [Verifies("IDN-15.24")]
    public static async Task A_code_that_comes_twice_ends_what_came_of_it(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        var request = asker.Request("app", ("scope", "openid offline_access"));
        var (flow, code) = await SenderChecks.CodeAsync(run, request);
        var tokens = (await PersonSignIn.RedeemAsync(run, request, flow, code)).MustBe(200);
        await run.ControlAsync("the access token is good", async () => await asker.InfoAsync(tokens));
        ClientChecks.MustBeRefused(await PersonSignIn.RedeemAsync(run, request, flow, code));
        await run.AttackAsync(async () =>
            ClientChecks.MustBeRefused(await TokenEndpoint.RequestAsync(run, request.Tenant, request.Client, SenderChecks.RefreshGrant(tokens.Member("refresh_token")))));
    }

    private static string Audience(JsonObject claims) => $"{(claims["aud"] is JsonArray { Count: 1 } list ? list[0] : claims["aud"])}";

    private static long Seconds(JsonObject claims, string name) => long.TryParse($"{claims[name]}", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
}
