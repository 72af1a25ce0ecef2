using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 2 of the identity rules.</summary>
[Touches]
internal static class EnrolmentChecks
{
    [Check("IDN-C01")]
    [Verifies("IDN-2.1")]
    [Verifies("IDN-2.2")]
    [Verifies("IDN-2.3")]
    public static async Task Each_person_gets_a_number_of_their_own_with_a_check_digit(CheckRun run)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (var turn = 0; turn < 3; turn++)
        {
            var enrolled = (await Enrolment.EnrolAsync(run, Enrolment.Draft(run))).MustBe(201);
            var number = enrolled.Member("number");
            Expect.That(number.Length == 12 && Verhoeff.Holds(number), "twelve digits, the last a Verhoeff check digit", number, enrolled);
            Expect.That(numbers.Add(number), "a number that nobody has", number, enrolled);
        }
    }

    [Check("IDN-C02")]
    [Verifies("IDN-2.4")]
    public static async Task A_PIN_that_anybody_guesses_is_refused(CheckRun run)
    {
        await run.ControlAsync("a good PIN is taken", async () => (await Enrolment.EnrolAsync(run, Enrolment.Draft(run))).MustBe(201));
        await run.AttackAsync(async () =>
        {
            foreach (var pin in new[] { "000000", "777777", "123456", "987654" })
            {
                var draft = Enrolment.Draft(run);
                draft["pin"] = pin;
                (await Enrolment.EnrolAsync(run, draft)).MustBeRefused(422, "IDN-0422");
            }
        });
    }

    [Check("IDN-C03")]
    [Verifies("IDN-2.7")]
    public static async Task A_birth_in_the_future_is_refused(CheckRun run)
    {
        await run.ControlAsync("a birth in the past is taken", async () => (await Enrolment.EnrolAsync(run, Enrolment.Draft(run))).MustBe(201));
        await run.AttackAsync(async () =>
        {
            var draft = Enrolment.Draft(run);
            draft["dateOfBirth"] = run.Clock.Now.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            (await Enrolment.EnrolAsync(run, draft)).MustBeRefused(422, "IDN-0423");
        });
    }

    [Check("IDN-C04")]
    [Verifies("IDN-2.5")]
    public static async Task A_person_of_another_tenant_is_not_found(CheckRun run)
    {
        var enrolled = (await Enrolment.EnrolAsync(run, Enrolment.Draft(run))).MustBe(201);
        var call = run.Api("identity").Call("getPerson").Path("personId", enrolled.Member("personId"));
        await run.ControlAsync("the own tenant reads the person", async () => (await call.SendAsync(run.A.Registrar)).MustBe(200));
        await run.AttackAsync(async () => (await call.SendAsync(run.B.Registrar)).MustBeRefused(404, "IDN-0404"));
    }
}
