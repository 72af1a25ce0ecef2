using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 8 of the identity rules: a person's own security. The checks enrol persons of their own.</summary>
[Touches]
internal static class OwnSecurityChecks
{
    private const string WrongPin = "271806";

    [Check("IDN-C50")]
    [Verifies("IDN-8.1")]
    [Verifies("IDN-8.2")]
    [Verifies("IDN-8.3")]
    public static async Task The_history_tells_wrong_PINs_wrong_codes_and_sign_ins_with_who_asked_newest_first(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        await PersonSignIn.FirstRefusalAsync(run, WithWrongPin(person));
        await PersonSignIn.TrySignInAsync(run, person with { ChangeCode = code => Task.FromResult(Other(code)) });
        Expect.That(await PersonSignIn.TrySignInAsync(run, person), "a sign-in", "none");
        var told = (await new OwnSecurityPage(run, person).HistoryAsync()).Where(entry => entry.Client == person.Client.ClientId && entry.Outcome is ("wrong-pin" or "wrong-code" or "signed-in"));
        Expect.Equal("signed-in, wrong-code, wrong-pin", string.Join(", ", told.Select(entry => entry.Outcome)), $"entries of {person.Client.ClientId}");
    }

    [Check("IDN-C51")]
    [Verifies("IDN-8.4")]
    public static async Task Nobody_is_told_the_history_of_another_person(CheckRun run)
    {
        var (person, other) = (await FactorChecks.RequestOfNewPersonAsync(run), await FactorChecks.RequestOfNewPersonAsync(run));
        await PersonSignIn.FirstRefusalAsync(run, WithWrongPin(person));
        await run.ControlAsync("the person is told", async () => Expect.That(await HasWrongPinAsync(person), "the wrong PIN", "nothing of it"));
        await run.AttackAsync(async () => Expect.That(!await HasWrongPinAsync(other), "nothing of the wrong PIN of somebody else", "it stands there"));

        async Task<bool> HasWrongPinAsync(SignInRequest reader) => (await new OwnSecurityPage(run, reader).HistoryAsync()).Any(entry => entry.Outcome == "wrong-pin");
    }

    [Check("IDN-C52")]
    [Verifies("IDN-8.5")]
    public static async Task The_history_holds_no_PIN_no_code_and_no_national_number(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        List<string> secrets = [person.Person.Number, person.Person.Pin, WrongPin];
        await PersonSignIn.FirstRefusalAsync(run, WithWrongPin(person));
        await PersonSignIn.TrySignInAsync(run, person with { ChangeCode = Learn });
        var history = await new OwnSecurityPage(run, person).HistoryAsync();
        Expect.That(history.Count > 0, "a history", "none");
        foreach (var entry in history)
        {
            Expect.That(!secrets.Exists(secret => entry.Html.Contains(secret, StringComparison.Ordinal)), "no secret and no number in an entry", $"one in an entry {entry.Outcome}");
        }

        Task<string> Learn(string code)
        {
            secrets.Add(code);
            return Task.FromResult(code);
        }
    }

    [Check("IDN-C53")]
    [Verifies("IDN-8.6")]
    public static async Task A_relying_party_gets_no_code_for_a_person_who_has_locked_their_sign_in(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        await run.ControlAsync("before, PIN and code sign in", async () => await MustGetInAsync(run, person));
        await new OwnSecurityPage(run, person).LockAsync();
        await run.AttackAsync(async () => await MustStayOutAsync(run, person));
    }

    [Check("IDN-C54")]
    [Verifies("IDN-8.7")]
    public static async Task Grants_from_before_the_lock_are_refused_after_it_was_unlocked_too(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run, "consent.own.read", "offline_access");
        var flow = SignInFlow.New(run);
        var refresh = (await PersonSignIn.SignInAsync(run, person)).MustBe(200).Member("refresh_token");
        await run.ControlAsync("before, a refresh token is taken", async () => refresh = (await RefreshAsync()).MustBe(200).Member("refresh_token"));
        var code = (await PersonSignIn.AuthorizeAsync(run, person, flow)).Code;
        var page = new OwnSecurityPage(run, person);
        await page.LockAsync();
        await page.UnlockAsync();
        await run.AttackAsync(async () =>
        {
            ClientChecks.MustBeRefused(await PersonSignIn.RedeemAsync(run, person, flow, code));
            ClientChecks.MustBeRefused(await RefreshAsync());
        });

        Task<Engine.Http.Answer> RefreshAsync() => TokenEndpoint.RequestAsync(
            run, person.Tenant, person.Client, new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh });
    }

    [Check("IDN-C55")]
    [Verifies("IDN-8.8")]
    public static async Task A_browser_that_was_signed_in_before_the_lock_does_not_unlock(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var (thief, page) = (new OwnSecurityPage(run, person), new OwnSecurityPage(run, person));
        await run.ControlAsync("a sign-in after the lock unlocks it", async () =>
        {
            await page.LockAsync();
            await page.UnlockAsync();
            await MustGetInAsync(run, person);
        });
        await thief.HistoryAsync();
        await page.LockAsync();
        await run.AttackAsync(async () =>
        {
            foreach (var browser in new[] { thief, page })
            {
                await browser.AnswerAsync("unlock");
                await MustStayOutAsync(run, person);
            }
        });
    }

    [Check("IDN-C56")]
    [Verifies("IDN-8.9")]
    public static async Task Whoever_unlocks_their_sign_in_gets_in_again(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var page = new OwnSecurityPage(run, person);
        await page.LockAsync();
        await page.UnlockAsync();
        await MustGetInAsync(run, person);
        var told = (await page.HistoryAsync()).Select(entry => entry.Outcome).Where(outcome => outcome is "locked" or "unlocked");
        Expect.Equal("unlocked, locked", string.Join(", ", told), "locks in the history");
    }

    [Check("IDN-C57")]
    [Verifies("IDN-8.10")]
    public static async Task A_wrong_PIN_is_answered_alike_whether_the_person_has_locked_their_sign_in_or_not(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var open = await PersonSignIn.FirstRefusalAsync(run, WithWrongPin(person));
        await new OwnSecurityPage(run, person).LockAsync();
        var locked = await PersonSignIn.FirstRefusalAsync(run, WithWrongPin(person));
        Expect.Equal(open.Status, locked.Status, "status of the answer to a wrong PIN", locked.Answer);
        Expect.Equal(open.Words, locked.Words, "words of the answer to a wrong PIN", locked.Answer);
    }

    private static SignInRequest WithWrongPin(SignInRequest request) => request with { Person = request.Person with { Pin = WrongPin } };

    private static string Other(string code) => string.Concat(code.Select(digit => (char)('0' + ((digit - '0' + 1) % 10))));

    private static async Task MustGetInAsync(CheckRun run, SignInRequest person) =>
        Expect.That(await PersonSignIn.TrySignInAsync(run, person), "a sign-in", "none");

    private static async Task MustStayOutAsync(CheckRun run, SignInRequest person) =>
        Expect.That(!await PersonSignIn.TrySignInAsync(run, person), "no code for a relying party", "one");
}
