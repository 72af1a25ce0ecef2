using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 10 of the payment rules: what is uploaded, and what validation finds.</summary>
[Touches]
internal static class BatchUploadChecks
{
    private static readonly string[] Looks = ["getBatch", "listBatchLines", "getBatchReport", "getBatchResult", "getBatchStatusReport"];

    [Check("PAY-C53")]
    [Verifies("PAY-10.1")]
    public static async Task A_batch_is_seen_by_its_maker_and_by_who_may_release_it(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var batch = await bulk.ValidatedAsync("1.00", null, await bulk.Ledger.OpenAsync());
        await run.ControlAsync("maker and releaser look at it", async () =>
        {
            foreach (var look in Looks)
            {
                (await bulk.Call(look, batch).SendAsync(run.A.Treasury)).MustBe(200);
                (await bulk.Call(look, batch).SendAsync(run.A.Releaser)).MustBe(200);
            }
        });
        await run.AttackAsync(async () =>
        {
            foreach (var (look, stranger) in Looks.SelectMany(look => new[] { (look, run.A.Rival), (look, run.B.Releaser) }))
            {
                (await bulk.Call(look, batch).SendAsync(stranger)).MustBeRefused(404, "PAY-0404");
            }
        });
    }

    [Check("PAY-C54")]
    [Verifies("PAY-10.2")]
    public static async Task A_malformed_line_is_named_and_no_line_is_kept(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var good = Bulk.Line(await bulk.Ledger.OpenAsync(), "1.00");
        await run.ControlAsync("good lines are taken", async () => (await bulk.UploadAsync(await bulk.AnnounceAsync(1, "1.00"), good)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            var batch = await bulk.AnnounceAsync(3, "3.00");
            foreach (var bad in new[]
            {
                "", "{", "[]", good.Replace("1.00", "1.001", StringComparison.Ordinal), good.Replace("1.00", "0.00", StringComparison.Ordinal), good.Replace("1.00", "-1.00", StringComparison.Ordinal),
                good.Replace("accountId", "account", StringComparison.Ordinal), good.Replace("\"reference\"", "\"address\"", StringComparison.Ordinal), Bulk.LineTo("no address", "1.00"),
            })
            {
                var refused = (await bulk.UploadAsync(batch, good, bad, good)).MustBeRefused(400, "API-0400");
                var place = refused.Json.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0 ? errors[0].GetProperty("pointer").GetString()! : "";
                Expect.That($"{place}/".StartsWith("/lines/2/", StringComparison.Ordinal), "errors with the pointer /lines/2", place, refused);
                Expect.Equal(0, (await bulk.LinesAsync(batch)).Count, "lines of the batch");
            }

            Expect.Equal("received", await bulk.StatusAsync(batch), "state of the batch");
        });
    }

    [Check("PAY-C55")]
    [Verifies("PAY-10.3")]
    public static async Task A_batch_that_is_not_what_was_announced_is_rejected(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        string[] lines = [Bulk.Line(await bulk.Ledger.OpenAsync(), "1.00"), Bulk.Line(await bulk.Ledger.OpenAsync(), "2.00")];
        await run.ControlAsync("what was announced is validated", async () => Expect.Equal("validated", await UploadedAsync(2, "3.00"), "state of the batch"));
        await run.AttackAsync(async () =>
        {
            Expect.Equal("rejected", await UploadedAsync(3, "3.00"), "state of a batch with a line too few");
            Expect.Equal("rejected", await UploadedAsync(1, "3.00"), "state of a batch with a line too many");
            Expect.Equal("rejected", await UploadedAsync(2, "3.01"), "state of a batch with another sum");
        });

        async Task<string> UploadedAsync(int count, string total)
        {
            var batch = await bulk.AnnounceAsync(count, total);
            (await bulk.UploadAsync(batch, lines)).MustBe(200);
            return await bulk.StatusAsync(batch);
        }
    }

    [Check("PAY-C56")]
    [Verifies("PAY-10.4")]
    public static async Task Lines_that_must_not_be_paid_are_excluded(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var ledger = bulk.Ledger;
        var (frozen, closed, abroad) = (await ledger.OpenAsync(), await ledger.OpenAsync(), await ledger.OpenAsync(currency: ledger.OtherCurrency));
        (await ledger.ChangeAsync("freezeAccount", frozen)).MustBe(200);
        (await ledger.ChangeAsync("closeAccount", closed)).MustBe(200);
        var batch = await bulk.AnnounceAsync(7, "7.00");
        (await bulk.UploadAsync(
            batch,
            Bulk.Line(await ledger.OpenAsync(), "1.00"),
            Bulk.Line(run.NewId(), "1.00"),
            Bulk.LineTo((await Addresses.OfAsync(run, ledger.Owner)).New(), "1.00"),
            Bulk.Line(frozen, "1.00"),
            Bulk.Line(closed, "1.00"),
            Bulk.Line(abroad, "1.00"),
            Bulk.Line(bulk.Debtor, "1.00"))).MustBe(200);
        Expect.Equal("2 unknown, 3 unknown, 4 inactive, 5 inactive, 6 currency, 7 debtor", await bulk.FindingsAsync(batch), "findings");
    }

    [Check("PAY-C57")]
    [Verifies("PAY-10.5")]
    public static async Task Of_the_lines_to_one_account_the_first_stays(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var (shop, other) = (await bulk.Ledger.OpenAsync(), await bulk.Ledger.OpenAsync());
        var address = await (await Addresses.OfAsync(run, bulk.Ledger.Owner)).MakeAsync(shop);
        var batch = await bulk.AnnounceAsync(5, "5.00");
        (await bulk.UploadAsync(
            batch, Bulk.LineTo(address, "1.00"), Bulk.Line(other, "1.00"), Bulk.LineTo(address.ToUpperInvariant(), "1.00"), Bulk.Line(shop, "1.00"), Bulk.Line(other, "1.00"))).MustBe(200);
        Expect.Equal("3 duplicate, 4 duplicate, 5 duplicate", await bulk.FindingsAsync(batch), "findings");
    }
}
