using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 13 of the identity rules: what a credential is.</summary>
[Touches]
internal static class CredentialChecks
{
    private const int Coordinate = 43;
    private const int SaltLength = 22;

    /// <summary>The claims of a person.</summary>
    public static string[] Names { get; } = ["name", "given_name", "family_name", "birthdate", "age_over_18"];

    [Check("IDN-C95")]
    [Verifies("IDN-13.1")]
    [Verifies("IDN-13.2")]
    public static async Task A_credential_tells_what_was_asked_for_as_the_record_says_it(CheckRun run)
    {
        var person = await CredentialAsk.NewAsync(run);
        foreach (var credential in new[] { await person.HeldAsync("name", "birthdate"), await person.PrintedAsync("name", "birthdate") })
        {
            var told = credential.Told();
            Expect.Equal("birthdate, name", string.Join(", ", told.Keys.Order(StringComparer.Ordinal)), "claims of the credential", credential.Answer);
            Expect.Equal($"{person.Draft["fullName"]}", told["name"], "claim name", credential.Answer);
            Expect.Equal($"{person.Draft["dateOfBirth"]}", told["birthdate"], "claim birthdate", credential.Answer);
        }
    }

    [Check("IDN-C96")]
    [Verifies("IDN-13.3")]
    [Verifies("IDN-13.13")]
    public static async Task A_credential_is_signed_by_a_published_key_and_expires(CheckRun run)
    {
        var credential = await (await CredentialAsk.NewAsync(run)).HeldAsync("age_over_18");
        var metadata = await MetadataAsync(run);
        Expect.Equal("dc+sd-jwt", $"{credential.Header["typ"]}", "typ of the credential", credential.Answer);
        Expect.Equal("ES256", $"{credential.Header["alg"]}", "alg of the credential", credential.Answer);
        Expect.Equal($"{metadata["issuer"]}", $"{credential.Claims["iss"]}", "claim iss of the credential", credential.Answer);
        Expect.That(IsSigned(metadata, credential.Signed), "a signature by a key of the metadata", "none", credential.Answer);
        var life = Seconds(credential.Claims, "exp") - run.Clock.Now.ToUnixTimeSeconds();
        Expect.That(life > 0 && life <= TimeSpan.FromDays(366).TotalSeconds, "a life of 366 days at most", $"{life} s", credential.Answer);
    }

