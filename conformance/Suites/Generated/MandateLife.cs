using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A mandate whose last day is tomorrow, so that no midnight ends it early.</summary>
internal sealed class MandateLife(StandingMandate mandate) : IStateDriver
{
    private static readonly TimeSpan PastLastDay = TimeSpan.FromDays(2);

    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var tomorrow = await (await StandingMandate.ProposeAsync(run)).FromStartAsync(1);
        return new MandateLife(await StandingMandate.ProposeAsync(run, terms: terms => terms["endsOn"] = tomorrow));
    }

    public async Task<Answer?> FireAsync(string name)
    {
        if (name is "expire" or "complete")
        {
            await SandboxControl.AdvanceAsync(mandate.Run, PastLastDay);
            return null;
        }

        return name == "collect" ? await mandate.CollectAsync() : await mandate.DecideAsync(name, mandate.Payer);
    }

    public Task<string> StateAsync() => mandate.StatusAsync();
}
