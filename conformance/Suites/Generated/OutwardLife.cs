using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>An outward transfer of which nothing is reported when the server's clock is moved.</summary>
internal sealed class OutwardLife(OutwardCase outward, string id) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var outward = await OutwardCase.MakeAsync(run);
        return new OutwardLife(outward, await outward.MadeAsync());
    }

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "miss")
        {
            await outward.MissAsync(id);
            return null;
        }

        return await outward.ReportAsync(name, id);
    }

    public Task<string> StateAsync() => outward.StatusAsync(id);
}
