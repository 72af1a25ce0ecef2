using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Persons enrolled for one check.</summary>
internal static class Enrolment
{
    /// <summary>A person with a full name alone.</summary>
    public static JsonObject Draft(CheckRun run) => new()
    {
        ["fullName"] = run.Unique("Person"),
        ["dateOfBirth"] = "1988-04-12",
        ["email"] = $"{run.Unique("person")}@example.org",
        ["language"] = "en",
        ["pin"] = "482915",
    };

    public static Task<Answer> EnrolAsync(CheckRun run, JsonObject draft) =>
        run.Api("identity").Call("enrolPerson").Key().Json(draft).SendAsync(run.A.Registrar);

    public static async Task<string> NumberOfNewPersonAsync(CheckRun run) => (await EnrolAsync(run, Draft(run))).MustBe(201).Member("number");
}
