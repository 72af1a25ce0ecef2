using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Consent;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A request for consent, from the citizen's first look to its end.</summary>
internal sealed class RequestLife(ConsentAsk ask) : IStateDriver
{
    private static readonly TimeSpan PastExpiry = TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1);

    public static async Task<IStateDriver> MakeAsync(CheckRun run) => new RequestLife(await ConsentAsk.MakeAsync(run, await Agreement.MakeAsync(run)));

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "expire")
        {
            await SandboxControl.AdvanceAsync(ask.Run, PastExpiry);
            return null;
        }

        return await ask.DecideAsync(ask.Run.A.Citizen, name);
    }

    public async Task<string> StateAsync() => (await ask.ReadAsync(ask.Run.A.Fiduciary)).MustBe(200).Member("status");
}
