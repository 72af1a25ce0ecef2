using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 10 of the payment rules: when a batch pays and when it does not.</summary>
[Touches(MovesClock = true)]
internal static class BatchMomentChecks
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    [Check("PAY-C65")]
    [Verifies("PAY-10.12")]
    public static async Task A_batch_pays_at_its_moment_and_not_before(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var (shop, beside) = (await bulk.Ledger.OpenAsync(), await bulk.Ledger.OpenAsync());
        var batch = await bulk.ReleasedAsync("1.00", Ahead, shop);

        // A batch released later without a moment is paid meanwhile.
        await bulk.MustCompleteAsync(await bulk.ReleasedAsync("1.00", null, beside));
        await bulk.Ledger.MustHoldAsync(shop, "0.00");
        Expect.Equal("processing", await bulk.StatusAsync(batch), "state of the batch before its moment");
        await SandboxControl.AdvanceAsync(run, Ahead + TimeSpan.FromMinutes(1));
        await bulk.MustCompleteAsync(batch);
        await bulk.Ledger.MustHoldAsync(shop, "1.00");
    }

    [Check("PAY-C66")]
    [Verifies("PAY-10.11")]
    [Verifies("PAY-10.13")]
    public static async Task A_batch_that_is_paused_or_cancelled_pays_nothing(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var (waiting, ended, beside) = (await bulk.Ledger.OpenAsync(), await bulk.Ledger.OpenAsync(), await bulk.Ledger.OpenAsync());
        var (paused, cancelled) = (await bulk.ReleasedAsync("1.00", Ahead, waiting), await bulk.ReleasedAsync("1.00", Ahead, ended));
        var paying = await bulk.ReleasedAsync("1.00", Ahead, beside);
        (await bulk.ActAsync("pauseBatch", paused)).MustBe(200);
        (await bulk.ActAsync("cancelBatch", cancelled)).MustBe(200);
        await SandboxControl.AdvanceAsync(run, Ahead + TimeSpan.FromMinutes(1));
        await bulk.MustCompleteAsync(paying);
        await bulk.Ledger.MustHoldAsync(waiting, "0.00");
        await bulk.Ledger.MustHoldAsync(ended, "0.00");
        Expect.Equal("paused", await bulk.StatusAsync(paused), "state of the paused batch");
        Expect.Equal("cancelled", await bulk.StatusAsync(cancelled), "state of the cancelled batch");
        (await bulk.ActAsync("resumeBatch", paused)).MustBe(200);
        await bulk.MustCompleteAsync(paused);
        await bulk.Ledger.MustHoldAsync(waiting, "1.00");
    }
}
