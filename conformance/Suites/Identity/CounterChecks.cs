using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 18 of the identity rules: a counter asks by a device code, and a person decides at their own phone.</summary>
[Touches]
internal static class CounterChecks
{
    private const int Digits = 11;
    private const int LeastDeviceCode = 22;
    private const int MostSeconds = 1800;
    private const string Wrong = "00000000000";

    [Check("IDN-C198")]
    [Verifies("IDN-18.1")]
    public static async Task A_counter_gets_the_tokens_of_the_person_who_let_it(CheckRun run)
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var stand = await AtCounter.StandAsync(run);
            await stand.Page.DecideAsync(stand.UserCode);
            Expect.Equal(stand.Person.Person.Contact, await stand.AddressAsync(), "address of the person");
        }
    }

    [Check("IDN-C199")]
    [Verifies("IDN-18.2")]
    public static async Task Only_a_registered_client_that_proves_who_it_is_gets_device_codes_and_tokens(CheckRun run)
    {
        var client = run.A.ClientOf("counter");
        AtCounter? stand = null;
        await run.ControlAsync("a registered client gets codes", async () => stand = await AtCounter.StandAsync(run));
        await run.AttackAsync(async () =>
        {
            ClientChecks.MustBeRefused(await AtCounter.AskAsync(run, "openid", run.A.ClientOf("registrar")));
            ClientChecks.MustBeRefused(await AtCounter.AskAsync(run, "openid", client with { KeyPem = "" }));
            await stand!.Page.DecideAsync(stand.UserCode);
            ClientChecks.MustBeRefused(await stand.PollAsync(client with { KeyPem = "" }));
        });
    }

    [Check("IDN-C200")]
    [Verifies("IDN-18.3")]
    [Verifies("IDN-18.6")]
    public static async Task User_codes_are_of_eleven_digits_and_in_no_address(CheckRun run)
    {
        var answers = new List<Answer>();
        for (var count = 0; count < 3; count++)
        {
            answers.Add((await AtCounter.AskAsync(run)).MustBe(200));
        }

        foreach (var answer in answers)
        {
            var (code, device) = (answer.Member("user_code"), answer.Member("device_code"));
            Expect.Equal(Digits, Compact(code).Length, "digits of the user code", answer);
            Expect.That(code.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '-'), "no letters in the user code", code, answer);

            // In a record a mark stands for the device code.
            Expect.That(device.Length >= LeastDeviceCode || !device.All(char.IsAscii), "a device code of 22 characters or more", $"{device.Length}", answer);
            var others = answer.Json.EnumerateObject().Where(member => member.Name != "user_code").Select(member => member.Value.ToString());
            Expect.That(!others.Any(text => Compact(text).Contains(Compact(code), StringComparison.Ordinal)), "no user code in another member", "one", answer);
        }

        Expect.Equal(answers.Count, answers.Select(answer => answer.Member("user_code")).Distinct().Count(), "different user codes");
    }

    [Check("IDN-C201")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-18.4")]
    public static async Task Codes_end_when_they_said_and_after_half_an_hour_at_most(CheckRun run)
    {
        var (open, decided) = (await AtCounter.StandAsync(run), await AtCounter.StandAsync(run));
        var life = decided.Codes.Json.GetProperty("expires_in").GetInt32();
        Expect.That(life is > 0 and <= MostSeconds, "expires_in of at most 1800", $"{life}", decided.Codes);
        await run.ControlAsync("before, the page takes a code", async () => await decided.Page.DecideAsync(decided.UserCode));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromSeconds(life + 2));
        await run.AttackAsync(async () =>
        {
            await open.MustBeToldAsync("expired_token");
            ClientChecks.MustBeRefused(await decided.PollAsync());
            await MustNotAskAsync(open.Page, open.UserCode);
        });
    }

    [Check("IDN-C202")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-18.5")]
    public static async Task Wrong_user_codes_at_once_and_with_right_ones_between_lock_the_page(CheckRun run)
    {
        var stand = await AtCounter.StandAsync(run);
        await run.ControlAsync("a right code is taken", async () => await MustAskAsync(stand));
        await stand.Page.EnterAsync(Wrong);
        await MustAskAsync(stand);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stand.Page.EnterAsync(Wrong)));
        await run.AttackAsync(async () => await MustNotAskAsync(stand.Page, stand.UserCode));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(16));
        await MustAskAsync(await AtCounter.StandAsync(run, stand.Person));
    }

    [Check("IDN-C203")]
    [Verifies("IDN-18.7")]
    public static async Task The_page_names_client_place_code_and_what_is_asked_for(CheckRun run)
    {
        var stand = await AtCounter.StandAsync(run);
        var asked = await stand.Page.EnterAsync(stand.UserCode);
        var client = run.A.ClientOf("counter").ClientId;
        Expect.Equal(client, asked.Client, "client of the question", asked.Answer);
        Expect.That(Compact(asked.Words).Contains(Compact(stand.UserCode), StringComparison.Ordinal), "the user code in the question", asked.Words, asked.Answer);
        Expect.Equal("email", string.Join(' ', asked.Names), "scopes and claims of the question", asked.Answer);
        Expect.That(asked.Place.Length > 0, "the place of the counter", "none", asked.Answer);
    }

    internal static double Interval(Answer codes) => codes.Json.TryGetProperty("interval", out var interval) ? interval.GetDouble() + 1 : 6;

    internal static string Compact(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static async Task MustAskAsync(AtCounter stand)
    {
        var asked = await stand.Page.EnterAsync(stand.UserCode);
        Expect.That(asked.Client.Length > 0, "a question about the code", "none", asked.Answer);
    }

    private static async Task MustNotAskAsync(OwnCounterPage page, string code)
    {
        var asked = await page.EnterAsync(code);
        Expect.That(asked.Client.Length == 0, "no question about the code", "one", asked.Answer);
    }
}
