using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A batch of one line that is paid in two hours.</summary>
internal sealed class BatchLife(Bulk bulk, string shop, string batch) : IStateDriver
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        return new BatchLife(bulk, await bulk.Ledger.OpenAsync(), await bulk.AnnounceAsync(1, "1.00", Ahead));
    }

    public async Task<Answer?> FireAsync(string name)
    {
        switch (name)
        {
            case "validate":
                return await bulk.UploadAsync(batch, Bulk.Line(shop, "1.00"));
            case "reject":
                return await bulk.UploadAsync(batch, Bulk.Line(shop, "2.00"));
            case "release":
                return await bulk.ReleaseAsync(batch);
            case "complete":
                await SandboxControl.AdvanceAsync(bulk.Run, Ahead + TimeSpan.FromMinutes(1));
                await bulk.MustCompleteAsync(batch);
                return null;
            default:
                return await bulk.ActAsync($"{name}Batch", batch);
        }
    }

    public Task<string> StateAsync() => bulk.StatusAsync(batch);
}
