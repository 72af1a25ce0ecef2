using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 3.9, 3.10, 3.12 and 4.5 of the identity rules: factors, refresh and claims. They sign in persons of their own.</summary>
[Touches]
internal static class FactorChecks
{
    [Check("IDN-C23")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-3.9")]
    public static async Task A_one_time_code_works_once_and_for_ten_minutes(CheckRun run)
    {
        var person = await RequestOfNewPersonAsync(run);
        var used = "";
        await run.ControlAsync("a fresh code signs in", async () => Expect.That(await PersonSignIn.TrySignInAsync(run, person with { ChangeCode = Keep }), "a sign-in", "none"));
        await run.AttackAsync(async () =>
        {
            Expect.That(!await PersonSignIn.TrySignInAsync(run, person with { ChangeCode = _ => Task.FromResult(used) }), "no sign-in by a code that was used", "one");
            Expect.That(!await PersonSignIn.TrySignInAsync(run, person with { ChangeCode = WaitAsync }), "no sign-in by a code of eleven minutes ago", "one");
        });

        Task<string> Keep(string code) => Task.FromResult(used = code);

        async Task<string> WaitAsync(string code)
        {
            await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(11));
            return code;
        }
    }

    [Check("IDN-C90")]
    [Verifies("IDN-3.8")]
    public static async Task Number_and_PIN_without_the_right_code_sign_nobody_in(CheckRun run)
    {
        var person = await RequestOfNewPersonAsync(run);
        var asked = 0;
        await run.ControlAsync("the right code signs in", async () =>
            Expect.That(await PersonSignIn.TrySignInAsync(run, person with { ChangeCode = code => Task.FromResult(Count(code)) }), "a sign-in", "none"));
        await run.AttackAsync(async () =>
        {
            Expect.Equal(1, asked, "one-time codes asked for at one sign-in");
            Expect.That(!await PersonSignIn.TrySignInAsync(run, person with { ChangeCode = code => Task.FromResult(Other(code)) }), "no sign-in by another code", "one");
        });

        string Count(string code)
        {
            asked++;
            return code;
        }

        static string Other(string code) => string.Concat(code.Select(digit => (char)('0' + ((digit - '0' + 1) % 10))));
    }

    [Check("IDN-C24")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-3.10")]
    public static async Task Five_wrong_PINs_lock_a_person_out_for_fifteen_minutes(CheckRun run)
    {
        var person = await RequestOfNewPersonAsync(run);
        await run.ControlAsync("the right PIN signs in", async () => Expect.That(await PersonSignIn.TrySignInAsync(run, person), "a sign-in", "none"));
        for (var turn = 0; turn < 5; turn++)
        {
            await PersonSignIn.FirstRefusalAsync(run, person with { Person = person.Person with { Pin = "271806" } });
        }

        await run.AttackAsync(async () => Expect.That(!await PersonSignIn.TrySignInAsync(run, person), "no sign-in while the PIN is locked", "one"));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(16));
        Expect.That(await PersonSignIn.TrySignInAsync(run, person), "a sign-in after the lock", "none");
    }

    [Check("IDN-C25")]
    [Touches(Destructive = true)]
    [Verifies("IDN-3.12")]
    public static async Task A_refresh_token_is_redeemed_once_even_by_many_at_the_same_time(CheckRun run)
    {
        var request = await RequestOfNewPersonAsync(run, "consent.own.read", "offline_access");
        var refresh = (await PersonSignIn.SignInAsync(run, request)).MustBe(200).Member("refresh_token");
        var form = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TokenEndpoint.RequestAsync(run, request.Tenant, request.Client, form)));
        Expect.That(answers.Count(answer => answer.Status == 200) <= 1, "one redemption at most", $"{answers.Count(answer => answer.Status == 200)}");
        foreach (var refused in answers.Where(answer => answer.Status != 200))
        {
            ClientChecks.MustBeRefused(refused);
        }
    }

    [Check("IDN-C26")]
    [Verifies("IDN-4.4")]
    [Verifies("IDN-4.5")]
    public static async Task Userinfo_tells_what_was_asked_for_and_never_the_number(CheckRun run)
    {
        var request = await RequestOfNewPersonAsync(run) with { Scopes = [], Audience = run.Target.AddressOf("identity").Audience };
        await run.ControlAsync("with the scope email it tells the address", async () =>
        {
            var told = (await UserInfo.FetchAsync(run, request with { Scopes = ["email"] })).MustBe(200);
            Expect.Equal(request.Person.Contact, told.Member("email"), "email", told);
        });
        await run.AttackAsync(async () =>
        {
            var told = (await UserInfo.FetchAsync(run, request)).MustBe(200);
            foreach (var claim in new[] { "email", "name", "birthdate", "phone_number" })
            {
                Expect.That(!told.Json.TryGetProperty(claim, out _), $"no {claim} without its scope", told.Exchange.ResponseBody, told);
            }

            var all = (await UserInfo.FetchAsync(run, request with { Scopes = ["email", "profile"] })).MustBe(200);
            Expect.That(!all.Text.Contains(request.Person.Number, StringComparison.Ordinal), "no national number", all.Exchange.ResponseBody, all);
        });
    }

    // A person of the check's own: what it spoils must not spoil the next check.
    internal static async Task<SignInRequest> RequestOfNewPersonAsync(CheckRun run, params string[] scopes)
    {
        var draft = Enrolment.Draft(run);
        var number = (await Enrolment.EnrolAsync(run, draft)).MustBe(201).Member("number");
        var person = new Person { Role = "newcomer", Number = number, Pin = draft["pin"]!.ToString(), Contact = draft["email"]!.ToString() };
        return new SignInRequest(run.A.Tenant, person, run.A.ClientOf("app"), scopes.Length == 0 ? ["consent.own.read"] : scopes, run.Target.AddressOf("consent").Audience);
    }
}
