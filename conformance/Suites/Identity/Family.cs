using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>People by their age, and the guardians of the young ones.</summary>
internal sealed record Family(CheckRun Run, Counter Counter)
{
    private DateOnly Today => DateOnly.FromDateTime(Run.Clock.Now.UtcDateTime);

    public static Family Found(CheckRun run) => new(run, Counter.Open(run));

    public Task<string> GuardianAsync() => Counter.PersonAsync($"Gathoni {Counter.Tag}");

    /// <summary>Somebody whose eighteenth birthday is so many days from today.</summary>
    public Task<string> ComingOfAgeInAsync(int days) => BornOnAsync(Today.AddYears(-18).AddDays(days));

    public Task<string> BornOnAsync(DateOnly day) => Counter.PersonAsync($"{Run.Unique("child")} {Counter.Tag}", day);

    /// <summary>The last 29 February.</summary>
    public DateOnly LeapDay()
    {
        var year = Today.Year - 1;
        while (!DateTime.IsLeapYear(year))
        {
            year--;
        }

        return new DateOnly(year, 2, 29);
    }

    public OperationCall Of(string operation, string person) => Run.Api("identity").Call(operation).Path("personId", person);

    public static JsonObject Draft(string guardian) => new() { ["guardianId"] = guardian, ["basis"] = "parent", ["evidence"] = Counter.Evidence() };

    public Task<Answer> AppointAsync(string minor, string guardian) =>
        Of("appointGuardian", minor).Header("Idempotency-Key", Run.Unique("key")).Json(Draft(guardian)).SendAsync(Run.A.Registrar);

    public OperationCall End(string guardianship) => Run.Api("identity").Call("endGuardianship").Path("guardianshipId", guardianship);

    /// <summary>The state of the only guardianship that a person has.</summary>
    public async Task<string> StatusAsync(string minor) => (await Of("listGuardians", minor).SendAsync(Run.A.Registrar)).MustBe(200).Json.GetProperty("items")[0].GetProperty("status").GetString()!;

    /// <summary>Suspends, reinstates, or records the death.</summary>
    public Task<Answer> StandAsync(string operation, string person) => Of(operation, person).Json(Counter.Decision()).SendAsync(Run.A.Reviewer);
}
