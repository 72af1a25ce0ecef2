using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 13.23 to 13.26 of the identity rules: the key that signs credentials and status lists gives way to the next.</summary>
[Touches]
internal static class CredentialKeyChecks
{
    private const string Announced = "the next key of credentials is announced";
    private static readonly TimeSpan Least = TimeSpan.FromDays(1) - TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(61);

    [Check("IDN-C290")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-13.23")]
    public static async Task A_key_of_credentials_is_published_for_a_day_before_it_signs(CheckRun run)
    {
        var credential = await (await CredentialAsk.NewAsync(run)).PrintedAsync("age_over_18");
        var (next, signsFrom) = await SigningKeyChecks.AnnounceAsync(run, Announced, Least);
        await run.ControlAsync("the key that signed the credential is published", () => MustBePublishedAsync(run, $"{credential.Header["kid"]}"));
        await run.AttackAsync(() => MustBePublishedAsync(run, next));
        await run.AttackAsync(() => MustNotSignAsync(credential, next));
        await SandboxControl.AdvanceAsync(run, signsFrom - run.Clock.Now - Before);
        await run.AttackAsync(() => MustNotSignAsync(credential, next));
    }

    [Check("IDN-C291")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-13.24")]
    public static async Task A_key_of_credentials_stays_published_until_the_last_credential_of_it_has_expired(CheckRun run)
    {
        var (next, signsFrom) = await SigningKeyChecks.AnnounceAsync(run, Announced, Least);
        var credential = await (await CredentialAsk.NewAsync(run)).PrintedAsync("age_over_18");
        Expect.That($"{credential.Header["kid"]}" != next, "a credential that the key before signed", "one that the announced key signed", credential.Answer);
        await SandboxControl.AdvanceAsync(run, signsFrom - run.Clock.Now + Before);
        await MustVerifyAsync(run, credential);
        var expires = DateTimeOffset.FromUnixTimeSeconds(CredentialChecks.Seconds(credential.Claims, "exp"));
        await SandboxControl.AdvanceAsync(run, expires - run.Clock.Now - Before);
        await MustVerifyAsync(run, credential);
    }

    [Check("IDN-C292")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-13.25")]
    [Verifies("IDN-13.26")]
    public static async Task A_key_of_credentials_signs_nothing_after_its_time_and_is_named_by_what_it_signs(CheckRun run)
    {
        var (next, signsFrom) = await SigningKeyChecks.AnnounceAsync(run, Announced, Least);
        var old = await (await CredentialAsk.NewAsync(run)).PrintedAsync("age_over_18");
        Expect.That($"{old.Header["kid"]}" != next, "a credential that the key before signed", "one that the announced key signed", old.Answer);
        await MustVerifyAsync(run, old);
        await SandboxControl.AdvanceAsync(run, signsFrom - run.Clock.Now + Late);
        var credential = await (await CredentialAsk.NewAsync(run)).PrintedAsync("age_over_18");
        Expect.That($"{credential.Header["kid"]}" != $"{old.Header["kid"]}", "a credential by a later key than the one before", $"{old.Header["kid"]}", credential.Answer);
        var list = await old.ListAsync();
        Expect.That($"{JwsCompact.Header(list.Text)["kid"]}" != $"{old.Header["kid"]}", "a status list by a later key than the one before", $"{old.Header["kid"]}", list);
        await MustVerifyAsync(run, credential);
        await MustVerifyAsync(run, list.Text);
    }

    private static async Task MustBePublishedAsync(CheckRun run, string kid)
    {
        var metadata = await CredentialChecks.MetadataAsync(run);
        Expect.That(KeyOf(metadata, kid) is not null, $"the key {kid} in the metadata of the issuer", metadata.ToJsonString());
    }

    private static async Task MustNotSignAsync(IssuedToHolder credential, string next)
    {
        var list = await credential.ListAsync();
        Expect.That($"{JwsCompact.Header(list.Text)["kid"]}" != next, "a status list that the key before signed", "one that the announced key signed before its time", list);
    }

    private static Task MustVerifyAsync(CheckRun run, IssuedToHolder credential) => MustVerifyAsync(run, credential.Signed);

    private static async Task MustVerifyAsync(CheckRun run, string token)
    {
        var (metadata, kid) = (await CredentialChecks.MetadataAsync(run), $"{JwsCompact.Header(token)["kid"]}");
        var key = KeyOf(metadata, kid);
        Expect.That(key is not null && JwsCompact.IsSignedBy(token, $"{key["x"]}", $"{key["y"]}"), $"a signature by the key that kid names ({kid}) in the metadata of the issuer", metadata.ToJsonString());
    }

    private static JsonObject? KeyOf(JsonObject metadata, string kid) =>
        kid.Length == 0 ? null : CredentialChecks.KeysOf(metadata).FirstOrDefault(key => $"{key["kid"]}" == kid);
}
