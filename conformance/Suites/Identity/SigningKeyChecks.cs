using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 5.10 and 5.11 of the identity rules: the key that signs tokens gives way to the next.</summary>
[Touches]
internal static class SigningKeyChecks
{
    private const string Announced = "the next signing key is announced";
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(58);
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(2);

    [Check("IDN-C210")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-5.10")]
    public static async Task A_key_is_published_for_an_hour_before_it_signs(CheckRun run)
    {
        var (next, signsFrom) = await AnnounceAsync(run);
        await run.ControlAsync("the key that signs is published", async () => await MustBePublishedAsync(run, await SignerAsync(run)));
        await run.AttackAsync(() => MustBePublishedAsync(run, next));
        await run.AttackAsync(async () => Expect.That(await SignerAsync(run) != next, "a token that the key before signed", "one that the announced key signed"));
        await SandboxControl.AdvanceAsync(run, signsFrom - run.Clock.Now - Before);
        await run.AttackAsync(async () => Expect.That(await SignerAsync(run) != next, "a token that the key before signed", "one that the announced key signed before its time"));
    }

    [Check("IDN-C211")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-5.11")]
    public static async Task A_key_stays_published_after_the_next_one_has_taken_its_place(CheckRun run)
    {
        var (next, signsFrom) = await AnnounceAsync(run);
        var person = await FactorChecks.RequestOfNewPersonAsync(run, "consent.own.read", "offline_access");
        var tokens = (await PersonSignIn.SignInAsync(run, person)).MustBe(200);
        var before = KidOf(tokens.Member("id_token"));
        Expect.That(before != next, "a sign-in that the key before signed", "one that the announced key signed", tokens);
        await SandboxControl.AdvanceAsync(run, signsFrom - run.Clock.Now + Before);
        Expect.Equal(next, await SignerAsync(run), "key of a token after the lead time");
        await MustBePublishedAsync(run, before);
        await MustBePublishedAsync(run, next);
        var refreshed = await TokenEndpoint.RequestAsync(run, person.Tenant, person.Client, SenderChecks.RefreshGrant(tokens.Member("refresh_token")));
        refreshed.MustBe(200);
    }

    // Announced a while ago already, perhaps, by another check: then its hour has been.
    private static async Task<(string KeyId, DateTimeOffset SignsFrom)> AnnounceAsync(CheckRun run)
    {
        var state = await SandboxControl.StateAsync(run, Announced);
        var (announcedAt, signsFrom) = (TimeOf("announcedAt"), TimeOf("signsFrom"));
        Expect.That(signsFrom - announcedAt >= Least, "an hour from the announcement to the first signature", $"{signsFrom - announcedAt}", state);
        return (state.Member("kid"), signsFrom);

        DateTimeOffset TimeOf(string value) => DateTimeOffset.Parse(state.Member(value), CultureInfo.InvariantCulture);
    }

    private static string KidOf(string token) => $"{JwsCompact.Header(token)["kid"]}";

    private static async Task<string> SignerAsync(CheckRun run) =>
        KidOf((await TokenEndpoint.RequestAsync(run, run.A.Tenant, run.A.ClientOf("registrar"), TokenChecks.ClientGrant(run, "registries.read"))).MustBe(200).Member("access_token"));

    private static async Task MustBePublishedAsync(CheckRun run, string kid)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await Discovery.MemberAsync(run, "jwks_uri"));
        var answer = (await run.SendAsync(request)).MustBe(200);
        Expect.That(answer.Json.GetProperty("keys").EnumerateArray().Any(key => key.GetProperty("kid").GetString() == kid), $"the key {kid} among the published ones", answer.Exchange.ResponseBody, answer);
    }
}
