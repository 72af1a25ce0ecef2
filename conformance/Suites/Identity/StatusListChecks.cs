using System.Globalization;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 13 of the identity rules: where the status of a credential stands.</summary>
[Touches]
internal static partial class StatusListChecks
{
    private const int Valid = 0;
    private const int Invalid = 1;
    private const int Suspended = 2;
    private const int FewestPlaces = 65_536;
    private const int LongestKeep = 300;

    [Check("IDN-C106")]
    [Verifies("IDN-13.14")]
    public static async Task Places_in_status_lists_are_of_one_credential_and_in_no_order(CheckRun run)
    {
        var person = await CredentialAsk.NewAsync(run);
        var places = new List<(string Address, int Place)>();
        for (var count = 0; count < 4; count++)
        {
            places.Add((await person.PrintedAsync("age_over_18")).Status);
        }

        var steps = places.Zip(places.Skip(1), (one, next) => next.Place - one.Place).Distinct().Count();
        Expect.Equal(places.Count, places.Distinct().Count(), "different places");

        // By chance: once in some billions of runs.
        Expect.That(steps > 1 && places.Exists(place => place.Place > 1000), "places drawn at random", string.Join(", ", places.Select(place => place.Place)));
    }

    [Check("IDN-C107")]
    [Verifies("IDN-13.15")]
    [Verifies("IDN-13.16")]
    public static async Task A_status_list_is_signed_and_large_and_need_not_be_kept_for_long(CheckRun run)
    {
        var credential = await (await CredentialAsk.NewAsync(run)).PrintedAsync("age_over_18");
        var list = await credential.ListAsync();
        Expect.Equal("application/statuslist+jwt", list.MediaType, "media type of the status list", list);
        var (places, bits) = IssuedToHolder.PlacesOf(list);
        var claims = JwsCompact.Claims(list.Text);
        Expect.Equal("statuslist+jwt", $"{JwsCompact.Header(list.Text)["typ"]}", "typ of the status list", list);
        Expect.That(CredentialChecks.IsSigned(await CredentialChecks.MetadataAsync(run), list.Text), "a signature by a key of the metadata", "none", list);
        Expect.Equal(credential.Status.Address, $"{claims["sub"]}", "claim sub of the status list", list);
        Expect.That(places.Length * 8 / bits >= FewestPlaces, $"{FewestPlaces} places", $"{places.Length * 8 / bits}", list);
        var keep = CredentialChecks.Seconds(claims, "ttl");
        Expect.That(keep is > 0 and <= LongestKeep, "a ttl of five minutes at most", $"{claims["ttl"]}", list);
        Expect.That(MaxAge().Match(list.Header("Cache-Control")) is { Success: true } age && int.Parse(age.Groups[1].Value, CultureInfo.InvariantCulture) <= LongestKeep, "Cache-Control with a max-age of 300 at most", list.Header("Cache-Control"), list);

        // A list that credentials do not name is none: whoever could get one by any address would take it for theirs.
        (await run.Api("identity").Call("getStatusList").Path("listId", run.NewId()).SendAsync(Actor.Anonymous)).MustBeRefused(404, "IDN-0404");
    }

    [Check("IDN-C108")]
    [Verifies("IDN-13.17")]
    public static async Task What_was_revoked_stands_as_invalid_in_its_list(CheckRun run)
    {
        var person = await CredentialAsk.NewAsync(run);
        var (one, other, third) = (await person.PrintedAsync("age_over_18"), await person.HeldAsync("age_over_18"), await person.PrintedAsync("age_over_18"));
        await one.MustStandAsync(Valid, "status before it was revoked");
        (await run.Api("identity").Call("revokeCredential").Path("credentialId", one.Id).SendAsync(person.Actor)).MustBe(204);
        await one.MustStandAsync(Invalid, "status after its person revoked it");
        await other.MustStandAsync(Valid, "status of another credential of the person");
        (await run.Api("identity").Call("revokeCredentialsOfPerson").Path("personId", person.PersonId).SendAsync(run.A.Registrar)).MustBe(204);
        await other.MustStandAsync(Invalid, "status after an operator revoked all");
        await third.MustStandAsync(Invalid, "status after an operator revoked all");
    }

    [Check("IDN-C297")]
    [Verifies("IDN-13.27")]
    public static async Task Its_person_is_told_what_became_of_a_credential(CheckRun run)
    {
        var person = await CredentialAsk.NewAsync(run);
        var credential = await person.PrintedAsync("age_over_18");
        await MustBeToldAsync("valid");
        (await run.Api("identity").Call("revokeCredential").Path("credentialId", credential.Id).SendAsync(person.Actor)).MustBe(204);
        await MustBeToldAsync("revoked");

        async Task MustBeToldAsync(string status)
        {
            var told = (await run.Api("identity").Call("getCredential").Path("credentialId", credential.Id).SendAsync(person.Actor)).MustBe(200);
            Expect.Equal(status, told.Member("status"), "status of the credential", told);
        }
    }

    [Check("IDN-C109")]
    [Verifies("IDN-13.18")]
    [Verifies("IDN-13.19")]
    public static async Task A_lock_suspends_credentials_and_gives_none(CheckRun run)
    {
        var person = await CredentialAsk.NewAsync(run);
        var credential = await person.PrintedAsync("age_over_18");
        var page = new OwnSecurityPage(run, person.SignIn);
        await credential.MustStandAsync(Valid, "status before the lock");
        await run.ControlAsync("before the lock a credential is given", () => person.PrintedAsync("age_over_18"));
        await page.LockAsync();
        await credential.MustStandAsync(Suspended, "status while the lock holds");
        await run.AttackAsync(async () =>
        {
            // Where a lock ends access tokens too, the token is refused before the person is looked at.
            var refused = await person.SendAsync(null, "age_over_18");
            Expect.That(refused.Status is 401 or 403, "refusal with status 401 or 403", $"status {refused.Status}", refused);
        });
        await page.UnlockAsync();
        await credential.MustStandAsync(Valid, "status after the lock was opened");
    }

    [GeneratedRegex("max-age=([0-9]{1,9})")]
    private static partial Regex MaxAge();
}
