using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>The window that is open, which the opening of the next one closes.</summary>
internal sealed class WindowLife(CheckRun run, string window) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run) => new WindowLife(run, (await Clearing.TurnAsync(run)).MustBe(201).Member("windowId"));

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "close")
        {
            (await Clearing.TurnAsync(run)).MustBe(201);
            return null;
        }

        return await Clearing.ConfirmAsync(run, window);
    }

    public async Task<string> StateAsync() => (await Clearing.OfWindow(run, "getSettlementWindow", window).SendAsync(run.A.Treasury)).MustBe(200).Member("status");
}
