using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A guardianship of somebody who is of age in two days.</summary>
internal sealed class GuardianLife(Family family, string minor, string id) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var family = Family.Found(run);
        var minor = await family.ComingOfAgeInAsync(2);
        return new GuardianLife(family, minor, (await family.AppointAsync(minor, await family.GuardianAsync())).MustBe(201).Member("guardianshipId"));
    }

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "comeOfAge")
        {
            await SandboxControl.AdvanceAsync(family.Run, TimeSpan.FromDays(3));
            return null;
        }

        return await family.End(id).Json(Counter.Decision()).SendAsync(family.Run.A.Registrar);
    }

    public Task<string> StateAsync() => family.StatusAsync(minor);
}
