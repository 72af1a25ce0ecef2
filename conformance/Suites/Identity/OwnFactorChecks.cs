using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 11.1 to 11.9 of the identity rules: what an app and recovery codes are worth. The checks enrol persons of their own.</summary>
[Touches]
internal static class OwnFactorChecks
{
    internal const string App = "app";
    internal const string Recovery = "recovery";
    private const string WrongCode = "0000000000000000";
    private const int Tries = 8;

    [Check("IDN-C70")]
    [Verifies("IDN-11.1")]
    [Verifies("IDN-11.2")]
    public static async Task An_app_signs_in_once_its_first_code_has_confirmed_it(CheckRun run)
    {
        var (person, other) = (await FactorChecks.RequestOfNewPersonAsync(run), await FactorChecks.RequestOfNewPersonAsync(run));
        var page = new OwnFactorsPage(run, person);
        var app = await page.AddAppAsync();
        await MustGetInAsync(run, With(person, App, app.NextAsync));
        await run.ControlAsync("an app that was confirmed is open", async () => Expect.Equal("app=open code=open recovery=absent", await page.StatesAsync(), "factors"));
        var begun = await new OwnFactorsPage(run, other).BeginAppAsync();
        await run.AttackAsync(async () => await MustStayOutAsync(run, With(other, App, begun.NextAsync)));
    }

    [Check("IDN-C71")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-11.3")]
    public static async Task A_code_of_an_app_is_good_in_its_step_and_those_beside_it(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var app = await new OwnFactorsPage(run, person).AddAppAsync();
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(5));
        await run.ControlAsync("a code of this step signs in", async () => await MustGetInAsync(run, With(person, App, () => Task.FromResult(app.Beside(0)))));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(5));
        await run.AttackAsync(async () =>
        {
            foreach (var steps in new[] { -3, 3, 9 })
            {
                await MustStayOutAsync(run, With(person, App, () => Task.FromResult(app.Beside(steps))));
            }
        });
    }

    [Check("IDN-C72")]
    [Verifies("IDN-11.4")]
    public static async Task The_code_of_a_step_signs_in_once_even_by_many_at_the_same_time(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var page = new OwnFactorsPage(run, person);
        var app = await page.AddAppAsync();
        var stands = new List<Func<string, Task<bool>>>();
        for (var count = 0; count < 4; count++)
        {
            stands.Add(await page.StandAsync(App));
        }

        var code = await app.NextAsync();
        var signedIn = await Task.WhenAll(stands.Take(3).Select(type => type(code)));
        Expect.Equal(1, signedIn.Count(isIn => isIn), "sign-ins by one code at the same time");
        Expect.That(!await stands[3](code), "no sign-in by a code that was used", "one");
    }

    [Check("IDN-C73")]
    [Verifies("IDN-11.5")]
    [Verifies("IDN-11.6")]
    public static async Task Each_of_ten_recovery_codes_signs_in_once(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var codes = await new OwnFactorsPage(run, person).PrintAsync();
        Expect.Equal(10, codes.Distinct().Count(), "recovery codes of a set");
        foreach (var code in codes.Take(9))
        {
            await MustGetInAsync(run, WithCode(person, code));
        }

        await run.ControlAsync("a recovery code that was not used signs in", async () => await MustGetInAsync(run, WithCode(person, codes[9])));
        await run.AttackAsync(async () =>
        {
            await MustStayOutAsync(run, WithCode(person, codes[0]));
            await MustStayOutAsync(run, WithCode(person, codes[9]));
        });
    }

    [Check("IDN-C74")]
    [Verifies("IDN-11.7")]
    public static async Task A_new_set_of_recovery_codes_ends_the_old_one(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var page = new OwnFactorsPage(run, person);
        var old = await page.PrintAsync();
        await run.ControlAsync("a code of the first set signs in before", async () => await MustGetInAsync(run, WithCode(person, old[0])));
        var renewed = await page.PrintAsync();
        await run.AttackAsync(async () => await MustStayOutAsync(run, WithCode(person, old[1])));
        await MustGetInAsync(run, WithCode(person, renewed[0]));
    }

    [Check("IDN-C75")]
    [Verifies("IDN-11.8")]
    public static async Task Recovery_codes_and_the_secret_of_an_app_are_not_shown_again(CheckRun run)
    {
        var page = new OwnFactorsPage(run, await FactorChecks.RequestOfNewPersonAsync(run));
        await page.AddAppAsync();
        Expect.That((await page.PrintAsync()).Count > 0, "recovery codes", "none");
        Expect.Equal(0, await page.SecretsAsync(), "secrets and codes on the pages of the factors, opened again");
    }

    [Check("IDN-C76")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-11.9")]
    public static async Task Many_wrong_codes_at_the_same_time_lock_an_app_and_recovery_codes_for_fifteen_minutes(CheckRun run)
    {
        var person = await FactorChecks.RequestOfNewPersonAsync(run);
        var page = new OwnFactorsPage(run, person);
        var app = await page.AddAppAsync();
        var codes = await page.PrintAsync();
        await run.ControlAsync("the right codes sign in", async () =>
        {
            await MustGetInAsync(run, With(person, App, app.NextAsync));
            await MustGetInAsync(run, WithCode(person, codes[0]));
        });
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(1));
        foreach (var factor in new[] { App, Recovery })
        {
            var type = await page.StandAsync(factor);
            await Task.WhenAll(Enumerable.Range(0, Tries).Select(_ => type(WrongCode)));
        }

        await run.AttackAsync(async () =>
        {
            await MustStayOutAsync(run, With(person, App, app.NextAsync));
            await MustStayOutAsync(run, WithCode(person, codes[1]));
        });
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(16));
        await MustGetInAsync(run, With(person, App, app.NextAsync));
        await MustGetInAsync(run, WithCode(person, codes[1]));
    }

    internal static SignInRequest With(SignInRequest person, string factor, Func<Task<string>>? code) => person with { Factor = factor, FactorCode = code };

    internal static SignInRequest WithCode(SignInRequest person, string code) => With(person, Recovery, () => Task.FromResult(code));

    internal static async Task MustGetInAsync(CheckRun run, SignInRequest person) =>
        Expect.That(await PersonSignIn.TrySignInAsync(run, person), $"a sign-in with {person.Factor}", "none");

    internal static async Task MustStayOutAsync(CheckRun run, SignInRequest person) =>
        Expect.That(!await PersonSignIn.TrySignInAsync(run, person), $"no sign-in with {person.Factor}", "one");
}
