using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A person whose standing changes.</summary>
internal sealed class PersonLife(Family family, string id) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var family = Family.Found(run);
        return new PersonLife(family, await family.GuardianAsync());
    }

    public async Task<Answer?> FireAsync(string name) =>
        await family.StandAsync(name switch { "suspend" => "suspendPerson", "reinstate" => "reinstatePerson", _ => "recordDeath" }, id);

    public async Task<string> StateAsync() => (await family.Of("getPerson", id).SendAsync(family.Run.A.Registrar)).MustBe(200).Member("status");
}
