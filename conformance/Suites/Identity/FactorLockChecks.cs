using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;
using static DigitalIndiaStack.Conformance.Suites.Identity.OwnFactorChecks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 11.10 to 11.17 of the identity rules: what a person changes of their factors, and what is told of them.</summary>
[Touches]
internal static class FactorLockChecks
{
    private const string Sent = "code";

    [Check("IDN-C77")]
    [Verifies("IDN-11.10")]
    [Verifies("IDN-11.11")]
    public static async Task A_locked_factor_signs_nobody_in_until_it_is_unlocked(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var page = new OwnFactorsPage(run, person);
        await page.AddAppAsync();
        var codes = await page.PrintAsync();
        await run.ControlAsync("open factors sign in", async () =>
        {
            await MustGetInAsync(run, WithCode(person, codes[0]));
            await MustGetInAsync(run, With(person, Sent, null));
        });
        await page.PressAsync("lock", Recovery);
        await page.PressAsync("lock", Sent);
        await run.AttackAsync(async () =>
        {
            await MustStayOutAsync(run, WithCode(person, codes[1]));
            await MustStayOutAsync(run, With(person, Sent, null));
        });
        await page.PressAsync("unlock", Recovery);
        await page.PressAsync("unlock", Sent);
        await MustGetInAsync(run, WithCode(person, codes[1]));
        await MustGetInAsync(run, With(person, Sent, null));
    }

    [Check("IDN-C78")]
    [Verifies("IDN-11.12")]
    public static async Task The_sent_code_and_the_app_are_not_both_locked_or_removed(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var page = new OwnFactorsPage(run, person);
        var app = await page.AddAppAsync();
        await run.ControlAsync("one of them is locked", async () =>
        {
            await page.PressAsync("lock", App);
            Expect.That((await page.StatesAsync()).Contains("app=locked", StringComparison.Ordinal), "a locked app", await page.StatesAsync());
        });
        await run.AttackAsync(async () =>
        {
            await page.PressAsync("lock", Sent);
            await MustGetInAsync(run, With(person, Sent, null));
            await page.PressAsync("unlock", App);
            await page.PressAsync("lock", Sent);
            await page.PressAsync("lock", App);
            await page.PressAsync("remove", App);
            await MustGetInAsync(run, With(person, App, app.NextAsync));
        });
    }

    [Check("IDN-C79")]
    [Verifies("IDN-11.13")]
    public static async Task Each_change_of_a_factor_stands_in_the_history(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var page = new OwnFactorsPage(run, person);
        await page.PrintAsync();
        await page.AddAppAsync();
        await page.PressAsync("lock", App);
        await page.PressAsync("unlock", App);
        await page.PressAsync("remove", App);
        var told = (await new OwnSecurityPage(run, person).HistoryAsync()).Where(entry => entry.Outcome.StartsWith("factor-", StringComparison.Ordinal));
        Expect.Equal(
            "factor-removed app, factor-unlocked app, factor-locked app, factor-added app, factor-added recovery",
            string.Join(", ", told.Select(entry => $"{entry.Outcome} {entry.Factor}")),
            "changes of factors in the history");
    }

    [Check("IDN-C80")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-11.14")]
    public static async Task A_sign_in_of_more_than_ten_minutes_ago_changes_no_factor(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var page = new OwnFactorsPage(run, person);
        await run.ControlAsync("a fresh sign-in adds and unlocks", async () =>
        {
            await page.AddAppAsync();
            await page.PressAsync("lock", App);
            await page.PressAsync("unlock", App);
            Expect.Equal("app=open code=open recovery=absent", await page.StatesAsync(), "factors");
            await page.PressAsync("lock", App);
        });
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(11));
        await run.AttackAsync(async () =>
        {
            await page.PressAsync("unlock", App);
            await page.PressAsync("remove", App);
            Expect.That(!(await page.AnswerAsync("recovery", "make")).Text.Contains("data-code", StringComparison.Ordinal), "no recovery codes", "some");
            Expect.That(!(await page.AnswerAsync("app", "begin")).Text.Contains("data-secret", StringComparison.Ordinal), "no secret of an app", "one");
            Expect.Equal("app=locked code=open recovery=absent", await new OwnFactorsPage(run, person).StatesAsync(), "factors");
        });
    }

    [Check("IDN-C81")]
    [Verifies("IDN-11.15")]
    public static async Task The_page_offers_each_open_factor_and_no_other(CheckRun run)
    {
        var page = new OwnFactorsPage(run, await FactorChecks.RequestOfNewPersonAsync(run));
        Expect.Equal("code", await page.OffersAsync(), "factors offered to a person who has no other");
        await page.AddAppAsync();
        await page.PrintAsync();
        Expect.Equal("app code recovery", await page.OffersAsync(), "factors offered to a person who has all");
        await page.PressAsync("lock", Sent);
        Expect.Equal("app recovery", await page.OffersAsync(), "factors offered to a person who has locked the sent code");
    }

    [Check("IDN-C82")]
    [Verifies("IDN-11.16")]
    public static async Task A_wrong_PIN_is_answered_alike_whatever_factors_a_person_has_or_has_locked(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var wrong = person with { Person = person.Person with { Pin = "271806" } };
        var page = new OwnFactorsPage(run, person);
        var plain = await PersonSignIn.FirstRefusalAsync(run, wrong);
        await page.AddAppAsync();
        await page.PressAsync("lock", Sent);
        var chosen = await PersonSignIn.FirstRefusalAsync(run, wrong);
        Expect.Equal(plain.Status, chosen.Status, "status of the answer to a wrong PIN", chosen.Answer);
        Expect.Equal(plain.Words, chosen.Words, "words of the answer to a wrong PIN", chosen.Answer);
    }

    [Check("IDN-C83")]
    [Verifies("IDN-11.17")]
    public static async Task An_app_that_was_removed_or_replaced_signs_nobody_in(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var page = new OwnFactorsPage(run, person);
        var first = await page.AddAppAsync();
        await run.ControlAsync("before, the app signs in", async () => await MustGetInAsync(run, With(person, App, first.NextAsync)));
        var second = await page.AddAppAsync();
        await run.AttackAsync(async () =>
        {
            await MustStayOutAsync(run, With(person, App, () => Task.FromResult(first.Beside(1))));
            await page.PressAsync("remove", App);
            await MustStayOutAsync(run, With(person, App, second.NextAsync));
        });
    }
}
