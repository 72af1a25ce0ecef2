using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 10 of the payment rules: release, reserve, and what is paid.</summary>
[Touches]
internal static class BatchReleaseChecks
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    [Check("PAY-C58")]
    [Verifies("PAY-10.6")]
    public static async Task Excluded_lines_are_not_paid(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var (once, last) = (await bulk.Ledger.OpenAsync(), await bulk.Ledger.OpenAsync());
        var batch = await bulk.ReleasedAsync("1.00", null, once, once, last);
        await bulk.MustCompleteAsync(batch);
        await bulk.Ledger.MustHoldAsync(once, "1.00");
        await bulk.Ledger.MustHoldAsync(last, "1.00");
        await bulk.Ledger.MustHoldAsync(bulk.Debtor, "-2.00");
    }

    [Check("PAY-C59")]
    [Verifies("PAY-10.10")]
    public static async Task Each_line_moves_its_amount_once_by_a_transfer_of_its_own(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var accounts = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            accounts.Add(await bulk.Ledger.OpenAsync());
        }

        var batch = await bulk.ReleasedAsync("1.25", null, [.. accounts]);
        await bulk.MustCompleteAsync(batch);
        foreach (var account in accounts)
        {
            await bulk.Ledger.MustHoldAsync(account, "1.25");
        }

        await bulk.Ledger.MustHoldAsync(bulk.Debtor, "-15.00");
        var transfers = (await bulk.LinesAsync(batch)).Select(line => line.GetProperty("transferId").GetString()!).ToHashSet();
        Expect.Equal(accounts.Count, transfers.Count, "transfers of the lines");
        foreach (var transfer in transfers)
        {
            (await bulk.Ledger.Call("getReceipt").Path("transferId", transfer).SendAsync(bulk.Ledger.Owner)).MustBe(200);
        }
    }

    [Check("PAY-C60")]
    [Verifies("PAY-10.16")]
    public static async Task The_result_names_each_line_with_its_outcome(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var shop = await bulk.Ledger.OpenAsync();
        var batch = await bulk.ReleasedAsync("1.00", null, shop, shop);
        await bulk.MustCompleteAsync(batch);
        var transfer = (await bulk.LinesAsync(batch))[0].GetProperty("transferId").GetString();
        var result = (await bulk.Call("getBatchResult", batch).SendAsync(bulk.Ledger.Owner)).MustBe(200);
        Expect.Equal(
            $"line,status,accountId,address,amount,reference,code,transferId\r\n1,paid,{shop},,1.00,conformance,,{transfer}\r\n2,excluded,{shop},,1.00,conformance,duplicate,\r\n",
            result.Text,
            "result",
            result);
    }

    [Check("PAY-C61")]
    [Verifies("PAY-10.7")]
    public static async Task Who_made_a_batch_does_not_release_it(CheckRun run)
    {
        var theirs = await Bulk.OpenAsync(run);
        var own = await Bulk.OpenAsync(run, owner: run.A.Releaser);
        var shop = await theirs.Ledger.OpenAsync();
        await run.ControlAsync("another releases", async () => (await theirs.ReleaseAsync(await theirs.ValidatedAsync("1.00", Ahead, shop))).MustBe(200));
        await run.AttackAsync(async () =>
        {
            var batch = await own.ValidatedAsync("1.00", Ahead, shop);
            (await own.ReleaseAsync(batch)).MustBeRefused(409, "PAY-0419");
            Expect.Equal("validated", await own.StatusAsync(batch), "state of the batch");
        });
    }

    [Check("PAY-C62")]
    [Verifies("PAY-10.8")]
    public static async Task A_batch_beyond_the_budget_is_not_released(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run, "-10.00");
        var shop = await bulk.Ledger.OpenAsync();
        await run.ControlAsync("a batch within the budget is released", async () => await bulk.ReleasedAsync("4.00", Ahead, shop));
        await run.AttackAsync(async () =>
        {
            var (alone, together) = (await bulk.ValidatedAsync("10.01", Ahead, shop), await bulk.ValidatedAsync("6.01", Ahead, shop));
            foreach (var batch in new[] { alone, together })
            {
                (await bulk.ReleaseAsync(batch)).MustBeRefused(409, "PAY-0409");
                Expect.Equal("validated", await bulk.StatusAsync(batch), "state of the batch");
            }
        });
    }

    [Check("PAY-C63")]
    [Verifies("PAY-10.9")]
    public static async Task What_is_reserved_is_not_spent_otherwise(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run, "-10.00");
        var shop = await bulk.Ledger.OpenAsync();
        await bulk.ReleasedAsync("7.00", Ahead, shop);
        await run.ControlAsync("what is not reserved is spent", async () => (await bulk.Ledger.PayAsync(bulk.Debtor, shop, "2.00")).MustBe(201));
        await run.AttackAsync(async () => (await bulk.Ledger.PayAsync(bulk.Debtor, shop, "1.01")).MustBeRefused(409, "PAY-0409"));
        (await bulk.Ledger.PayAsync(bulk.Debtor, shop, "1.00")).MustBe(201);
    }

    [Check("PAY-C64")]
    [Verifies("PAY-10.14")]
    public static async Task The_end_of_a_batch_frees_what_it_reserved(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run, "-10.00");
        var shop = await bulk.Ledger.OpenAsync();
        var batch = await bulk.ReleasedAsync("7.00", Ahead, shop);
        (await bulk.Ledger.PayAsync(bulk.Debtor, shop, "10.00")).MustBeRefused(409, "PAY-0409");
        (await bulk.ActAsync("cancelBatch", batch)).MustBe(200);
        (await bulk.Ledger.PayAsync(bulk.Debtor, shop, "10.00")).MustBe(201);
    }
}
