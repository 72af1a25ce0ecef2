using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 14 of the identity rules: corrections, suspension, death and guardians.</summary>
[Touches]
internal static class CivilChecks
{
    [Check("IDN-C126")]
    [Verifies("IDN-14.17")]
    [Verifies("IDN-14.18")]
    public static async Task A_correction_holds_once_it_is_issued_and_is_the_only_open_one(CheckRun run)
    {
        var counter = Counter.Open(run);
        var person = await counter.PersonAsync();
        var asked = "";
        await run.ControlAsync("a correction is asked for", async () => asked = (await counter.CorrectAsync(person, $"{counter.Name} Njeri")).MustBe(201).Member("applicationId"));
        await run.AttackAsync(async () => (await counter.CorrectAsync(person, $"{counter.Name} Wambui")).MustBeRefused(409, "IDN-0482"));
        Expect.Equal(counter.Name, await NameAsync(), "name before the decision");
        (await counter.IssueAsync(asked)).MustBe(200);
        Expect.Equal($"{counter.Name} Njeri", await NameAsync(), "name after the decision");
        var rejected = (await counter.CorrectAsync(person, $"{counter.Name} Wambui")).MustBe(201).Member("applicationId");
        (await counter.RejectAsync(rejected)).MustBe(200);
        Expect.Equal($"{counter.Name} Njeri", await NameAsync(), "name after a rejection");

        async Task<string> NameAsync() => (await run.Api("identity").Call("getPerson").Path("personId", person).SendAsync(run.A.Registrar)).MustBe(200).Member("fullName");
    }

    [Check("IDN-C127")]
    [Touches(Destructive = true)]
    [Verifies("IDN-14.19")]
    [Verifies("IDN-14.20")]
    public static async Task A_suspended_person_is_out_and_gets_in_again_with_PIN_and_code_only(CheckRun run)
    {
        var (person, request) = await NewPersonAsync(run);
        var grants = await Grants.TakeAsync(run, request);
        await run.ControlAsync("before, a refresh token is taken", grants.RefreshAsync);
        (await Family.Found(run).StandAsync("suspendPerson", person)).MustBe(200);
        await run.AttackAsync(async () =>
        {
            await grants.MustBeRefusedAsync();
            Expect.That(!await PersonSignIn.TrySignInAsync(run, request), "no sign-in of a suspended person", "one");
        });
        (await Family.Found(run).StandAsync("reinstatePerson", person)).MustBe(200);
        await run.AttackAsync(grants.MustBeRefusedAsync);
        Expect.That(await PersonSignIn.TrySignInAsync(run, request), "a sign-in of a reinstated person", "none");
    }

    [Check("IDN-C128")]
    [Touches(Destructive = true)]
    [Verifies("IDN-14.21")]
    public static async Task The_dead_get_in_nowhere_and_never_again(CheckRun run)
    {
        var (person, request) = await NewPersonAsync(run);
        var grants = await Grants.TakeAsync(run, request);
        await run.ControlAsync("before, a refresh token is taken", grants.RefreshAsync);
        (await Family.Found(run).StandAsync("recordDeath", person)).MustBe(200);
        await run.AttackAsync(async () =>
        {
            await grants.MustBeRefusedAsync();
            (await Family.Found(run).StandAsync("reinstatePerson", person)).MustBeRefused(409, "IDN-0483");
            Expect.That(!await PersonSignIn.TrySignInAsync(run, request), "no sign-in of a dead person", "one");
        });
    }

    [Check("IDN-C129")]
    [Verifies("IDN-14.22")]
    [Verifies("IDN-14.23")]
    [Verifies("IDN-14.24")]
    public static async Task A_minor_has_a_guardian_who_is_of_age_until_the_eighteenth_birthday(CheckRun run)
    {
        var family = Family.Found(run);
        var (guardian, minor, leap) = (await family.GuardianAsync(), await family.ComingOfAgeInAsync(2), family.LeapDay());
        var until = "";
        await run.ControlAsync("a minor gets a guardian", async () =>
        {
            until = (await family.AppointAsync(await family.BornOnAsync(leap), guardian)).MustBe(201).Member("until");
            (await family.AppointAsync(minor, guardian)).MustBe(201);
        });
        var suspended = await family.GuardianAsync();
        (await family.StandAsync("suspendPerson", suspended)).MustBe(200);
        await run.AttackAsync(async () =>
        {
            (await family.AppointAsync(await family.ComingOfAgeInAsync(-1), guardian)).MustBeRefused(422, "IDN-0484");
            foreach (var unfit in new[] { await family.ComingOfAgeInAsync(3), suspended })
            {
                (await family.AppointAsync(minor, unfit)).MustBeRefused(422, "IDN-0485");
            }
        });

        // The eighteenth year after a leap year is none.
        Expect.Equal($"{leap.Year + 18}-03-01", until, "the first day of age of who is born on 29 February");
    }

    private static async Task<(string Id, SignInRequest Request)> NewPersonAsync(CheckRun run)
    {
        var draft = Enrolment.Draft(run);
        var enrolled = (await Enrolment.EnrolAsync(run, draft)).MustBe(201);
        var person = new Person { Role = "newcomer", Number = enrolled.Member("number"), Pin = draft["pin"]!.ToString(), Contact = draft["email"]!.ToString() };
        return (enrolled.Member("personId"), new SignInRequest(run.A.Tenant, person, run.A.ClientOf("app"), ["consent.own.read", "offline_access"], run.Target.AddressOf("consent").Audience));
    }

    /// <summary>What an app has of a person: a refresh token, and a code that it did not redeem.</summary>
    private sealed class Grants(CheckRun run, SignInRequest request)
    {
        private readonly SignInFlow flow = SignInFlow.New(run);
        private string refresh = "";
        private string code = "";

        public static async Task<Grants> TakeAsync(CheckRun run, SignInRequest request)
        {
            var grants = new Grants(run, request) { refresh = (await PersonSignIn.SignInAsync(run, request)).MustBe(200).Member("refresh_token") };
            grants.code = (await PersonSignIn.AuthorizeAsync(run, request, grants.flow)).Code;
            return grants;
        }

        public async Task RefreshAsync() => refresh = (await AskAsync()).MustBe(200).Member("refresh_token");

        public async Task MustBeRefusedAsync()
        {
            ClientChecks.MustBeRefused(await PersonSignIn.RedeemAsync(run, request, flow, code));
            ClientChecks.MustBeRefused(await AskAsync());
        }

        private Task<Answer> AskAsync() => TokenEndpoint.RequestAsync(run, request.Tenant, request.Client, new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh });
    }
}