    [Check("IDN-C97")]
    [Verifies("IDN-13.4")]
    public static async Task The_keys_of_credentials_sign_no_tokens(CheckRun run)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await Discovery.MemberAsync(run, "jwks_uri"));
        var tokens = (await run.SendAsync(request)).MustBe(200);
        var known = tokens.Json.GetProperty("keys").EnumerateArray().Select(key => key.TryGetProperty("x", out var x) ? x.ToString() : "").ToHashSet();
        foreach (var key in KeysOf(await MetadataAsync(run)))
        {
            Expect.That($"{key["x"]}".Length == Coordinate && !known.Contains($"{key["x"]}"), "keys that are none of the discovery document", $"{key["x"]}", tokens);
        }
    }

    [Check("IDN-C98")]
    [Verifies("IDN-13.5")]
    public static async Task A_credential_is_bound_to_the_key_that_was_proved(CheckRun run)
    {
        var person = await CredentialAsk.NewAsync(run);
        var credential = await person.HeldAsync("age_over_18");
        var (expected, found) = (HolderProof.Jwk(person.KeyPem), credential.Claims["cnf"]?["jwk"]);
        Expect.Equal($"{expected["x"]} {expected["y"]}", $"{found?["x"]} {found?["y"]}", "key in cnf", credential.Answer);
    }

    [Check("IDN-C102")]
    [Verifies("IDN-13.10")]
    public static async Task Each_claim_of_a_credential_with_a_key_is_a_digest_under_a_salt_of_its_own(CheckRun run)
    {
        var person = await CredentialAsk.NewAsync(run);
        var (one, two) = (await person.HeldAsync(Names), await person.HeldAsync(Names));
        var salts = new HashSet<string>();
        foreach (var credential in new[] { one, two })
        {
            Expect.Equal(Names.Length, credential.Disclosures.Count, "disclosures", credential.Answer);
            Expect.That(!Names.Any(name => credential.Claims[name] is not null), "no claim of the person in the signed part", credential.Claims.ToJsonString(), credential.Answer);
            foreach (var salt in credential.Disclosures.Select(disclosure => $"{disclosure[0]}"))
            {
                Expect.That(salt.Length >= SaltLength && salts.Add(salt), "a salt of 128 bits that stands nowhere else", salt, credential.Answer);
            }
        }
    }

    [Check("IDN-C103")]
    [Verifies("IDN-13.11")]
    public static async Task A_credential_names_its_person_by_no_number_address_or_id(CheckRun run)
    {
        var person = await CredentialAsk.NewAsync(run, draft => draft["phone"] = "+254712345678");
        foreach (var credential in new[] { await person.HeldAsync(Names), await person.PrintedAsync("name", "age_over_18") })
        {
            var all = credential.Claims.ToJsonString() + string.Concat(credential.Disclosures.Select(disclosure => disclosure.ToJsonString()));
            foreach (var secret in new[] { person.Person.Number, person.Person.Contact, "254712345678", person.PersonId })
            {
                Expect.That(!all.Contains(secret, StringComparison.OrdinalIgnoreCase), "no number, address or id of the person", secret, credential.Answer);
            }

            Expect.That(credential.Claims["sub"] is null, "no claim sub", $"{credential.Claims["sub"]}", credential.Answer);
        }
    }

    [Check("IDN-C104")]
    [Verifies("IDN-13.12")]
    public static async Task Whoever_is_eighteen_tomorrow_is_not_of_age(CheckRun run)
    {
        var today = DateOnly.FromDateTime(run.Clock.Now.UtcDateTime);

        // A day to spare: where the issuer is, it may be another day.
        foreach (var (birth, isOfAge) in new[] { (today.AddYears(-18).AddDays(2), "false"), (today.AddYears(-18).AddDays(-2), "true") })
        {
            var person = await CredentialAsk.NewAsync(run, draft => draft["dateOfBirth"] = birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var credential = await person.HeldAsync("age_over_18");
            Expect.Equal(isOfAge, credential.Told().GetValueOrDefault("age_over_18", "none").ToLowerInvariant(), $"age_over_18 of whoever was born on {birth:yyyy-MM-dd}", credential.Answer);
        }
    }

    [Check("IDN-C105")]
    [Verifies("IDN-13.20")]
    public static async Task What_does_not_fit_into_a_code_is_refused(CheckRun run)
    {
        var (shortName, longName) = (await CredentialAsk.NewAsync(run), await CredentialAsk.NewAsync(run, draft => draft["fullName"] = new string('é', 200)));
        await run.ControlAsync("a name of usual length fits", async () =>
        {
            var fits = await shortName.PrintedAsync(Names);
            Expect.That(fits.Answer.Member("credential").Length <= 997, "997 characters at most", $"{fits.Answer.Member("credential").Length}", fits.Answer);
        });
        await run.AttackAsync(async () => (await longName.SendAsync(null, "name")).MustBeRefused(422, "IDN-0466"));
    }

    /// <summary>The metadata of the issuer of credentials.</summary>
    internal static async Task<JsonObject> MetadataAsync(CheckRun run)
    {
        var issuer = new Uri(await Discovery.MemberAsync(run, "issuer"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(issuer, $"/.well-known/jwt-vc-issuer{issuer.AbsolutePath.TrimEnd('/')}"));
        var answer = (await run.SendAsync(request)).MustBe(200);
        Expect.That(answer.Json.ValueKind == JsonValueKind.Object, "metadata of the issuer", answer.Text, answer);
        var metadata = JsonNode.Parse(answer.Text)!.AsObject();
        Expect.That(KeysOf(metadata).Any(), "keys in the metadata of the issuer", answer.Text, answer);
        return metadata;
    }

    /// <summary>Whether a key of the metadata signed a token.</summary>
    internal static bool IsSigned(JsonObject metadata, string token) => KeysOf(metadata).Any(key => JwsCompact.IsSignedBy(token, $"{key["x"]}", $"{key["y"]}"));

    internal static long Seconds(JsonObject claims, string name) => long.TryParse($"{claims[name]}", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    /// <summary>The keys of the metadata.</summary>
    internal static IEnumerable<JsonObject> KeysOf(JsonObject metadata) => (metadata["jwks"]?["keys"] as JsonArray ?? []).OfType<JsonObject>();
}
