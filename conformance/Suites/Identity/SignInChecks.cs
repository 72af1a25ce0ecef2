using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 3 of the identity rules: the sign-in of persons.</summary>
[Touches(Reads = [Roles.Citizen])]
internal static class SignInChecks
{
    [Check("IDN-C16", Opens = true)]
    [Verifies("IDN-3.3")]
    [Verifies("IDN-3.13")]
    public static async Task The_discovery_document_names_its_issuer_and_S256_alone(CheckRun run)
    {
        var document = (await Discovery.FetchAsync(run)).MustBe(200);
        Expect.Equal(run.Target.Issuer.ToString().TrimEnd('/'), document.Member("issuer").TrimEnd('/'), "issuer", document);
        Expect.Equal("""["S256"]""", string.Concat(document.Member("code_challenge_methods_supported").Where(letter => !char.IsWhiteSpace(letter))), "code_challenge_methods_supported", document);
        Expect.That(document.Json.TryGetProperty("pushed_authorization_request_endpoint", out _), "pushed_authorization_request_endpoint", "none", document);
    }

    [Check("IDN-C17")]
    [Verifies("IDN-3.2")]
    [Verifies("IDN-3.3")]
    public static async Task A_request_without_S256_is_refused(CheckRun run)
    {
        var flow = SignInFlow.New(run);
        await run.ControlAsync("with S256 it is taken", async () => MustBePushed(await PersonSignIn.PushAsync(run, RequestOf(run), flow)));
        await run.AttackAsync(async () =>
        {
            ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, RequestOf(run), flow, form => form["code_challenge_method"] = "plain"));
            ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, RequestOf(run), flow, form => form.Remove("code_challenge_method")));
            ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, RequestOf(run), flow, form =>
            {
                form.Remove("code_challenge");
                form.Remove("code_challenge_method");
            }));
        });
    }

    [Check("IDN-C18")]
    [Verifies("IDN-3.6")]
    public static async Task A_redirect_URI_that_is_not_registered_is_refused(CheckRun run)
    {
        var flow = SignInFlow.New(run);
        await run.ControlAsync("the registered one is taken", async () => MustBePushed(await PersonSignIn.PushAsync(run, RequestOf(run), flow)));
        await run.AttackAsync(async () =>
        {
            foreach (var more in new[] { "/x", "?x=1", ".evil.example.org" })
            {
                ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, RequestOf(run), flow, form => form["redirect_uri"] += more));
            }
        });
    }

    [Check("IDN-C19")]
    [Verifies("IDN-3.1")]
    public static async Task A_request_that_was_not_pushed_is_refused(CheckRun run)
    {
        var (request, flow) = (RequestOf(run), SignInFlow.New(run));
        await run.ControlAsync("a pushed one is taken", async () => MustBePushed(await PersonSignIn.PushAsync(run, request, flow)));
        await run.AttackAsync(async () =>
        {
            var query = string.Join('&', new Dictionary<string, string>
            {
                ["client_id"] = request.Client.ClientId,
                ["response_type"] = "code",
                ["redirect_uri"] = request.RedirectUri.ToString(),
                ["scope"] = "openid",
                ["state"] = flow.State,
                ["code_challenge"] = flow.Challenge,
                ["code_challenge_method"] = "S256",
            }.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
            using var message = new HttpRequestMessage(HttpMethod.Get, $"{await Discovery.MemberAsync(run, "authorization_endpoint")}?{query}");
            var answer = await run.SendAsync(message);
            var isRefused = answer.Status is >= 400 and < 500 || answer.Header("Location").Contains("error=", StringComparison.Ordinal);
            Expect.That(isRefused, "a refusal", $"status {answer.Status}, Location {answer.Header("Location")}", answer);
        });
    }

    [Check("IDN-C20")]
    [Verifies("IDN-3.7")]
    [Verifies("IDN-3.15")]
    [Verifies("IDN-3.16")]
    [Verifies("IDN-4.4")]
    public static async Task A_sign_in_comes_back_with_issuer_state_and_nonce_and_without_the_number(CheckRun run)
    {
        var (request, flow) = (RequestOf(run), SignInFlow.New(run));
        var landing = await PersonSignIn.AuthorizeAsync(run, request, flow);
        Expect.Equal(await Discovery.MemberAsync(run, "issuer"), landing.Parameters.GetValueOrDefault("iss"), "parameter iss");
        Expect.Equal(flow.State, landing.Parameters.GetValueOrDefault("state"), "parameter state");
        var answer = (await PersonSignIn.RedeemAsync(run, request, flow, landing.Code)).MustBe(200);
        Expect.Equal(flow.Nonce, answer.MustHaveClaims("id_token")["nonce"]?.ToString(), "claim nonce", answer);
        foreach (var token in new[] { "id_token", "access_token" })
        {
            // An access token that no block judges may be of any form (RFC 6749, 1.4).
            var told = answer.Member(token).Split('.').Length == 3 ? answer.MustHaveClaims(token).ToJsonString() : answer.Member(token);
            Expect.That(!told.Contains(request.Person.Number, StringComparison.Ordinal), $"no national number in the {token}", "it stands there", answer);
        }
    }

    [Check("IDN-C21")]
    [Verifies("IDN-3.2")]
    [Verifies("IDN-3.5")]
    public static async Task A_code_is_redeemed_once_and_with_its_verifier_only(CheckRun run)
    {
        var (request, flow) = (RequestOf(run), SignInFlow.New(run));
        var stolen = await PersonSignIn.AuthorizeAsync(run, request, flow);
        var refused = await PersonSignIn.RedeemAsync(run, request, SignInFlow.New(run), stolen.Code);
        var own = await PersonSignIn.AuthorizeAsync(run, request, flow);
        await run.ControlAsync("the first redemption works", async () => (await PersonSignIn.RedeemAsync(run, request, flow, own.Code)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            ClientChecks.MustBeRefused(refused);
            ClientChecks.MustBeRefused(await PersonSignIn.RedeemAsync(run, request, flow, own.Code));
        });
    }

    [Check("IDN-C22")]
    [Touches(Destructive = true)]
    [Verifies("IDN-3.8")]
    [Verifies("IDN-3.11")]
    public static async Task A_wrong_number_or_PIN_signs_nobody_in_and_is_told_alike(CheckRun run)
    {
        // A person of its own: wrong PINs of runs that were broken off must not add up to a lock of somebody of the target file.
        var good = await FactorChecks.RequestOfNewPersonAsync(run);
        await run.ControlAsync("number, PIN and code sign in", async () => Expect.That((await PersonSignIn.AuthorizeAsync(run, good, SignInFlow.New(run))).Code.Length > 0, "a code", "none"));
        await run.AttackAsync(async () =>
        {
            var wrongPin = await PersonSignIn.FirstRefusalAsync(run, good with { Person = good.Person with { Pin = "271806" } });
            var wrongNumber = await PersonSignIn.FirstRefusalAsync(run, good with { Person = good.Person with { Number = Nobody(run) } });
            Expect.Equal(wrongPin.Status, wrongNumber.Status, "status of the answer to a wrong number", wrongNumber.Answer);
            Expect.Equal(wrongPin.Words, wrongNumber.Words, "words of the answer to a wrong number", wrongNumber.Answer);
        });
    }

    // A number of good form that hardly anybody has, and another in each run: a server may lock one that is guessed too often.
    private static string Nobody(CheckRun run)
    {
        var stem = (Convert.ToUInt64(run.NewId()[^12..], 16) % 10_000_000).ToString("0000000", System.Globalization.CultureInfo.InvariantCulture);
        return Enumerable.Range(0, 10).Select(digit => $"9000{stem}{digit}").First(Verhoeff.Holds);
    }

    private static SignInRequest RequestOf(CheckRun run) =>
        new(run.A.Tenant, run.A.PersonOf(Roles.Citizen), run.A.ClientOf("app"), ["consent.own.read"], run.Target.AddressOf("consent").Audience);

    private static void MustBePushed(Answer answer) =>
        Expect.That(answer.Status is 200 or 201 && answer.Member("request_uri").Length > 0, "status 201 with a request_uri", $"status {answer.Status}: {answer.Exchange.ResponseBody}", answer);
}
