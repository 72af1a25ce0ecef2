using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 10 of the payment rules: batches that come as pain.001.</summary>
[Touches]
internal static class BatchMessageChecks
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Check("PAY-C160")]
    [Verifies("PAY-10.17")]
    public static async Task A_message_that_breaks_its_form_is_refused_where_it_does(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var message = new BulkMessage(bulk);
        var good = message.Write(message.Line(BulkMessage.ToAccount(await bulk.Ledger.OpenAsync()), "1.00"));
        await run.ControlAsync("a good message is taken", async () => await TakenAsync(bulk, good));
        await run.AttackAsync(async () =>
        {
            var batch = await bulk.AnnounceAsync(1, "1.00");
            good = good.Replace(message.MessageId, BulkMessage.AccountOf(run.NewId()), StringComparison.Ordinal);
            foreach (var (bad, place) in new[]
            {
                ($"<!DOCTYPE Document>{good}", "/lines/0"),
                (good[..^1], "/lines/1"),
                (Put("<PmtMtd>TRF</PmtMtd>", ""), "/lines/0/PmtInf"),
                (Put("<Dbtr/>", "<Dbtr/><Dbtr/>"), "/lines/0/PmtInf"),
                (Put("pain.001.001.09", "pain.001.001.03"), "/lines/0"),
                (Put("conformance-1", new string('1', 36)), "/lines/1/PmtId/EndToEndId"),
                (Put(">1.00<", ">1.001<"), "/lines/1/Amt/InstdAmt"),
            })
            {
                var refused = (await UploadAsync(bulk, batch, bad)).MustBeRefused(400, "API-0400");
                var found = refused.Json.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0 ? errors[0].GetProperty("pointer").GetString()! : "";
                Expect.Equal(place, found, "pointer", refused);
            }

            Expect.Equal(0, (await bulk.LinesAsync(batch)).Count, "lines of the batch");
            Expect.Equal("received", await bulk.StatusAsync(batch), "state of the batch");
        });

        string Put(string what, string by) => good.Replace(what, by, StringComparison.Ordinal);
    }

    [Check("PAY-C161")]
    [Verifies("PAY-10.18")]
    [Verifies("PAY-10.19")]
    public static async Task A_line_of_a_message_pays_whom_it_names_with_its_reference(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var (one, two) = (await bulk.Ledger.OpenAsync(), await bulk.Ledger.OpenAsync());
        var address = await (await Addresses.OfAsync(run, bulk.Ledger.Owner)).MakeAsync(two);
        var message = new BulkMessage(bulk) { Totals = "<NbOfTxs>2</NbOfTxs>" };
        var batch = await bulk.AnnounceAsync(2, "3.50");
        var text = message.Write(
            message.Line(BulkMessage.ToAccount(one), "1", more: "<RmtInf><Ustrd>first</Ustrd><Ustrd>second</Ustrd></RmtInf>"),
            message.Line(BulkMessage.ToAddress(address), "2.500", "end-2", ""));
        Expect.Equal("validated", (await UploadAsync(bulk, batch, text)).MustBe(200).Member("status"), "state of the batch");
        var lines = (await bulk.LinesAsync(batch)).ConvertAll(line => line.GetProperty("payment"));
        Expect.Equal(2, lines.Count, "lines of the batch");
        Expect.Equal($"{one} 1.00 first", $"{Text(lines[0], "accountId")} {Text(lines[0], "amount")} {Text(lines[0], "reference")}", "first line");
        Expect.Equal($"{address} 2.50 end-2", $"{Text(lines[1], "address")} {Text(lines[1], "amount")} {Text(lines[1], "reference")}", "second line");
    }

    [Check("PAY-C162")]
    [Verifies("PAY-10.20")]
    public static async Task A_message_of_another_account_is_refused(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var line = new BulkMessage(bulk).Line(BulkMessage.ToAccount(await bulk.Ledger.OpenAsync()), "1.00");
        var other = await bulk.Ledger.OpenTreasuryAsync();
        await run.ControlAsync("a message of the batch's account is taken", async () => await TakenAsync(bulk, new BulkMessage(bulk).Write(line)));
        await run.AttackAsync(async () => (await UploadAsync(bulk, await bulk.AnnounceAsync(1, "1.00"), new BulkMessage(bulk) { Debtor = other }.Write(line))).MustBeRefused(422, "PAY-0495"));
    }

    [Check("PAY-C163")]
    [Verifies("PAY-10.21")]
    public static async Task A_message_that_counts_otherwise_is_rejected(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var line = new BulkMessage(bulk).Line(BulkMessage.ToAccount(await bulk.Ledger.OpenAsync()), "1.00");
        const string Right = "<NbOfTxs>1</NbOfTxs><CtrlSum>1.0</CtrlSum>";
        string[] wrong = ["<NbOfTxs>2</NbOfTxs>", "<NbOfTxs>1</NbOfTxs><CtrlSum>1.01</CtrlSum>"];
        await run.ControlAsync("right totals are validated", async () => await JudgedAsync(Right, Right, "validated"));
        await run.AttackAsync(async () =>
        {
            foreach (var totals in wrong)
            {
                await JudgedAsync(totals, "", "rejected");
                await JudgedAsync(Right, totals, "rejected");
            }
        });

        async Task JudgedAsync(string totals, string part, string status)
        {
            var batch = await bulk.AnnounceAsync(1, "1.00");
            Expect.Equal(status, (await UploadAsync(bulk, batch, new BulkMessage(bulk) { Totals = totals, PartTotals = part }.Write(line))).MustBe(200).Member("status"), "state of the batch");
        }
    }

    [Check("PAY-C164")]
    [Verifies("PAY-10.22")]
    public static async Task A_message_is_not_paid_before_the_day_that_it_asks_for(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var line = new BulkMessage(bulk).Line(BulkMessage.ToAccount(await bulk.Ledger.OpenAsync()), "1.00");
        var later = DateTimeOffset.Parse(await AskedPayment.ExpiryAsync(run, 3 * Day), CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await run.ControlAsync("a batch that pays on that day takes it", async () =>
            (await UploadAsync(bulk, await bulk.AnnounceAsync(1, "1.00", 4 * Day), new BulkMessage(bulk) { Day = later }.Write(line))).MustBe(200));
        await run.AttackAsync(async () => (await UploadAsync(bulk, await bulk.AnnounceAsync(1, "1.00", Day), new BulkMessage(bulk) { Day = later }.Write(line))).MustBeRefused(422, "PAY-0496"));
    }

    [Check("PAY-C165")]
    [Verifies("PAY-10.23")]
    public static async Task A_message_is_one_batch(CheckRun run)
    {
        var bulk = await Bulk.OpenAsync(run);
        var message = new BulkMessage(bulk);
        var text = message.Write(message.Line(BulkMessage.ToAccount(await bulk.Ledger.OpenAsync()), "1.00"));
        await run.ControlAsync("the message is taken once", async () => await TakenAsync(bulk, text));
        await run.AttackAsync(async () =>
        {
            var batch = await bulk.AnnounceAsync(1, "1.00");
            (await UploadAsync(bulk, batch, text)).MustBeRefused(409, "PAY-0497");
            Expect.Equal("received", await bulk.StatusAsync(batch), "state of the batch");
        });
    }

    private static string Text(System.Text.Json.JsonElement payment, string member) => payment.TryGetProperty(member, out var value) ? value.GetString()! : "";

    private static Task<Answer> UploadAsync(Bulk bulk, string batch, string text) => bulk.Call("uploadBatchLines", batch).Key().Raw(text, BulkMessage.MediaType).SendAsync(bulk.Ledger.Owner);

    private static async Task TakenAsync(Bulk bulk, string text) =>
        Expect.Equal("validated", (await UploadAsync(bulk, await bulk.AnnounceAsync(1, "1.00"), text)).MustBe(200).Member("status"), "state of the batch");
}
