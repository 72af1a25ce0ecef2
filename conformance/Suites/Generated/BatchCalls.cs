using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of batches, each in the state that the call needs.</summary>
internal static class BatchCalls
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    // A target without a second officer pays no batches.
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        if (!run.A.Tenant.Clients.Any(client => client.Role == "releaser"))
        {
            return [];
        }

        var bulk = await Bulk.OpenAsync(run);
        var shop = await bulk.Ledger.OpenAsync();
        var (received, seen, releasable) = (await bulk.AnnounceAsync(1, "1.00"), await bulk.ValidatedAsync("1.00", Ahead, shop), await bulk.ValidatedAsync("1.00", Ahead, shop));
        return
        [
            new(() => bulk.Ledger.Call("createBatch").Key(), run.A.Treasury) { Body = bulk.Draft(1, "1.00", await AskedPayment.ExpiryAsync(run, Ahead)) },
            Of(bulk, "uploadBatchLines", received, call => call.Key().Raw(Bulk.Line(shop, "1.00"), Bulk.JsonLines)),
            Of(bulk, "getBatch", seen),
            Of(bulk, "listBatchLines", seen),
            Of(bulk, "getBatchReport", seen),
            Of(bulk, "getBatchResult", seen),
            Of(bulk, "getBatchStatusReport", seen),
            Of(bulk, "releaseBatch", releasable, call => call.Key()) with { Owner = run.A.Releaser, OtherOwner = null, OtherTenant = () => run.B.Releaser },
            .. await OfferedCalls.OfAsync(() => bulk.ReleasedAsync("1.00", Ahead, shop), running => Of(bulk, "pauseBatch", running)),
            .. await OfferedCalls.OfAsync(async () => await AfterAsync(bulk, "pauseBatch", await bulk.ReleasedAsync("1.00", Ahead, shop)), paused => Of(bulk, "resumeBatch", paused)),
            .. await OfferedCalls.OfAsync(() => bulk.ReleasedAsync("1.00", Ahead, shop), unwanted => Of(bulk, "cancelBatch", unwanted)),
            .. await OfferedCalls.OfAsync(async () => await AfterAsync(bulk, "cancelBatch", await bulk.AnnounceAsync(1, "1.00")), ended => Of(bulk, "getBatchStatement", ended)),
        ];
    }

    private static async Task<string> AfterAsync(Bulk bulk, string act, string batch)
    {
        (await bulk.ActAsync(act, batch)).MustBe(200);
        return batch;
    }

    private static GoodCall Of(Bulk bulk, string operation, string batch, Func<OperationCall, OperationCall>? fill = null)
    {
        var run = bulk.Run;
        return new GoodCall(() => fill is null ? bulk.Call(operation, batch) : fill(bulk.Call(operation, batch)), run.A.Treasury)
        {
            OtherOwner = run.A.Rival,
            OtherTenant = () => run.B.Treasury,
            State = new(() => bulk.Call("getBatch", batch), run.A.Treasury),
        };
    }
}
