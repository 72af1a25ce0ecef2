using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 16 of the identity rules: permissions, and the answer that one gives once, signed and encrypted.</summary>
[Touches]
internal static class KycChecks
{
    private const int Runners = 8;
    private const int LongestLife = 300;

    [Check("IDN-C167")]
    [Verifies("IDN-16.9")]
    public static async Task Nobody_else_decides_on_reads_or_uses_a_permission(CheckRun run)
    {
        var (person, other) = (await AskedPerson.NewAsync(run), await AskedPerson.NewAsync(run));
        var key = EnvelopeKey.New(run);
        var granted = await person.GrantedKycAsync(key, "fullName");
        var asked = await person.AskAsync(person.KycDraft(key, "email"));
        await run.ControlAsync("the relying party that asked reads it", async () => (await person.At("getPermission", granted).SendAsync(run.A.Fiduciary)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await person.At("getPermission", granted).SendAsync(run.A.Rival)).MustBeRefused(404, "IDN-0404");
            (await person.At("takeKyc", granted).Json(new { requestId = run.Unique("request") }).SendAsync(run.A.Rival)).MustBeRefused(404, "IDN-0404");
            (await person.At("decidePermission", asked).Json(new { decision = "grant" }).SendAsync(other.Actor)).MustBeRefused(404, "IDN-0404");
            (await person.At("withdrawPermission", granted).SendAsync(other.Actor)).MustBeRefused(404, "IDN-0404");
        });
    }

    [Check("IDN-C169")]
    [Verifies("IDN-16.11")]
    public static async Task Of_many_requests_at_once_one_gets_the_answer(CheckRun run)
    {
        var person = await AskedPerson.NewAsync(run);
        var permission = await person.GrantedKycAsync(EnvelopeKey.New(run), "fullName");
        var requests = Enumerable.Range(0, Runners).Select(_ => run.Unique("request")).ToList();
        var answers = await Task.WhenAll(requests.Select(request => person.TakeAsync(permission, request)));
        Expect.Equal(1, answers.Count(answer => answer.Status == 200), "answers of one permission");
        foreach (var refused in answers.Where(answer => answer.Status != 200).Append(await person.TakeAsync(permission)))
        {
            refused.MustBeRefused(409, "IDN-0514");
        }
    }

    [Check("IDN-C170")]
    [Verifies("IDN-16.12")]
    [Verifies("IDN-16.13")]
    [Verifies("IDN-16.14")]
    public static async Task A_KYC_answer_is_signed_and_encrypted_and_holds_what_was_granted_for_one_reader_and_request(CheckRun run)
    {
        var (person, key, request) = (await AskedPerson.NewAsync(run), EnvelopeKey.New(run), run.Unique("request"));
        var permission = await person.GrantedKycAsync(key, "fullName", "dateOfBirth");
        var envelope = (await person.TakeAsync(permission, request)).MustBe(200).Member("answer");
        var outside = EnvelopeKey.HeaderOf(envelope);
        Expect.Equal($"ECDH-ES A256GCM {key.Id}", $"{outside["alg"]} {outside["enc"]} {outside["kid"]}", "alg, enc and kid of the envelope");
        var token = key.Open(envelope);
        Expect.That(token.Split('.').Length == 3, "a signed JWT in the envelope", token);
        var (header, claims) = (JwsCompact.Header(token), JwsCompact.Claims(token));
        Expect.Equal("kyc+jwt ES256", $"{header["typ"]} {header["alg"]}", "typ and alg of the answer");
        Expect.That(await PublishedKeys.SignedAsync(run, token), "a signature by a published key", token);
        var told = string.Join(", ", claims["claims"]!.AsObject().OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key} {fact.Value}"));
        Expect.Equal($"dateOfBirth 1988-04-12, fullName {person.FullName}", told, "what the answer tells");
        Expect.That(!claims.ToJsonString().Contains(person.Email, StringComparison.Ordinal) && !claims.ToJsonString().Contains(person.Request.Person.Number, StringComparison.Ordinal), "nothing that was not granted", claims.ToJsonString());
        await MustBeBoundAsync(run, person, claims, request, permission.Member("permissionId"));
    }

    [Check("IDN-C171")]
    [Verifies("IDN-16.15")]
    public static async Task A_key_to_which_nothing_can_be_encrypted_well_is_refused(CheckRun run)
    {
        var good = EnvelopeKey.New(run);
        await run.ControlAsync("a good key is registered under its thumbprint", async () =>
            Expect.Equal(good.Id, (await AskedPerson.RegisterAsync(run, good.Jwk)).Member("keyId"), "keyId"));
        await run.AttackAsync(async () =>
        {
            var off = good.Jwk.DeepClone().AsObject();
            off["y"] = off["x"]!.DeepClone();
            var small = new JsonObject { ["kty"] = "RSA", ["n"] = new string('w', 171), ["e"] = "AQAB" };
            foreach (var key in new[] { off, small, new JsonObject { ["kty"] = "EC", ["crv"] = "P-256" } })
            {
                (await run.Api("identity").Call("registerEncryptionKey").Json(key).SendAsync(run.A.Fiduciary)).MustBeRefused(422, "IDN-0516");
            }
        });
    }

    private static async Task MustBeBoundAsync(CheckRun run, AskedPerson person, JsonObject claims, string request, string permission)
    {
        Expect.Equal(await Discovery.MemberAsync(run, "issuer"), $"{claims["iss"]}", "claim iss");
        Expect.Equal(run.A.ClientOf("fiduciary").ClientId, $"{(claims["aud"] is JsonArray { Count: 1 } list ? list[0] : claims["aud"])}", "claim aud");
        Expect.Equal(person.Subject, $"{claims["sub"]}", "claim sub");
        Expect.Equal(request, $"{claims["request_id"]}", "claim request_id");
        Expect.Equal(permission, $"{claims["permission_id"]}", "claim permission_id");
        Expect.That(Seconds(claims, "exp") - Seconds(claims, "iat") is > 0 and <= LongestLife, "a life of five minutes at most", $"{claims["iat"]} to {claims["exp"]}");
    }

    private static long Seconds(JsonObject claims, string name) => long.TryParse($"{claims[name]}", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
}
