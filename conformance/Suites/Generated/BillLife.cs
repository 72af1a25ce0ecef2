using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A bill that is due for two hours.</summary>
internal sealed class BillLife(BillDemand demand, string id, string number) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        var (id, number) = await demand.IssuedAsync();
        return new BillLife(demand, id, number);
    }

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "expire")
        {
            await SandboxControl.AdvanceAsync(demand.Run, BillDemand.Due + TimeSpan.FromMinutes(1));
            return null;
        }

        return name == "pay" ? await demand.PayAsync(number) : await demand.CancelAsync(id);
    }

    public Task<string> StateAsync() => demand.StatusAsync(id);
}
