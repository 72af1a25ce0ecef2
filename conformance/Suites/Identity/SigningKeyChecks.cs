using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 5.10 to 5.12 of the identity rules: the key that signs tokens gives way to the next.</summary>
[Touches]
internal static class SigningKeyChecks
{
    private const string Announced = "the next signing key is announced";
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(58);
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

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

    [Check("IDN-C289")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-5.12")]
    public static async Task A_key_is_gone_a_month_after_the_next_one_has_taken_its_place(CheckRun run)
    {
        var before = await SignerAsync(run);
        var (next, signsFrom) = await AnnounceAsync(run);
        Expect.That(before != next, "a token that the key before signed", "one that the announced key signed");
        await run.ControlAsync("the key that signs is published", () => MustBePublishedAsync(run, before));
        await SandboxControl.AdvanceAsync(run, signsFrom - run.Clock.Now + Longest + Before);
        await MustBePublishedAsync(run, await SignerAsync(run));
        await run.AttackAsync(async () =>
        {
            var (answer, isPublished) = await LookAsync(run, before);
            Expect.That(!isPublished, $"no key {before} thirty days after {next} has taken its place", answer.Exchange.ResponseBody, answer);
        });
    }

    /// <summary>Has the next key announced. Announced a while ago already, perhaps, by another check: then its time has been.</summary>
    internal static async Task<(string KeyId, DateTimeOffset SignsFrom)> AnnounceAsync(CheckRun run, string named, TimeSpan least)
    {
        var state = await SandboxControl.StateAsync(run, named);
        var (announcedAt, signsFrom) = (TimeOf("announcedAt"), TimeOf("signsFrom"));
        Expect.That(signsFrom - announcedAt >= least, $"{least} from the announcement to the first signature", $"{signsFrom - announcedAt}", state);
        return (state.Member("kid"), signsFrom);

        DateTimeOffset TimeOf(string value) => DateTimeOffset.Parse(state.Member(value), CultureInfo.InvariantCulture);
    }

    private static Task<(string KeyId, DateTimeOffset SignsFrom)> AnnounceAsync(CheckRun run) => AnnounceAsync(run, Announced, Least);

    private static string KidOf(string token) => $"{JwsCompact.Header(token)["kid"]}";

    private static async Task<string> SignerAsync(CheckRun run) =>
        KidOf((await TokenEndpoint.RequestAsync(run, run.A.Tenant, run.A.ClientOf("registrar"), TokenChecks.ClientGrant(run, "registries.read"))).MustBe(200).Member("access_token"));

    private static async Task MustBePublishedAsync(CheckRun run, string kid)
    {
        var (answer, isPublished) = await LookAsync(run, kid);
        Expect.That(isPublished, $"the key {kid} among the published ones", answer.Exchange.ResponseBody, answer);
    }

    private static async Task<(Answer Answer, bool IsPublished)> LookAsync(CheckRun run, string kid)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await Discovery.MemberAsync(run, "jwks_uri"));
        var answer = (await run.SendAsync(request)).MustBe(200);
        return (answer, answer.Json.GetProperty("keys").EnumerateArray().Any(key => key.GetProperty("kid").GetString() == kid));
    }
}
