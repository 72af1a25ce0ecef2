using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 18.8 to 18.15 of the identity rules: what a counter gets, how often, and until when.</summary>
[Touches]
internal static class CounterCareChecks
{
    private const string SlowDown = "slow_down";
    private const int Again = 2;

    [Check("IDN-C204")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-18.8")]
    public static async Task A_counter_that_asks_too_soon_is_slowed_down(CheckRun run)
    {
        var stand = await AtCounter.StandAsync(run);
        var interval = CounterChecks.Interval(stand.Codes);
        await run.ControlAsync("in time it is told to wait", () => stand.MustBeToldAsync(AtCounter.Pending));
        await run.AttackAsync(async () =>
        {
            await MustBeSlowedAsync(stand, () => Task.CompletedTask);
            await MustBeSlowedAsync(stand, () => SandboxControl.AdvanceAsync(run, TimeSpan.FromSeconds(interval)));
        });
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromSeconds(interval + 12));
        await stand.MustBeToldAsync(AtCounter.Pending);
    }

    [Check("IDN-C205")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-18.9")]
    [Verifies("IDN-18.10")]
    public static async Task Codes_are_good_once_and_give_no_refresh_token(CheckRun run)
    {
        var stand = await AtCounter.StandAsync(run);
        await stand.Page.DecideAsync(stand.UserCode);
        Answer? given = null;
        await run.ControlAsync("the first time it gives tokens", async () => given = (await stand.PollAsync()).MustBe(200));
        var tokens = given!;
        Expect.That(!tokens.Json.TryGetProperty("refresh_token", out _), "no refresh token", "one", tokens);
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromSeconds(CounterChecks.Interval(stand.Codes)));
        await run.AttackAsync(async () =>
        {
            await stand.MustBeToldAsync("invalid_grant");
            var again = await stand.Page.EnterAsync(stand.UserCode);
            Expect.That(again.Client.Length == 0, "no second question about a code", "one", again.Answer);
            var staying = await AtCounter.AskAsync(run, "openid offline_access");
            Expect.That(staying.Status != 200 || staying.Member("error").Length > 0, "no code for offline_access", "one", staying);
        });
    }

    [Check("IDN-C206")]
    [Verifies("IDN-18.11")]
    [Verifies("IDN-18.12")]
    public static async Task A_refusal_is_told_to_the_counter_and_decisions_stand_in_the_history(CheckRun run)
    {
        var stand = await AtCounter.StandAsync(run);
        await stand.Page.DecideAsync(stand.UserCode, "no");
        await stand.MustBeToldAsync("access_denied");
        var second = await AtCounter.StandAsync(run, stand.Person);
        await second.Page.DecideAsync(second.UserCode);
        var told = (await new OwnSecurityPage(run, stand.Person).HistoryAsync()).Where(entry => entry.Outcome.StartsWith("counter-", StringComparison.Ordinal));
        var client = run.A.ClientOf("counter").ClientId;
        Expect.Equal($"counter-approved {client}, counter-refused {client}", string.Join(", ", told.Select(entry => $"{entry.Outcome} {entry.Client}")), "decisions in the history");
    }

    [Check("IDN-C207")]
    [Verifies("IDN-18.13")]
    public static async Task A_device_code_ends_with_the_session_and_with_the_lock(CheckRun run)
    {
        await run.ControlAsync("in the session it is good", async () =>
        {
            var good = await AtCounter.StandAsync(run);
            await good.Page.DecideAsync(good.UserCode);
            (await good.PollAsync()).MustBe(200);
        });
        var (left, locked) = (await AtCounter.StandAsync(run), await AtCounter.StandAsync(run));
        await left.Page.DecideAsync(left.UserCode);
        await left.Page.SignOutAsync();
        await locked.Page.DecideAsync(locked.UserCode);
        await new OwnSecurityPage(run, locked.Person).LockAsync();
        await run.AttackAsync(async () =>
        {
            await left.MustBeToldAsync("invalid_grant");
            await locked.MustBeToldAsync("invalid_grant");
        });
    }

    [Check("IDN-C208")]
    [Verifies("IDN-18.14")]
    public static async Task A_decision_that_another_site_sends_does_not_count(CheckRun run)
    {
        var (stand, own) = (await AtCounter.StandAsync(run), await AtCounter.StandAsync(run));
        await run.ControlAsync("from the page it counts", async () =>
        {
            await own.Page.DecideAsync(own.UserCode);
            (await own.PollAsync()).MustBe(200);
        });
        var asked = await stand.Page.EnterAsync(stand.UserCode);
        await run.AttackAsync(async () =>
        {
            await asked.ForgeAsync("yes");
            await stand.MustBeToldAsync(AtCounter.Pending);
        });
    }

    [Check("IDN-C209")]
    [Verifies("IDN-18.15")]
    public static async Task Discovery_names_the_endpoint_and_the_grant(CheckRun run)
    {
        var document = (await Discovery.FetchAsync(run)).MustBe(200);
        Expect.That(Uri.TryCreate(document.Member("device_authorization_endpoint"), UriKind.Absolute, out _), "device_authorization_endpoint", document.Exchange.ResponseBody, document);
        Expect.That(document.Json.GetProperty("grant_types_supported").EnumerateArray().Any(grant => grant.GetString() == "urn:ietf:params:oauth:grant-type:device_code"), "the grant type of device codes", document.Exchange.ResponseBody, document);
    }

    // A question that was long on its way comes in time after all: then it is asked again.
    private static async Task MustBeSlowedAsync(AtCounter stand, Func<Task> before)
    {
        for (var again = 0; again < Again; again++)
        {
            await before();
            if ((await stand.PollAsync()).Member("error") == SlowDown)
            {
                return;
            }
        }

        await before();
        await stand.MustBeToldAsync(SlowDown);
    }
}
