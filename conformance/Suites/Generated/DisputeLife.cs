using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A dispute whose clocks run out when the server's is moved.</summary>
internal sealed class DisputeLife(DisputeCase dispute, string id) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        return new DisputeLife(dispute, await dispute.OpenedAsync());
    }

    public async Task<Answer?> FireAsync(string name)
    {
        if (name is "miss" or "delay")
        {
            await dispute.MissAsync(id);
            return null;
        }

        return await dispute.ActAsync(name, id);
    }

    public Task<string> StateAsync() => dispute.StatusAsync(id);
}
